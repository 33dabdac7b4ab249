//! Parts of one text folded on several threads, and written in order.
//!
//! A thread takes the next part under a lock, folds it, waits for its turn, and writes it. The turn
//! goes from part to part through channels. A thread that fails keeps its turn, so the channel to
//! the next part closes, and all threads behind it end without writing.

use std::io::Write;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};
use arabic_text::{Stream, StreamError};

use super::Job;
use super::parts::Parts;
use super::text::Place;
use crate::input::Lines;

/// The number of bytes of a part: many enough that handing the turn over costs little, few enough
/// that the part and what it is folded to stay in the cache of a processor.
pub(super) const PART: usize = 512 * 1024;

/// The maximum number of threads. Each needs memory for its part and the folded part, and since
/// parts are read one after the other, reading is the limit with more threads.
const THREADS: usize = 8;

/// The right to write the part that comes next.
struct Turn<'a> {
    out: &'a mut (dyn Write + Send),
    /// Where the part begins.
    place: Place,
}

/// The parts that are yet to be folded.
struct Queue<'a> {
    parts: Parts,
    /// Gives the next part its turn.
    turn: Receiver<Turn<'a>>,
}

/// A part that was taken from the queue.
struct Taken<'a> {
    length: usize,
    turn: Receiver<Turn<'a>>,
    next: SyncSender<Turn<'a>>,
}

/// Folds parts until the next one has no end. Returns the rest of the text and where it begins.
pub(super) fn fold(parts: Parts, place: Place, job: &Job, out: &mut (dyn Write + Send)) -> Result<(Parts, Place)> {
    let (first, turn) = sync_channel(1);
    // The channel has room for one turn, and its receiver is in the queue.
    let _ = first.send(Turn { out, place });
    let queue = Mutex::new(Queue { parts, turn });
    thread::scope(|scope| {
        let others: Vec<_> = (1..job.threads.min(THREADS)).map(|_| scope.spawn(|| fold_parts(&queue, job))).collect();
        let own = fold_parts(&queue, job);
        // At most one of the threads returns an error: the one that had the turn.
        others.into_iter().map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic))).fold(own, Result::and)
    })?;
    let Queue { parts, turn } = queue.into_inner().unwrap_or_else(PoisonError::into_inner);
    let turn = turn.recv().context("a part was not folded")?;
    Ok((parts, turn.place))
}

/// Folds one part after the other.
fn fold_parts(queue: &Mutex<Queue<'_>>, job: &Job) -> Result<()> {
    let mut buffer = vec![0; PART];
    let mut folding = Folding { stream: job.stream(), folded: Vec::new() };
    while let Some(taken) = take(queue, &mut buffer) {
        let part = &buffer[..taken.length];
        let result = folding.fold(part);
        let lines = Lines::of(part);
        let Ok(mut turn) = taken.turn.recv() else { break };
        turn.out.write_all(&folding.folded)?;
        result.map_err(|error| turn.place.invalid(turn.place.offset + error.offset(), part))?;
        turn.place.pass(part.len(), lines);
        // Fails if the thread of the next part has failed.
        let _ = taken.next.send(turn);
    }
    Ok(())
}

/// Reads the next part, and puts itself between it and the part behind it.
fn take<'a>(queue: &Mutex<Queue<'a>>, buffer: &mut [u8]) -> Option<Taken<'a>> {
    let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    let length = queue.parts.next(buffer)?;
    let (next, turn) = sync_channel(1);
    Some(Taken { length, turn: std::mem::replace(&mut queue.turn, turn), next })
}

/// Folds each part as a text of its own.
struct Folding {
    stream: Stream,
    folded: Vec<u8>,
}

impl Folding {
    fn fold(&mut self, part: &[u8]) -> Result<(), StreamError> {
        self.folded.clear();
        self.stream.push(part, &mut self.folded)?;
        self.stream.finish(&mut self.folded)
    }
}
