// The line protocol of a peer's driver (see README.md), shared by the drivers in Rust.
use serde_json::{json, Value};
use std::io::{BufRead, Write};
use std::time::{Duration, Instant};

/// A workload that an engine has loaded.
pub trait Ready {
    /// Evaluates input `i` and forgets the answer, in the fastest way.
    fn evaluate(&mut self, i: usize);
    /// The answer for input `i`, as JSON.
    fn answer(&mut self, i: usize) -> Result<Value, String>;
    /// Evaluates with the fullest trace; its size as text, or None if the engine has none.
    fn traced(&mut self, _i: usize) -> Option<usize> {
        None
    }
}

/// Makes a workload ready: its description, and the path of its files without their ending.
pub type Load = fn(work: &Value, path: &str, letter: &str) -> Result<Box<dyn Ready>, String>;

pub fn read(path: &str, ending: &str) -> Result<String, String> {
    std::fs::read_to_string(format!("{path}{ending}")).map_err(|e| format!("{path}{ending}: {e}"))
}

pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(x), Value::Number(y)) => x.as_f64() == y.as_f64(),
        (Value::Array(x), Value::Array(y)) => x.len() == y.len() && x.iter().zip(y).all(|(p, q)| same(p, q)),
        _ => a == b,
    }
}

/// Whether the answers are right: all of the ring, or as many as three seconds allow.
fn check(ready: &mut dyn Ready, work: &Value) -> Value {
    let started = Instant::now();
    let hostile = work["hostile"] == json!(true);
    let cases = work["cases"].as_array().expect("cases");
    for (i, case) in cases.iter().enumerate() {
        match ready.answer(i) {
            Err(why) => return json!({"error": why.chars().take(300).collect::<String>()}),
            Ok(found) if !hostile && !same(&found, &case["out"]) => {
                return json!({"differs": {"in": case["in"], "expected": case["out"], "found": found}})
            }
            Ok(_) => {}
        }
        if started.elapsed() > Duration::from_secs(3) && i >= 15 {
            return json!({"checked": i + 1});
        }
    }
    json!({"checked": cases.len()})
}

fn load(make: Load, path: &str, letter: &str) -> (Value, Option<Box<dyn Ready>>, usize) {
    let base = path.trim_end_matches(".json");
    let work: Value = match read(base, ".json").and_then(|t| serde_json::from_str(&t).map_err(|e| e.to_string())) {
        Ok(work) => work,
        Err(why) => return (json!({"error": why}), None, 0),
    };
    let ring = work["cases"].as_array().map_or(0, Vec::len);
    let started = Instant::now();
    match make(&work, base, letter) {
        Err(why) => (json!({"unsupported": why}), None, 0),
        Ok(mut ready) => {
            let loaded = started.elapsed().as_nanos() as u64;
            let first = Instant::now();
            ready.evaluate(0);
            let first = first.elapsed().as_nanos() as u64;
            let mut out = check(ready.as_mut(), &work);
            out["load_ns"] = json!(loaded);
            out["first_ns"] = json!(first);
            (out, Some(ready), ring)
        }
    }
}

fn time(ready: &mut dyn Ready, ring: usize, budget: Duration, traced: bool) -> Value {
    let (mut n, mut i, mut bytes) = (1u64, 0usize, 0usize);
    loop {
        let started = Instant::now();
        for _ in 0..n {
            if traced {
                match ready.traced(i) {
                    Some(size) => bytes = size,
                    None => return json!({"unsupported": "no trace"}),
                }
            } else {
                ready.evaluate(i);
            }
            i = if i + 1 == ring { 0 } else { i + 1 };
        }
        let spent = started.elapsed();
        if spent >= budget.mul_f64(0.8) {
            return json!({"ns": spent.as_nanos() as f64 / n as f64, "count": n, "bytes": bytes});
        }
        let grown = budget.as_secs_f64() / spent.as_secs_f64().max(1e-7);
        n = ((n as f64) * grown.clamp(1.3, 64.0)).ceil() as u64;
    }
}

pub fn serve(make: Load) {
    let letter = std::env::args().nth(1).unwrap_or_else(|| "N".to_string());
    let mut current: Option<Box<dyn Ready>> = None;
    let mut ring = 0;
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let out = match words.as_slice() {
            ["load", path] => {
                let (answer, ready, size) = load(make, path, &letter);
                (current, ring) = (ready, size);
                answer
            }
            ["time", ms, rest @ ..] => match (&mut current, ms.parse()) {
                (Some(ready), Ok(ms)) => time(ready.as_mut(), ring, Duration::from_millis(ms), rest == ["traced"]),
                _ => json!({"error": "nothing is loaded"}),
            },
            _ => json!({"error": format!("unknown command {line}")}),
        };
        println!("{out}");
        let _ = std::io::stdout().flush();
    }
}
