//! Runs the cases that every door runs, from the root of the repository.

use std::path::{Path, PathBuf};
use std::{env, fmt, fs, process};

use riskrule::{
    AssessOptions, Assessment, CompileOptions, Expression, Format, Matter, Mode, Model, ModelOptions, Pack,
};
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use sha2::{Digest, Sha256};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let folder = env::var("RISKRULE_CONFORMANCE").unwrap_or_else(|_| "tests/conformance".into());
    let cases = Path::new(&folder).join("cases");
    let mut files: Vec<PathBuf> = fs::read_dir(cases)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    files.retain(|file| file.extension().map_or(false, |extension| extension == "json"));
    files.sort();
    let (mut lines, mut same) = (String::new(), !files.is_empty());
    for file in &files {
        let case: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
        let (status, output) = match call(&Case(&case)) {
            Ok(output) => ("ok".into(), output),
            Err(error) => match error.downcast_ref::<riskrule::Error>() {
                Some(error) => (error.status().to_string(), error.json().into()),
                None => ("no answer".into(), error.to_string()),
            },
        };
        let (name, digest) = (case["name"].as_str().unwrap_or("?"), sha(&output));
        if case["status"] != status.as_str() || case["digest"] != digest.as_str() {
            println!("{name}: expected {} {}, found {status} {digest}:\n{output}", case["status"], case["digest"]);
            same = false;
        }
        lines += &format!("{name} {digest}\n");
    }
    println!("rust {}: {} cases, digest {}", rust_version(), files.len(), sha(&lines));
    process::exit(i32::from(!same))
}

fn sha(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn rust_version() -> String {
    let answer = process::Command::new("rustc").arg("--version").output();
    let words = answer.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned()).unwrap_or_default();
    words.split_whitespace().nth(1).unwrap_or("?").to_owned()
}

struct Case<'a>(&'a Value);

impl<'a> Case<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        self.0[name].as_str()
    }
    fn need(&self, name: &str) -> Outcome<&'a str> {
        self.get(name).ok_or_else(|| format!("the case lacks `{name}`").into())
    }
}

/// Does what a case asks, and gives its output.
fn call(case: &Case) -> Outcome<String> {
    Ok(match case.need("call")? {
        "assess" => assess(case)?.render(format(case.need("format")?))?,
        "explain" => assess(case)?.explain(case.get("duty"))?,
        "write" => read(case)?.to_json()?,
        "feel" => feel(case)?,
        "model" => {
            let path = case.need("model")?;
            let options = ModelOptions { file: Some(path.into()), ..Default::default() };
            let model = Model::load(&fs::read(path)?, &options, &[])?;
            model.evaluate(case.get("decision"), case.get("inputs_text"))?
        }
        "check" => riskrule::check(&fs::read(case.need("file")?)?, case.get("file"))?,
        "schema" => riskrule::schema(case.need("type")?)?,
        other => return Err(format!("no such call: {other}").into()),
    })
}

fn format(name: &str) -> Format {
    match name {
        "json" => Format::JSON,
        "text" => Format::PLAIN,
        "markdown" => Format::MARKDOWN,
        "html" => Format::HTML,
        _ => Format(-1), // one case is that there is no such format
    }
}

fn read(case: &Case) -> Outcome<Matter> {
    let path = case.need("matter")?;
    Ok(Matter::read(&fs::read(path)?, Some(path))?)
}

fn assess(case: &Case) -> Outcome<Assessment> {
    let matter = read(case)?;
    let pack = case.get("pack").map(Pack::builtin).transpose()?;
    let options = AssessOptions { as_of: case.get("as_of").map(Into::into), ..Default::default() };
    Ok(matter.assess(pack.as_ref(), &options)?)
}

fn feel(case: &Case) -> Outcome<String> {
    let inputs = case.need("inputs_text")?;
    let names = serde_json::Deserializer::from_str(inputs).deserialize_map(Names)?;
    let options = CompileOptions {
        mode: if case.get("mode") == Some("strict") { Mode::Strict } else { Mode::Standard },
        inputs: names.into_iter().map(|name| (name, None)).collect(),
        ..Default::default()
    };
    let expression = Expression::compile(case.need("expression")?, &options)?;
    Ok(expression.evaluate(Some(inputs))?)
}

/// The names of an object's members, in their order.
struct Names;

impl<'de> Visitor<'de> for Names {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Vec<String>, A::Error> {
        let mut names = Vec::new();
        while let Some((name, IgnoredAny)) = members.next_entry()? {
            names.push(name);
        }
        Ok(names)
    }
}
