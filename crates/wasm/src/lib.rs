//! arabic-text as a WebAssembly module, for the JavaScript of `js/`.
//!
//! | file | subject |
//! |---|---|
//! | `border.rs` | the functions that JavaScript calls |
//! | `session.rs` | texts that came in, compiled profiles, the answer to the last call |
//! | `incoming.rs` | a text that came in |
//! | `verbs.rs` | what the library is asked, and how the answer is written |
//! | `reply.rs` | an answer: numbers and text |
//! | `utf16.rs` | text and places as JavaScript has them |
//! | `menu.rs` | names of profiles, options and values, as the library tells them |
//!
//! It is of no target in particular: it imports nothing, so any WebAssembly target of the compiler will do.

#![cfg_attr(target_family = "wasm", no_std)]
// Natively there are tests alone.
#![cfg_attr(not(target_family = "wasm"), allow(dead_code))]

extern crate alloc;

#[cfg(target_family = "wasm")]
mod border;
mod incoming;
mod menu;
mod reply;
mod session;
mod utf16;
mod verbs;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// No input makes the library panic: should it do so, the call ends with a `RuntimeError` of JavaScript.
#[cfg(target_family = "wasm")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
