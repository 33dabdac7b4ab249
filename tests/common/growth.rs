//! A check that time grows linearly with the length of a text.
//!
//! Machines are slow and busy in different ways, so a time is compared with another time of the
//! same run, and the best of several runs counts. Where Linux reports it, only the processor time
//! of the thread counts.

use std::time::{Duration, Instant};

/// How many times longer the longer text is, and how many times longer it may take: 4 would be
/// linear, 16 quadratic.
const GROWTH: usize = 4;
const LARGEST_RATIO: u32 = 9;
const RUNS: usize = 7;
/// Quadratic time takes longer than this at the lengths that tests use.
const SURELY_LINEAR: Duration = Duration::from_millis(50);

/// Fails if a text four times as long as `length` takes more than nine times as long. `make` builds
/// the text and is not timed, `run` is timed.
pub(crate) fn assert_linear<T>(name: &str, length: usize, make: impl Fn(usize) -> T, run: impl Fn(&T)) {
    let (short, long) = (make(length), make(GROWTH * length));
    let time = |input| {
        let clock = Clock::start();
        run(input);
        clock.elapsed()
    };
    if time(&long) < SURELY_LINEAR {
        return;
    }
    let best = |input| (0..RUNS).map(|_| time(input)).min().unwrap_or_default();
    let (short, long) = (best(&short), best(&long));
    let is_linear = long < SURELY_LINEAR || long < LARGEST_RATIO * short;
    assert!(is_linear, "{name}: {short:?}, and {long:?} for a text {GROWTH} times as long");
}

/// The processor time of this thread where Linux reports it, otherwise the wall clock.
enum Clock {
    Processor(Duration),
    Wall(Instant),
}

impl Clock {
    fn start() -> Self {
        processor_time().map_or_else(|| Self::Wall(Instant::now()), Self::Processor)
    }

    fn elapsed(&self) -> Duration {
        match self {
            Self::Processor(start) => processor_time().unwrap_or_default().saturating_sub(*start),
            Self::Wall(start) => start.elapsed(),
        }
    }
}

fn processor_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
