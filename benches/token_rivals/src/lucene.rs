//! Lucene in a process of its own. It takes turns like the other contenders, and reports its times.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// The environment variable with the class path: jars with lucene-core and lucene-analysis-common.
const CLASS_PATH: &str = "ARABIC_TEXT_LUCENE";
const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Lucene.java");
/// The time of warming up. The compiler of Java has compiled all hot code after a fraction of it.
const WARM: Duration = Duration::from_secs(2);

pub(crate) struct Lucene {
    process: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
    pub(crate) version: String,
}

impl Lucene {
    /// Starts the process, or prints why it cannot.
    pub(crate) fn start() -> Result<Self, String> {
        let class_path = std::env::var_os(CLASS_PATH)
            .ok_or_else(|| format!("{CLASS_PATH} names no jar (`tools/peers/compare.py --pyserini` gets one)"))?;
        let java = std::env::var_os("JAVA_HOME").map_or(OsString::from("java"), |mut home| {
            home.push("/bin/java");
            home
        });
        let mut command = Command::new(&java);
        command.args(["-XX:+UseSerialGC", "-Xms512m", "-cp"]).arg(class_path).arg(PROGRAM);
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .map_err(|error| format!("no Java: {}: {error}", java.display()))?;
        let to = process.stdin.take();
        let mut from = BufReader::new(process.stdout.take().expect("it is piped"));
        let mut version = String::new();
        from.read_line(&mut version).map_err(|error| error.to_string())?;
        if version.is_empty() {
            return Err("Java did not start it: Lucene 10 wants Java 21 or newer (JAVA_HOME)".into());
        }
        Ok(Self { process, to, from, version: version.trim().into() })
    }

    fn ask(&mut self, text: &str) -> String {
        let to = self.to.as_mut().expect("it is open until the end");
        let length = u32::try_from(text.len()).expect("a piece of a text");
        to.write_all(&length.to_be_bytes()).and_then(|()| to.write_all(text.as_bytes())).expect("Lucene reads");
        to.flush().expect("Lucene reads");
        let mut answer = String::new();
        self.from.read_line(&mut answer).expect("Lucene answers");
        answer
    }

    /// Returns the time for the analysis of a text.
    pub(crate) fn time(&mut self, text: &str) -> Duration {
        let answer = self.ask(text);
        let nanoseconds = answer.split_whitespace().next().and_then(|field| field.parse().ok());
        Duration::from_nanos(nanoseconds.unwrap_or_else(|| panic!("not a time: {answer:?}")))
    }

    /// Returns the tokens of a short text.
    pub(crate) fn tokens(&mut self, text: &str) -> Vec<String> {
        self.ask(text).trim_end().split('\t').skip(3).map(str::to_owned).collect()
    }

    /// Analyzes the parts until Java has compiled the code.
    pub(crate) fn warm_up(&mut self, pieces: &[&str]) {
        let start = Instant::now();
        while start.elapsed() < WARM {
            for piece in pieces {
                self.time(piece);
            }
        }
    }
}

impl Drop for Lucene {
    fn drop(&mut self) {
        self.to = None;
        let _ = self.process.wait();
    }
}
