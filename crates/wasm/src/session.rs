//! What lasts from one call to the next.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use arabic_text::{Normalizer, Profile};

use crate::incoming::Incoming;
use crate::menu;
use crate::reply::Reply;

/// Texts that came in, compiled profiles under their numbers, the answer to the last call.
pub(crate) struct Session {
    texts: [Incoming; 2],
    normalizers: Vec<Option<Normalizer>>,
    pub(crate) reply: Reply,
}

impl Session {
    pub(crate) const fn new() -> Self {
        Self { texts: [Incoming::new(), Incoming::new()], normalizers: Vec::new(), reply: Reply::new() }
    }

    /// Room for a text of so many units: the first one of a call, or the second one.
    pub(crate) fn room(&mut self, which: usize, units: usize) -> &mut [u16] {
        self.texts[which].room(units)
    }

    /// The two texts that came in, and a place for the answer.
    pub(crate) fn texts(&mut self, lengths: [usize; 2]) -> ([&str; 2], &mut Reply) {
        self.reply.clear();
        let [first, second] = &mut self.texts;
        ([first.text(lengths[0]), second.text(lengths[1])], &mut self.reply)
    }

    /// Compiles the profile that the first text names: gives its number, or none, and the error as the answer.
    pub(crate) fn compile(&mut self, length: usize) -> Option<usize> {
        let ([text, _], reply) = self.texts([length, 0]);
        match text.parse::<Profile>() {
            Ok(profile) => Some(self.keep(Normalizer::new(profile))),
            Err(error) => {
                let offset = error.offset().unwrap_or(0).min(text.len());
                let units = text[..offset].encode_utf16().count();
                reply.string(&error.to_string());
                reply.number(units);
                None
            }
        }
    }

    fn keep(&mut self, normalizer: Normalizer) -> usize {
        let free = self.normalizers.iter().position(Option::is_none);
        let number = free.unwrap_or_else(|| {
            self.normalizers.push(None);
            self.normalizers.len() - 1
        });
        self.normalizers[number] = Some(normalizer);
        number
    }

    /// A clone, which is a reference count: the session can be written to beside it.
    pub(crate) fn normalizer(&self, number: usize) -> Normalizer {
        self.normalizers.get(number).and_then(Option::clone).unwrap_or_else(|| Normalizer::search().clone())
    }

    pub(crate) fn release(&mut self, number: usize) {
        if let Some(place) = self.normalizers.get_mut(number) {
            *place = None;
        }
    }

    /// How many compiled profiles there are: what was released is none.
    pub(crate) fn alive(&self) -> usize {
        self.normalizers.iter().flatten().count()
    }

    /// The text form of a profile, its fingerprint, and the value of each option.
    pub(crate) fn describe(&mut self, number: usize) {
        let normalizer = self.normalizer(number);
        let profile: &Profile = normalizer.profile();
        let reply = &mut self.reply;
        reply.clear();
        reply.string(&profile.to_string());
        reply.string(&format!("{:016x}", profile.fingerprint()));
        reply.list(menu::options().iter().map(|option| menu::value(profile, option)));
    }

    /// The names of profiles; the names of options, each with those of its values.
    pub(crate) fn menu(&mut self) {
        let reply = &mut self.reply;
        reply.clear();
        reply.list(menu::profiles().iter());
        let options = menu::options();
        reply.list(options.iter());
        for option in &options {
            reply.list(menu::values(option).iter());
        }
    }
}
