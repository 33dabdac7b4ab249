//! The project itself: its public types, its pages, and the layers of its sources.

#[path = "../common/mod.rs"]
mod common;

mod api;
mod docs;
mod layers;
