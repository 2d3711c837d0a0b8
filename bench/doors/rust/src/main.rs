//! The crate as a driver of bench/doors: values of a call in and out, and texts of JSON.
#[path = "../../../peers/protocol.rs"]
mod protocol;

use protocol::Ready;
use riskrule::{Call, CompileOptions, Expression, Format, Matter, Value};
use serde_json::{json, Value as Json};
use std::hint::black_box;

struct Product {
    call: Call,
    rows: Vec<[i64; 2]>,
}

impl Product {
    fn new(work: &Json) -> riskrule::Result<Product> {
        let inputs = ["likelihood", "impact"].map(|name| (name.to_string(), None)).to_vec();
        let options = CompileOptions { inputs, ..Default::default() };
        let tenths = |value: &Json| (value.as_f64().unwrap_or(f64::NAN) * 10.0).round() as i64;
        let cases = work["cases"].as_array().into_iter().flatten();
        Ok(Product {
            call: Expression::compile(work["feel"].as_str().unwrap_or(""), &options)?.call()?,
            rows: cases.map(|one| [tenths(&one["in"]["likelihood"]), tenths(&one["in"]["impact"])]).collect(),
        })
    }

    fn value(&mut self, i: usize) -> riskrule::Result<Value<'_>> {
        for (input, coefficient) in self.rows[i].into_iter().enumerate() {
            self.call.set(input, Value::Number { coefficient, exponent: -1 })?;
        }
        self.call.run()
    }
}

impl Ready for Product {
    fn evaluate(&mut self, i: usize) {
        let _ = black_box(self.value(i));
    }

    fn answer(&mut self, i: usize) -> Result<Json, String> {
        match self.value(i) {
            Ok(Value::Number { coefficient, exponent }) => {
                serde_json::from_str(&format!("{coefficient}e{exponent}")).map_err(|e| e.to_string())
            }
            other => Err(format!("{other:?}")),
        }
    }
}

struct Assessment(String);

impl Assessment {
    fn made(&self) -> riskrule::Result<String> {
        let matter = Matter::read(self.0.as_bytes(), None)?;
        matter.assess(None, &Default::default())?.render(Format::JSON)
    }
}

impl Ready for Assessment {
    fn evaluate(&mut self, _: usize) {
        let _ = black_box(self.made());
    }

    fn answer(&mut self, _: usize) -> Result<Json, String> {
        self.made().map(|text| json!(text)).map_err(|e| e.to_string())
    }
}

fn load(work: &Json, _path: &str, _letter: &str) -> Result<Box<dyn Ready>, String> {
    match work["feel"].as_str() {
        Some(_) => Ok(Box::new(Product::new(work).map_err(|e| e.to_string())?)),
        None => Ok(Box::new(Assessment(work["cases"][0]["in"]["matter"].as_str().unwrap_or("").to_string()))),
    }
}

fn main() {
    protocol::serve(load);
}
