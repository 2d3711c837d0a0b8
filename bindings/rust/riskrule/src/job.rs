use std::fmt;
use std::time::Duration;

use crate::{raw, Limits, Pack, Result};

/// How to assess many matters.
#[derive(Clone, Debug, Default)]
pub struct JobOptions {
    /// Threads of the job; 0: one per processor.
    pub threads: u32,
    /// As in [`AssessOptions`](crate::AssessOptions).
    pub as_of: Option<String>,
    /// Names the text in diagnostics.
    pub file: Option<String>,
    /// Bounds of each matter.
    pub limits: Limits,
}

/// How far a [`Job`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Matters that are done.
    pub done: u64,
    /// Matters in all.
    pub total: u64,
    /// Whether all is over.
    pub over: bool,
}

/// Assesses many matters in threads of its own, and can be asked how far it is, by any thread. Dropping it cancels it
/// and waits for its threads.
pub struct Job(raw::Job);

impl Job {
    /// Begins to assess the matters of an NDJSON text, a matter a line. `pack` `None`: as in
    /// [`Matter::assess`](crate::Matter::assess).
    pub fn start(ndjson: &[u8], pack: Option<&Pack>, options: &JobOptions) -> Result<Job> {
        raw::job_assess(ndjson, pack.map(|pack| &pack.0), options).map(Job)
    }

    /// How far it is.
    pub fn poll(&self) -> Progress {
        self.wait(Duration::ZERO)
    }

    /// Waits at most so long, and tells how far it is.
    pub fn wait(&self, at_most: Duration) -> Progress {
        let milliseconds = at_most.as_millis().try_into().unwrap_or(u32::MAX);
        let (done, total, over) = raw::job_wait(&self.0, milliseconds);
        Progress { done, total, over }
    }

    /// Asks it to stop; what is under way is finished.
    pub fn cancel(&self) {
        raw::job_cancel(&self.0)
    }

    /// Waits for the end and gives NDJSON, a line for each matter in the order of the text: `{"line", "assessment"}` or
    /// `{"line", "problems"}`. [`Status::Stopped`](crate::Status::Stopped) if it was cancelled before the end.
    pub fn result(&self) -> Result<String> {
        raw::job_result(&self.0)
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Job").field(&self.poll()).finish()
    }
}
