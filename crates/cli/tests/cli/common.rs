//! What the tests of all commands need.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use assert_cmd::assert::Assert;

pub(crate) fn artext(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_artext"));
    command.args(args);
    command
}

/// Runs it with something on standard input.
pub(crate) fn run(args: &[&str], input: impl AsRef<[u8]>) -> Assert {
    artext(args).write_stdin(input.as_ref()).assert()
}

/// Standard output of a run that ends with a code, as text.
pub(crate) fn output(args: &[&str], input: impl AsRef<[u8]>, code: i32) -> String {
    let assert = run(args, input).code(code);
    String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8 comes out")
}

/// Standard error of a run that ends with a code.
pub(crate) fn error(args: &[&str], input: impl AsRef<[u8]>, code: i32) -> String {
    let assert = run(args, input).code(code);
    String::from_utf8(assert.get_output().stderr.clone()).expect("messages are UTF-8")
}

/// A folder with files, removed in the end.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder"));
        for (name, bytes) in files {
            folder.write(name, bytes);
        }
        folder
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(&path, bytes).expect("a file can be written");
        path
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("a file can be read")
    }

    /// The names of all files directly in it.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder can be read");
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs the command inside of it.
    pub(crate) fn artext(&self, args: &[&str]) -> Command {
        let mut command = artext(args);
        command.current_dir(self.0.path());
        command
    }

    pub(crate) fn output(&self, args: &[&str], code: i32) -> String {
        let assert = self.artext(args).assert().code(code);
        String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8 comes out")
    }

    pub(crate) fn error(&self, args: &[&str], code: i32) -> String {
        let assert = self.artext(args).assert().code(code);
        String::from_utf8(assert.get_output().stderr.clone()).expect("messages are UTF-8")
    }
}

/// A text in which paths are written as the system writes them.
pub(crate) fn with_native_paths(text: &str) -> String {
    text.replace('/', std::path::MAIN_SEPARATOR_STR)
}

/// Real texts: those of `ARABIC_TEXT_CORPORA`, else the sample of the library.
pub(crate) fn real_texts() -> Vec<PathBuf> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/sample_news.txt");
    let Some(folder) = std::env::var_os("ARABIC_TEXT_CORPORA") else { return vec![sample] };
    let entries = fs::read_dir(folder).expect("ARABIC_TEXT_CORPORA is a folder");
    let mut texts: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    texts.push(sample);
    texts
}

/// A text of some megabytes, in which every line changes.
pub(crate) fn long_text(lines: usize) -> String {
    let line = "ذَهَبَ الوَلَدُ إِلَى المَدْرَسَةِ صَبَاحًا ثُمَّ عَادَ مَسَاءً إِلَى بَيْتِهِ\n";
    line.repeat(lines)
}
