use std::fmt;

use crate::{raw, Limits, Result};

/// How expressions and models read what goes wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// DMN's semantics: what goes wrong is null.
    #[default]
    Standard = riskrule_sys::RISKRULE_STANDARD as isize,
    /// Unknown names, wrong types and impossible comparisons are errors of compiling.
    Strict = riskrule_sys::RISKRULE_STRICT as isize,
}

/// How to compile an expression.
#[derive(Clone, Debug, Default)]
pub struct CompileOptions {
    /// How it reads what goes wrong.
    pub mode: Mode,
    /// Names the text in diagnostics.
    pub file: Option<String>,
    /// Names that the expression may read, numbered from 0, with their types: `"number"`, `"string"`, `"boolean"`,
    /// `"date"`, `"time"`, `"date and time"`, `"days and time duration"`, `"years and months duration"`, `"list"`,
    /// `"context"`; `None`: any.
    pub inputs: Vec<(String, Option<String>)>,
    /// Bounds of compiling, and of its evaluations.
    pub limits: Limits,
}

/// A compiled FEEL expression. It never changes.
pub struct Expression(pub(crate) raw::Expression);

impl Expression {
    /// Compiles a FEEL expression. An error has all problems, each with its place.
    pub fn compile(text: &str, options: &CompileOptions) -> Result<Expression> {
        raw::expression_compile(text, options).map(Expression)
    }

    /// JSON in, JSON out: `inputs` is an object with a member for each name; one that it lacks is null. Dates and times
    /// go in and come out as texts; in the expression `date("2024-03-01")` makes one.
    pub fn evaluate(&self, inputs: Option<&str>) -> Result<String> {
        raw::expression_evaluate(&self.0, inputs.map(str::as_bytes))
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Expression(..)")
    }
}
