//! Parts of one text folded on several threads, and written in order.
//!
//! A thread takes the next part under a lock, folds it, waits for its turn, and writes it. The turn
//! goes from part to part through channels. A thread that fails keeps its turn, so the channel to
//! the next part closes, and all threads behind it end without writing.

use std::hint::spin_loop;
use std::io::Write;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, RecvError, SyncSender, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::Job;
use super::parts::Parts;
use super::pieces::{InvalidAt, PartFolder};
use super::text::Place;

/// The number of bytes of a part: many enough that handing the turn over costs little, few enough
/// that the part and what it is folded to stay in the cache of a processor.
pub(super) const PART: usize = 256 * 1024;

/// How long a thread asks again and again for what another thread is about to give, before it
/// sleeps. It is several times as long as reading a part takes. To sleep and to be woken takes about as long as
/// to fold a part where the processor is virtual, and would come with every second part.
const PATIENCE: Duration = Duration::from_micros(100);

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
    let mut folder = PartFolder::new(&job.normalizer, job.opening.lossy, PART);
    while let Some(taken) = take(queue, &mut buffer) {
        let part = &buffer[..taken.length];
        let result = folder.fold(part);
        let Ok(mut turn) = receive(&taken.turn) else { break };
        turn.out.write_all(folder.folded())?;
        let lines = result.map_err(|InvalidAt(at)| turn.place.invalid(turn.place.offset + at as u64, part))?;
        turn.place.pass(part.len(), lines);
        // Fails if the thread of the next part has failed.
        let _ = taken.next.send(turn);
    }
    Ok(())
}

/// Reads the next part, and puts itself between it and the part behind it.
fn take<'a>(queue: &Mutex<Queue<'a>>, buffer: &mut [u8]) -> Option<Taken<'a>> {
    let mut queue = lock(queue);
    let length = queue.parts.next(buffer)?;
    let (next, turn) = sync_channel(1);
    Some(Taken { length, turn: std::mem::replace(&mut queue.turn, turn), next })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    ask_for(|| mutex.try_lock().ok()).unwrap_or_else(|| mutex.lock().unwrap_or_else(PoisonError::into_inner))
}

fn receive<T>(receiver: &Receiver<T>) -> Result<T, RecvError> {
    ask_for(|| receiver.try_recv().ok()).map_or_else(|| receiver.recv(), Ok)
}

/// Asks until there is an answer or patience ends.
fn ask_for<T>(mut answer: impl FnMut() -> Option<T>) -> Option<T> {
    let mut since = None;
    loop {
        let found = answer();
        if found.is_some() || since.get_or_insert_with(Instant::now).elapsed() > PATIENCE {
            return found;
        }
        for _ in 0..16 {
            spin_loop();
        }
    }
}
