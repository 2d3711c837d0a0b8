use std::fmt;

use crate::{raw, Limits, Mode, Result};

/// How to load a model.
#[derive(Clone, Debug, Default)]
pub struct ModelOptions {
    /// How its expressions read what goes wrong.
    pub mode: Mode,
    /// Names the text in diagnostics.
    pub file: Option<String>,
    /// Bounds of loading, and of its evaluations.
    pub limits: Limits,
}

/// A model of DMN 1.1 to 1.5. It never changes.
pub struct Model(raw::Model);

impl Model {
    /// Reads and compiles a model. `imports` are the models that it may import, found by their namespaces.
    pub fn load(xml: &[u8], options: &ModelOptions, imports: &[&Model]) -> Result<Model> {
        let imports: Vec<_> = imports.iter().map(|model| &model.0).collect();
        raw::model_load(xml, options, &imports).map(Model)
    }

    /// DMN XML from a description in JSON, as `riskrule.h` tells. `file` names the description in diagnostics.
    pub fn write(description: &str, file: Option<&str>) -> Result<String> {
        raw::model_write(description.as_bytes(), file)
    }

    /// What is in it, as JSON: its name, namespace, inputs, decisions, services, knowledge models.
    pub fn describe(&self) -> Result<String> {
        raw::model_describe(&self.0)
    }

    /// Evaluates a decision, a decision service or a knowledge model by name; `None`: the decisions that no other
    /// requires. `inputs` is a JSON object with a member for each input. The answer is
    /// `{"decisions": {NAME: value}, "problems": [{"element", "code", "message"}]}`.
    pub fn evaluate(&self, name: Option<&str>, inputs: Option<&str>) -> Result<String> {
        raw::model_evaluate(&self.0, name, inputs.map(str::as_bytes))
    }

    /// The same of decisions, with every step on the way and the rules that matched.
    pub fn explain(&self, name: Option<&str>, inputs: Option<&str>) -> Result<String> {
        raw::model_explain(&self.0, name, inputs.map(str::as_bytes))
    }

    /// Proves what can be proved of its tables (gaps, overlaps, masked and redundant rules, each with a witness): a JSON
    /// list as in [`Error::json`](crate::Error::json).
    pub fn check(&self) -> Result<String> {
        raw::model_check(&self.0)
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Model(..)")
    }
}
