use std::fmt;

/// What kind of failure an [`Error`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// A text is wrong; the error has every reason, each with its place.
    BadInput,
    /// A value is out of range, or a text has a NUL inside where none may be.
    BadArgument,
    /// Memory ran out.
    NoMemory,
    /// A defect of the library; please report it.
    Internal,
    /// A limit was passed, or [`with_go_on`](crate::with_go_on) said to stop; the error names which.
    Stopped,
}

impl Status {
    pub(crate) fn of(status: i32) -> Status {
        match status {
            riskrule_sys::RISKRULE_BAD_INPUT => Status::BadInput,
            riskrule_sys::RISKRULE_BAD_ARGUMENT => Status::BadArgument,
            riskrule_sys::RISKRULE_NO_MEMORY => Status::NoMemory,
            riskrule_sys::RISKRULE_STOPPED => Status::Stopped,
            _ => Status::Internal,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Status::BadInput => "bad_input",
            Status::BadArgument => "bad_argument",
            Status::NoMemory => "no_memory",
            Status::Internal => "internal",
            Status::Stopped => "stopped",
        })
    }
}

/// How grave a [`Diagnostic`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something to know.
    Note,
    /// Something that is hard to believe.
    Warning,
    /// Something that is wrong.
    Error,
}

/// One reason of a failure, with its place. Texts are empty, and numbers 0, where nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// Such as `json.enum`; a code never gets another meaning.
    pub code: String,
    /// One sentence, without the place.
    pub message: String,
    /// As the caller named it.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// JSON pointer.
    pub pointer: String,
    /// What was perhaps meant.
    pub guess: String,
}

/// Every failure that the library reports: one or more diagnostics. Displayed, it shows them all, with underlined
/// source lines.
#[derive(Clone, PartialEq, Eq)]
pub struct Error {
    pub(crate) status: Status,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) message: String,
    pub(crate) json: String,
}

impl Error {
    /// What kind of failure it is.
    pub fn status(&self) -> Status {
        self.status
    }

    /// The reasons, each with its place.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The reasons as a JSON list of `{severity, code, message, file, line, column, pointer, guess}`.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// An error that this crate itself, or a call without an error of its own, gives.
    pub(crate) fn of_door(status: Status, sentence: &str) -> Error {
        const CODE: &str = "rust.argument";
        Error {
            status,
            diagnostics: vec![Diagnostic {
                severity: Severity::Error,
                code: CODE.into(),
                message: sentence.into(),
                file: String::new(),
                line: 0,
                column: 0,
                pointer: String::new(),
                guess: String::new(),
            }],
            message: format!("error: {sentence} [{CODE}]\n"),
            json: format!(r#"[{{"severity":"error","code":"{CODE}","message":"{sentence}"}}]"#),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:\n{}", self.status, self.message) // what `unwrap` shows
    }
}

impl std::error::Error for Error {}
