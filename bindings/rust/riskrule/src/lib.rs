#![doc = include_str!("../README.md")]
#![deny(missing_docs)]
#![deny(unsafe_code)]

mod assessment;
mod call;
mod error;
mod expression;
mod job;
mod limits;
mod matter;
mod model;
mod pack;
mod questions;
#[allow(unsafe_code)]
mod raw;
mod tools;

pub use assessment::{AssessOptions, Assessment, Finding, Format};
pub use call::{Call, Value};
pub use error::{Diagnostic, Error, Severity, Status};
pub use expression::{CompileOptions, Expression, Mode};
pub use job::{Job, JobOptions, Progress};
pub use limits::{with_go_on, Limits};
pub use matter::Matter;
pub use model::{Model, ModelOptions};
pub use pack::{pack_ids, Pack};
pub use questions::{compare, compare_versions, survey, ExploreOptions};
pub use tools::{
    abi_version, builtins, check, from_gb18030, has_feature, index, schema, version, weights, IndexVariant,
};

/// What the library gives, or every reason why it does not.
pub type Result<T> = std::result::Result<T, Error>;
