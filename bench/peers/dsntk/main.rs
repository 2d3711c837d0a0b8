// dsntk, through its Rust crates: the model evaluator is built once, contexts are made beforehand. It has no trace.
mod protocol;

use dsntk_common::Jsonify;
use dsntk_feel::context::FeelContext;
use dsntk_feel::FeelScope;
use dsntk_model_evaluator::ModelEvaluator;
use protocol::{read, Ready};
use serde_json::Value;
use std::sync::Arc;

struct Dsntk {
    evaluator: Arc<ModelEvaluator>,
    namespace: String,
    name: String,
    decision: String,
    contexts: Vec<FeelContext>,
}

impl Dsntk {
    fn run(&self, i: usize) -> dsntk_feel::values::Value {
        self.evaluator.evaluate_invocable(&self.namespace, &self.name, &self.decision, &self.contexts[i])
    }
}

impl Ready for Dsntk {
    fn evaluate(&mut self, i: usize) {
        std::hint::black_box(self.run(i));
    }

    fn answer(&mut self, i: usize) -> Result<Value, String> {
        let text = self.run(i).jsonify();
        serde_json::from_str(&text).map_err(|e| format!("{e}: {text}"))
    }
}

/// A JSON value as FEEL text; a text that stands for a date becomes one.
fn feel(value: &Value, kind: &str) -> String {
    match value {
        Value::String(text) if kind == "date" => format!("date(\"{text}\")"),
        Value::Array(items) => format!("[{}]", items.iter().map(|v| feel(v, "")).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let entries: Vec<_> = members.iter().map(|(k, v)| format!("{k}: {}", feel(v, ""))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

fn context(case: &Value, inputs: &[Value]) -> Result<FeelContext, String> {
    let entries: Vec<_> = inputs
        .iter()
        .map(|input| {
            let name = input["name"].as_str().unwrap_or_default();
            format!("{name}: {}", feel(&case["in"][name], input["type"].as_str().unwrap_or_default()))
        })
        .collect();
    dsntk_feel_evaluator::evaluate_context(&FeelScope::default(), &format!("{{{}}}", entries.join(", ")))
        .map_err(|e| e.to_string())
}

fn load(work: &Value, path: &str, _letter: &str) -> Result<Box<dyn Ready>, String> {
    let definitions = dsntk_model::parse(&read(path, ".dmn")?).map_err(|e| e.to_string())?;
    let evaluator = ModelEvaluator::new(&[definitions]).map_err(|e| e.to_string())?;
    let inputs = work["inputs"].as_array().cloned().unwrap_or_default();
    let contexts: Result<Vec<_>, _> =
        work["cases"].as_array().into_iter().flatten().map(|case| context(case, &inputs)).collect();
    let text = |member: &str| work[member].as_str().map(str::to_string);
    let namespace = text("namespace").unwrap_or_else(|| "urn:riskrule:bench".to_string());
    let name = text("model").or_else(|| text("name")).unwrap_or_default();
    let decision = text("decision").unwrap_or_default();
    Ok(Box::new(Dsntk { evaluator, namespace, name, decision, contexts: contexts? }))
}

fn main() {
    protocol::serve(load);
}
