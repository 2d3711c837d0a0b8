use crate::{raw, Assessment, Format, Limits, Matter, Pack, Result};

/// How to explore.
#[derive(Clone, Debug, Default)]
pub struct ExploreOptions {
    /// As in [`AssessOptions`](crate::AssessOptions).
    pub as_of: Option<String>,
    /// Of the simulation; at most 2^63 - 1.
    pub seed: u64,
    /// Draws of the simulation; 0: none; at most 100 million.
    pub draws: u64,
    /// Ranks on either side by which a known rank may be off; 0: 1.
    pub spread: u32,
    /// Draw from PERT instead of triangular distributions.
    pub pert: bool,
    /// Bounds of the work.
    pub limits: Limits,
}

impl Matter {
    /// How firm the grade is: distance to the next, smallest changes that move it, sensitivity, measures, simulation.
    /// `pack` `None`: as in [`Matter::assess`].
    pub fn explore(&self, pack: Option<&Pack>, options: &ExploreOptions, format: Format) -> Result<String> {
        raw::explore(&self.0, pack.map(|pack| &pack.0), options, format.0)
    }
}

impl Assessment {
    /// What comes after the decision: measures overdue, triggers, duties of the time of execution, evaluators who
    /// judge themselves.
    pub fn follow_up(&self, format: Format) -> Result<String> {
        raw::follow_up(&self.matter, &self.handle, format.0)
    }

    /// The `most` assessed matters among `bases` that are nearest to this one. `features` (JSON) says by what; `None`:
    /// those that are built in.
    pub fn similar(
        &self, bases: &[&Assessment], features: Option<&[u8]>, most: usize, format: Format,
    ) -> Result<String> {
        let bases: Vec<_> = bases.iter().map(|base| base.assessed()).collect();
        raw::similar(self.assessed(), &bases, features, most, format.0)
    }

    fn assessed(&self) -> (&raw::Matter, &raw::Assessment) {
        (&self.matter, &self.handle)
    }
}

/// Assessments of one matter, under several packs or dates, side by side; at least two.
pub fn compare(assessments: &[&Assessment], format: Format) -> Result<String> {
    let all: Vec<_> = assessments.iter().map(|assessment| &assessment.handle).collect();
    raw::compare(&all, format.0)
}

/// The assessments of two versions of one matter side by side.
pub fn compare_versions(before: &Assessment, after: &Assessment, format: Format) -> Result<String> {
    raw::compare_versions(before.assessed(), after.assessed(), format.0)
}

/// Raw returns in CSV, a row for each, into counts, shares and intervals. `map` (JSON; its schema:
/// [`schema`](crate::schema) of `"survey-map"`) says what columns and words mean.
pub fn survey(csv: &[u8], file: Option<&str>, map: &[u8], format: Format) -> Result<String> {
    raw::survey(csv, file, map, format.0)
}
