//! Measures how much folding and stemming improve search: ranks passages for questions, and reports
//! the rank of the right passage.
//!
//! ```sh
//! cargo run --release --example retrieval -- FOLDER...
//! ```

#[path = "../bm25/mod.rs"]
mod bm25;
mod method;
mod set;
mod statistics;

use std::collections::BTreeMap;
use std::io::{IsTerminal, stderr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use method::{Method, Outcome};
use set::Set;

const USAGE: &str = "\
usage: retrieval [--distractors FILE]... [--method METHOD]... [FOLDER]...

Prints, for each way to fold and stem, the mean reciprocal rank at 10 of the right passages, with the difference to the first way of
its table and the 95 % bootstrap interval of that.

  FOLDER              a set: corpus.tsv (id, passage), queries.tsv (id, question), qrels.tsv (question, 0, passage, 1), with tabs;
                      without any, the folders of ARABIC_TEXT_CORPORA/retrieval; without that, a small set of the package
  --distractors FILE  more passages, which are right for no question, for the sets named behind it: lines of id and text
                      (.tsv) or objects with a \"text\" (.jsonl)
  --method METHOD     compare these ways instead of the usual ones: a profile in text form and, behind it, in any order, a
                      stemmer (arabic, light10, persian), exact=WEIGHT (rank by folded words too), without=questions or
                      without=function_words (leave these out of queries): 'search arabic exact=0.3 without=questions'
  --help              this text";

/// The methods that are compared, each with the first one of its group.
const GROUPS: [(&str, &[&str]); 4] = [
    (
        "Folding",
        &[
            "unvocalized",
            "none",
            "unvocalized,alef=to_bare_alef",
            "unvocalized,alef_maksura=to_yeh",
            "unvocalized,teh_marbuta=to_heh",
            "unvocalized,look_alikes=to_arabic",
            "search",
        ],
    ),
    (
        "One fold less, one more",
        &["search", "search,alef=keep", "search,alef_maksura=keep", "search,teh_marbuta=keep", "loose"],
    ),
    (
        "Stems, to folding alone",
        &[
            "search",
            "search light10",
            "search arabic",
            "search arabic exact=0.3",
            "search arabic exact=0.3 without=questions",
        ],
    ),
    (
        "Stems, to light10",
        &[
            "search light10",
            "search arabic",
            "search arabic without=questions",
            "search arabic without=function_words",
            "search arabic exact=0.3",
            "search arabic exact=0.3 without=questions",
        ],
    ),
];

#[derive(Default)]
struct Arguments {
    folders: Vec<PathBuf>,
    /// Distractors, each with the number of folders that were given before it.
    distractors: Vec<(usize, PathBuf)>,
    methods: Vec<String>,
    help: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("retrieval: {message}\n(--help says more)");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    if arguments.help {
        println!("{USAGE}");
        return Ok(());
    }
    let groups = arguments.groups()?;
    let mut sets = arguments.sets()?;
    for (before, file) in &arguments.distractors {
        let passages = set::read_passages(file)?;
        sets.iter_mut().skip(*before).for_each(|set| set.add_distractors(&passages));
    }
    let outcomes = measure(&sets, &groups);
    for set in &sets {
        let (questions, passages) = (set.questions.len(), set.passages.len());
        println!(
            "- {}: {questions} questions, {passages} passages of which {} are distractors",
            set.name, set.distractors
        );
    }
    for (title, methods) in &groups {
        print_group(title, methods, &sets, &outcomes);
    }
    Ok(())
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self::default();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} wants a value"));
            match word.as_str() {
                "--help" | "-h" => arguments.help = true,
                "--distractors" => arguments.distractors.push((arguments.folders.len(), value()?.into())),
                "--method" => arguments.methods.push(value()?),
                _ if word.starts_with('-') => return Err(format!("no option is called `{word}`")),
                _ => arguments.folders.push(word.into()),
            }
        }
        Ok(arguments)
    }

    fn groups(&self) -> Result<Vec<(String, Vec<Method>)>, String> {
        let parsed = |names: &[&str]| names.iter().map(|name| name.parse()).collect::<Result<Vec<Method>, String>>();
        if self.methods.is_empty() {
            return GROUPS.iter().map(|(title, names)| Ok(((*title).to_owned(), parsed(names)?))).collect();
        }
        let names: Vec<&str> = self.methods.iter().map(String::as_str).collect();
        Ok(vec![("Methods".to_owned(), parsed(&names)?)])
    }

    fn sets(&self) -> Result<Vec<Set>, String> {
        if !self.folders.is_empty() {
            return self.folders.iter().map(|folder| Set::read(folder)).collect();
        }
        match std::env::var_os("ARABIC_TEXT_CORPORA") {
            Some(folder) => set::read_all(&PathBuf::from(folder).join("retrieval")),
            None => {
                eprintln!(
                    "no FOLDER, and ARABIC_TEXT_CORPORA is not set: a sample of a few questions, too few for any conclusion"
                );
                Ok(vec![Set::sample()])
            }
        }
    }
}

/// The results by the names of method and set.
type Outcomes = BTreeMap<(String, String), Outcome>;

/// Runs all methods on all sets, in as many threads as there are processors.
fn measure(sets: &[Set], groups: &[(String, Vec<Method>)]) -> Outcomes {
    let methods: BTreeMap<String, &Method> =
        groups.iter().flat_map(|(_, methods)| methods).map(|method| (method.to_string(), method)).collect();
    let jobs: Vec<(&Set, &Method)> =
        sets.iter().flat_map(|set| methods.values().map(move |method| (set, *method))).collect();
    let (next, outcomes) = (AtomicUsize::new(0), Mutex::new(Outcomes::new()));
    let work = || {
        while let Some((set, method)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let outcome = method.run(set);
            let mut outcomes = outcomes.lock().expect("no thread panics");
            outcomes.insert((set.name.clone(), method.to_string()), outcome);
            show_progress(outcomes.len(), jobs.len());
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(jobs.len());
    thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    outcomes.into_inner().expect("no thread panics")
}

fn show_progress(done: usize, all: usize) {
    const WIDTH: usize = 40;
    if stderr().is_terminal() {
        let end = if done == all { "\n" } else { "" };
        eprint!("\r[{:<WIDTH$}] {done} of {all}{end}", "#".repeat(WIDTH * done / all));
    }
}

fn print_group(title: &str, methods: &[Method], sets: &[Set], outcomes: &Outcomes) {
    let outcome = |set: &Set, method: &Method| &outcomes[&(set.name.clone(), method.to_string())];
    let names = sets.iter().map(|set| format!(" {} |", set.name)).collect::<String>();
    println!("\n{title}\n\n| method |{names} terms ({}) |", sets[0].name);
    println!("|---|{}---|", "---|".repeat(sets.len()));
    for (at, method) in methods.iter().enumerate() {
        let mut row = format!("| `{method}` |");
        for set in sets {
            let ranks = &outcome(set, method).reciprocal_ranks;
            row += &format!(" {:.4}", statistics::mean(ranks));
            if at > 0 {
                let [low, high] = statistics::interval(ranks, &outcome(set, &methods[0]).reciprocal_ranks);
                row += &format!(" [{low:+.3} {high:+.3}]");
            }
            row += " |";
        }
        println!("{row} {} |", outcome(&sets[0], method).terms);
    }
}
