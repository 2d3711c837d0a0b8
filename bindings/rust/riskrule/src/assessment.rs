use std::fmt;
use std::sync::Arc;

use crate::raw::{self, AssessmentText, FindingText};
use crate::{Limits, Matter, Pack, Result};

/// Format of a report or an answer, by its number in the C ABI: a later library may have more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Format(pub i32);

impl Format {
    /// As [`schema`](crate::schema) of `"assessment"` says.
    pub const JSON: Format = Format(riskrule_sys::RISKRULE_JSON);
    /// Text for a terminal, without colours.
    pub const PLAIN: Format = Format(riskrule_sys::RISKRULE_PLAIN);
    /// The six-chapter report.
    pub const MARKDOWN: Format = Format(riskrule_sys::RISKRULE_MARKDOWN);
    /// The same as one page that needs nothing else.
    pub const HTML: Format = Format(riskrule_sys::RISKRULE_HTML);
}

/// Options of an assessment.
#[derive(Clone, Debug, Default)]
pub struct AssessOptions {
    /// The date of judgement, YYYY-MM-DD; `None`: the latest date that the matter states.
    pub as_of: Option<String>,
    /// Bounds of the work.
    pub limits: Limits,
}

/// What a matter comes to. It never changes, and keeps its matter.
pub struct Assessment {
    pub(crate) handle: raw::Assessment,
    pub(crate) matter: Arc<raw::Matter>,
}

impl Matter {
    /// Assesses the matter. `pack` `None`: the built-in pack that follows from its place and date. The same inputs
    /// give the same assessment on every machine and thread.
    pub fn assess(&self, pack: Option<&Pack>, options: &AssessOptions) -> Result<Assessment> {
        let handle = raw::assess(&self.0, pack.map(|pack| &pack.0), options)?;
        Ok(Assessment { handle, matter: self.0.clone() })
    }
}

impl Assessment {
    /// The grade in the words of the place, such as `低`; `""` when there is none.
    pub fn grade(&self) -> &str {
        raw::assessment_text(&self.handle, AssessmentText::Grade)
    }

    /// Where the grade comes from: `"computed"`, `"asserted"` (stated by a report, without estimates behind it) or
    /// `"none"`.
    pub fn grade_origin(&self) -> &str {
        raw::assessment_text(&self.handle, AssessmentText::Origin)
    }

    /// What may now be decided, as a word: `"may_decide"`, `"may_not_decide"`, ...
    pub fn permission(&self) -> &str {
        raw::assessment_text(&self.handle, AssessmentText::Permission)
    }

    /// The same as a sentence.
    pub fn outcome(&self) -> &str {
        raw::assessment_text(&self.handle, AssessmentText::Outcome)
    }

    /// The findings, one for each duty, in the order of the pack.
    pub fn findings(&self) -> impl ExactSizeIterator<Item = Finding<'_>> {
        (0..raw::finding_count(&self.handle)).map(move |index| Finding { of: &self.handle, index })
    }

    /// Any part as JSON, by JSON pointer (`"/grade"`, `"/findings/0/proof"`; `""` is all of it).
    pub fn part(&self, pointer: &str) -> Result<String> {
        raw::assessment_part(&self.handle, pointer)
    }

    /// The report.
    pub fn render(&self, format: Format) -> Result<String> {
        raw::render(&self.matter, &self.handle, format.0)
    }

    /// Explains the finding of one duty, or, with `None`, everything that is due. The text is Chinese.
    pub fn explain(&self, duty: Option<&str>) -> Result<String> {
        raw::explain(&self.handle, duty)
    }
}

impl fmt::Debug for Assessment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Assessment").field("grade", &self.grade()).field("findings", &self.findings().len()).finish()
    }
}

/// The verdict on one duty.
#[derive(Clone, Copy)]
pub struct Finding<'a> {
    of: &'a raw::Assessment,
    index: usize,
}

impl<'a> Finding<'a> {
    /// The duty.
    pub fn duty(&self) -> &'a str {
        raw::finding_text(self.of, self.index, FindingText::Duty)
    }

    /// `"met"`, `"violated"`, `"excused"`, `"not_due"` or `"cannot_tell"`.
    pub fn verdict(&self) -> &'a str {
        raw::finding_text(self.of, self.index, FindingText::Verdict)
    }

    /// What the duty asks, in the words of the pack.
    pub fn says(&self) -> &'a str {
        raw::finding_text(self.of, self.index, FindingText::Says)
    }

    /// The clauses that it rests on, as a lawyer cites them.
    pub fn basis(&self) -> impl ExactSizeIterator<Item = &'a str> {
        let Finding { of, index } = *self;
        (0..raw::basis_count(of, index)).map(move |k| raw::finding_text(of, index, FindingText::Basis(k)))
    }

    /// JSON pointers into the matter of what is missing for a verdict.
    pub fn missing(&self) -> impl ExactSizeIterator<Item = &'a str> {
        let Finding { of, index } = *self;
        (0..raw::missing_count(of, index)).map(move |k| raw::finding_text(of, index, FindingText::Missing(k)))
    }
}

impl fmt::Debug for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finding").field("duty", &self.duty()).field("verdict", &self.verdict()).finish()
    }
}
