// zen, through its Rust crate: the decision is compiled once and evaluated with values made beforehand (N), or from and
// to JSON text (J). Its evaluation is an async function that never waits here, so it is polled in place.
mod protocol;

use protocol::{read, Ready};
use serde_json::Value;
use std::future::Future;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use zen_engine::model::DecisionContent;
use zen_engine::{DecisionEngine, EvaluationOptions};
use zen_expression::variable::Variable;

struct Zen {
    decision: zen_engine::Decision,
    contexts: Vec<Variable>,
    texts: Vec<String>,
    json: bool,
}

fn now<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(out) = future.as_mut().poll(&mut context) {
            return out;
        }
    }
}

impl Zen {
    fn run(&self, context: Variable, trace: bool) -> Result<zen_engine::DecisionGraphResponse, String> {
        let options = EvaluationOptions { trace, ..Default::default() };
        now(self.decision.evaluate_with_opts(context, options)).map_err(|e| e.to_string())
    }
}

impl Ready for Zen {
    fn evaluate(&mut self, i: usize) {
        if self.json {
            let value: Value = serde_json::from_str(&self.texts[i]).expect("JSON");
            let out = self.run(value.into(), false).map(|r| serde_json::to_string(&r.result));
            std::hint::black_box(out.ok());
        } else {
            std::hint::black_box(self.run(self.contexts[i].clone(), false).ok());
        }
    }

    fn answer(&mut self, i: usize) -> Result<Value, String> {
        let result = self.run(self.contexts[i].clone(), false)?.result.to_value();
        Ok(match &result {
            Value::Array(rows) => Value::Array(rows.iter().map(|row| row["Result"].clone()).collect()),
            other => other["Result"].clone(),
        })
    }

    fn traced(&mut self, i: usize) -> Option<usize> {
        let out = self.run(self.contexts[i].clone(), true).ok()?;
        serde_json::to_string(&out.trace).ok().map(|text| text.len())
    }
}

fn load(work: &Value, path: &str, letter: &str) -> Result<Box<dyn Ready>, String> {
    let text = read(path, ".zen.json").map_err(|_| "zen has no such construct".to_string())?;
    let content: DecisionContent = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let mut decision = DecisionEngine::default().create_decision(Arc::new(content)).map_err(|e| format!("{e:?}"))?;
    decision.compile();
    let inputs = work["cases"].as_array().into_iter().flatten().map(|case| &case["in"]);
    Ok(Box::new(Zen {
        decision,
        contexts: inputs.clone().map(|value| value.clone().into()).collect(),
        texts: inputs.map(|value| value.to_string()).collect(),
        json: letter == "J",
    }))
}

fn main() {
    protocol::serve(load);
}
