//! Matters, packs, assessments, and the questions about them.

use std::ptr::null;

use riskrule_sys as sys;

use super::options::{limits, plain_limits, size};
use super::{bytes, ended, ended_if, lent, made, pointer, text, Assessment, Handle, Job, Matter, Object, Pack};
use crate::{AssessOptions, Error, ExploreOptions, JobOptions};

type Made<T> = Result<T, Error>;

fn get<T: Object>(handle: Option<&Handle<T>>) -> *const T {
    handle.map_or(null(), Handle::get)
}

pub(crate) fn matter_read(json: &[u8], file: Option<&str>) -> Made<Matter> {
    let file = ended_if(file)?;
    made(|out, error| unsafe {
        sys::riskrule_matter_read(json.as_ptr().cast(), json.len(), pointer(&file), out, error)
    })
}

pub(crate) fn matter_write(matter: &Matter) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_matter_write(matter.get(), out, error) })
}

pub(crate) fn matter_part(matter: &Matter, part: &str) -> Made<String> {
    let part = ended(part)?;
    text(|out, error| unsafe { sys::riskrule_matter_part(matter.get(), part.as_ptr(), out, error) })
}

pub(crate) fn pack_load(json: &[u8], file: Option<&str>, parents: &[&[u8]]) -> Made<Pack> {
    let file = ended_if(file)?;
    let texts: Vec<_> = parents.iter().map(|parent| parent.as_ptr().cast()).collect();
    let lengths: Vec<_> = parents.iter().map(|parent| parent.len()).collect();
    let count = parents.len();
    made(|out, error| unsafe {
        let (text, length) = (json.as_ptr().cast(), json.len());
        sys::riskrule_pack_load_with(text, length, pointer(&file), texts.as_ptr(), lengths.as_ptr(), count, out, error)
    })
}

pub(crate) fn pack_builtin(id: &str) -> Made<Pack> {
    let id = ended(id)?;
    made(|out, error| unsafe { sys::riskrule_pack_builtin(id.as_ptr(), out, error) })
}

pub(crate) fn pack_choose(matter: &Matter, as_of: &str) -> Made<Pack> {
    let as_of = ended(as_of)?;
    made(|out, error| unsafe { sys::riskrule_pack_choose(matter.get(), as_of.as_ptr(), out, error) })
}

pub(crate) fn pack_id(pack: &Pack) -> &str {
    unsafe { lent(sys::riskrule_pack_id(pack.get())) }
}

pub(crate) fn pack_duties(pack: &Pack) -> (usize, usize) {
    unsafe { (sys::riskrule_pack_duty_count(pack.get()), sys::riskrule_pack_binding_count(pack.get())) }
}

pub(crate) fn pack_write(pack: &Pack) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_pack_write(pack.get(), out, error) })
}

pub(crate) fn pack_write_dmn(pack: &Pack) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_pack_write_dmn(pack.get(), out, error) })
}

pub(crate) fn pack_test(pack: &Pack) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_pack_test(pack.get(), out, error) })
}

pub(crate) fn pack_ids() -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_pack_ids(out, error) })
}

pub(crate) fn degree(pack: &Pack, likelihood: &str, impact: &str) -> Made<String> {
    let (likelihood, impact) = (ended(likelihood)?, ended(impact)?);
    text(|out, error| unsafe { sys::riskrule_degree(pack.get(), likelihood.as_ptr(), impact.as_ptr(), out, error) })
}

pub(crate) fn assess(matter: &Matter, pack: Option<&Pack>, given: &AssessOptions) -> Made<Assessment> {
    let (as_of, limits) = (ended_if(given.as_of.as_deref())?, limits(&given.limits));
    let options = sys::riskrule_assess_options {
        struct_size: size::<sys::riskrule_assess_options>(),
        reserved: 0,
        as_of: pointer(&as_of),
        limits: &limits,
    };
    made(|out, error| unsafe { sys::riskrule_assess(matter.get(), get(pack), &options, out, error) })
}

/// The texts of an assessment as a whole.
pub(crate) fn assessment_text(assessment: &Assessment, which: AssessmentText) -> &str {
    unsafe {
        lent(match which {
            AssessmentText::Grade => sys::riskrule_assessment_grade(assessment.get()),
            AssessmentText::Origin => sys::riskrule_assessment_grade_origin(assessment.get()),
            AssessmentText::Permission => sys::riskrule_assessment_permission(assessment.get()),
            AssessmentText::Outcome => sys::riskrule_assessment_outcome(assessment.get()),
        })
    }
}

pub(crate) enum AssessmentText {
    Grade,
    Origin,
    Permission,
    Outcome,
}

pub(crate) fn finding_count(assessment: &Assessment) -> usize {
    unsafe { sys::riskrule_assessment_finding_count(assessment.get()) }
}

/// The texts of one finding; "" out of range.
pub(crate) fn finding_text(assessment: &Assessment, i: usize, which: FindingText) -> &str {
    let assessment = assessment.get();
    unsafe {
        lent(match which {
            FindingText::Duty => sys::riskrule_assessment_finding_duty(assessment, i),
            FindingText::Verdict => sys::riskrule_assessment_finding_verdict(assessment, i),
            FindingText::Says => sys::riskrule_assessment_finding_says(assessment, i),
            FindingText::Basis(k) => sys::riskrule_assessment_finding_basis(assessment, i, k),
            FindingText::Missing(k) => sys::riskrule_assessment_finding_missing(assessment, i, k),
        })
    }
}

pub(crate) enum FindingText {
    Duty,
    Verdict,
    Says,
    Basis(usize),
    Missing(usize),
}

pub(crate) fn basis_count(assessment: &Assessment, i: usize) -> usize {
    unsafe { sys::riskrule_assessment_finding_basis_count(assessment.get(), i) }
}

pub(crate) fn missing_count(assessment: &Assessment, i: usize) -> usize {
    unsafe { sys::riskrule_assessment_finding_missing_count(assessment.get(), i) }
}

pub(crate) fn assessment_part(assessment: &Assessment, part: &str) -> Made<String> {
    let part = ended(part)?;
    text(|out, error| unsafe { sys::riskrule_assessment_part(assessment.get(), part.as_ptr(), out, error) })
}

pub(crate) fn render(matter: &Matter, assessment: &Assessment, format: i32) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_render(matter.get(), assessment.get(), format, out, error) })
}

pub(crate) fn explain(assessment: &Assessment, duty: Option<&str>) -> Made<String> {
    let duty = ended_if(duty)?;
    text(|out, error| unsafe { sys::riskrule_explain(assessment.get(), pointer(&duty), out, error) })
}

pub(crate) fn follow_up(matter: &Matter, assessment: &Assessment, format: i32) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_follow_up(matter.get(), assessment.get(), format, out, error) })
}

pub(crate) fn compare(assessments: &[&Assessment], format: i32) -> Made<String> {
    let all: Vec<_> = assessments.iter().map(|assessment| assessment.get()).collect();
    text(|out, error| unsafe { sys::riskrule_compare(all.as_ptr(), all.len(), format, out, error) })
}

type Assessed<'a> = (&'a Matter, &'a Assessment);

pub(crate) fn compare_versions(before: Assessed, after: Assessed, format: i32) -> Made<String> {
    let ((m, a), (n, b)) = (before, after);
    text(|out, error| unsafe { sys::riskrule_compare_versions(m.get(), a.get(), n.get(), b.get(), format, out, error) })
}

pub(crate) fn similar(
    to: Assessed, bases: &[Assessed], features: Option<&[u8]>, most: usize, format: i32,
) -> Made<String> {
    let matters: Vec<_> = bases.iter().map(|(matter, _)| matter.get()).collect();
    let assessments: Vec<_> = bases.iter().map(|(_, assessment)| assessment.get()).collect();
    let (features, length) = bytes(features);
    text(|out, error| unsafe {
        let (matters, assessments) = (matters.as_ptr(), assessments.as_ptr());
        let (matter, assessment, count) = (to.0.get(), to.1.get(), bases.len());
        sys::riskrule_similar(
            matter,
            assessment,
            matters,
            assessments,
            count,
            features,
            length,
            most,
            format,
            out,
            error,
        )
    })
}

pub(crate) fn explore(matter: &Matter, pack: Option<&Pack>, given: &ExploreOptions, format: i32) -> Made<String> {
    let (as_of, limits) = (ended_if(given.as_of.as_deref())?, limits(&given.limits));
    let options = sys::riskrule_explore_options {
        struct_size: size::<sys::riskrule_explore_options>(),
        pert: given.pert.into(),
        as_of: pointer(&as_of),
        seed: given.seed,
        draws: given.draws,
        spread: given.spread,
        reserved: 0,
        limits: &limits,
    };
    text(|out, error| unsafe { sys::riskrule_explore(matter.get(), get(pack), &options, format, out, error) })
}

pub(crate) fn job_assess(ndjson: &[u8], pack: Option<&Pack>, given: &JobOptions) -> Made<Job> {
    let (as_of, file) = (ended_if(given.as_of.as_deref())?, ended_if(given.file.as_deref())?);
    let limits = plain_limits(&given.limits);
    let options = sys::riskrule_job_options {
        struct_size: size::<sys::riskrule_job_options>(),
        threads: given.threads,
        as_of: pointer(&as_of),
        file: pointer(&file),
        limits: &limits,
    };
    made(|out, error| unsafe {
        sys::riskrule_job_assess(ndjson.as_ptr().cast(), ndjson.len(), get(pack), &options, out, error)
    })
}

/// Done, total, and whether it is over, after at most so many milliseconds.
pub(crate) fn job_wait(job: &Job, milliseconds: u32) -> (u64, u64, bool) {
    let (mut done, mut total) = (0, 0);
    unsafe {
        sys::riskrule_job_wait(job.0.as_ptr(), milliseconds);
        let over = sys::riskrule_job_poll(job.0.as_ptr(), &mut done, &mut total);
        (done, total, over != 0)
    }
}

pub(crate) fn job_cancel(job: &Job) {
    unsafe { sys::riskrule_job_cancel(job.0.as_ptr()) }
}

pub(crate) fn job_result(job: &Job) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_job_result(job.0.as_ptr(), out, error) })
}
