//! The main job, the questions, and the tools, through the safe crate.

use std::fs;

use riskrule::*;

fn file(path: &str) -> Vec<u8> {
    let path = format!("{}/../../../{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn songjiang() -> Matter {
    Matter::read(&file("seeds/matters/songjiang-quality-2024.json"), None).unwrap()
}

fn as_of(date: &str) -> AssessOptions {
    AssessOptions { as_of: Some(date.into()), ..Default::default() }
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn version_and_features() {
    assert!(version().starts_with("0."));
    assert_eq!(abi_version(), 1);
    assert!(has_feature("dmn") && !has_feature("clairvoyance") && !has_feature("dmn\0"));
}

#[test]
fn a_matter_is_written_and_read_back() {
    let matter = songjiang();
    let written = matter.to_json().unwrap();
    assert_eq!(Matter::read(written.as_bytes(), None).unwrap().to_json().unwrap(), written);
    assert_eq!(matter.part("/id").unwrap(), "\"songjiang-quality-2024\"\n");
    assert_eq!(matter.part("/nowhere").unwrap_err().status(), Status::BadInput);
}

#[test]
fn an_assessment_outlives_its_matter_and_pack() {
    let matter = songjiang();
    let pack = Pack::choose(&matter, "2024-01-31").unwrap();
    assert_eq!(pack.id(), "cn.shanghai.songjiang");
    let assessment = matter.assess(Some(&pack), &as_of("2024-01-31")).unwrap();
    drop((matter, pack));
    assert_eq!((assessment.grade(), assessment.grade_origin()), ("低", "asserted"));
    assert!(!assessment.permission().is_empty());
    assert!(assessment.findings().filter(|finding| finding.verdict() == "violated").count() >= 2);
    for finding in assessment.findings() {
        assert!(!finding.duty().is_empty() && !finding.says().is_empty() && finding.basis().len() > 0, "{finding:?}");
    }
    let first = assessment.findings().next().unwrap().duty();
    assert_eq!(assessment.part("/findings/0/duty").unwrap(), format!("\"{first}\"\n"));
    assert!(assessment.render(Format::JSON).unwrap().starts_with('{'));
    assert!(assessment.render(Format::PLAIN).unwrap().starts_with("松江区"));
    assert!(assessment.render(Format::MARKDOWN).unwrap().starts_with('#'));
    assert!(assessment.render(Format::HTML).unwrap().starts_with("<!doctype html>"));
    assert!(assessment.explain(Some("comment-period")).unwrap().contains("/consultations/0/closed"));
    assert!(assessment.explain(Some("no-such-duty")).is_err() && assessment.render(Format(99)).is_err());
}

#[test]
fn questions() {
    let matter = songjiang();
    let early = matter.assess(None, &as_of("2023-12-01")).unwrap();
    let late = matter.assess(None, &as_of("2024-06-30")).unwrap();
    for answer in [
        compare(&[&early, &late], Format::JSON),
        compare_versions(&early, &late, Format::JSON),
        late.follow_up(Format::JSON),
        early.similar(&[&late], None, 1, Format::JSON),
    ] {
        assert!(json(&answer.unwrap()).is_object());
    }
    assert!(compare(&[], Format::JSON).is_err());

    let road = Matter::read(&file("seeds/matters/example-road-project.json"), None).unwrap();
    let pack = Pack::builtin("method.index-b").unwrap();
    let options = ExploreOptions { draws: 1000, seed: 42, ..Default::default() };
    let explored = road.explore(Some(&pack), &options, Format::JSON).unwrap();
    assert_eq!(road.explore(Some(&pack), &options, Format::JSON).unwrap(), explored);
}

#[test]
fn packs() {
    assert!(json(&pack_ids().unwrap()).as_array().unwrap().len() > 5);
    let country = Pack::builtin("cn").unwrap();
    let layers = json(&country.to_json().unwrap());
    let parent = layers[0].to_string();
    let pack = Pack::load(&file("seeds/packs/cn.shanghai.json"), Some("p.json"), &[parent.as_bytes()]).unwrap();
    assert_eq!(pack.id(), "cn.shanghai");
    assert!(pack.duty_count() > country.duty_count() && pack.binding_count() > 0);
    let tests = json(&pack.test().unwrap());
    assert!(tests.as_array().unwrap().iter().all(|test| test["passed"] == true) && !tests[0].is_null());
    assert!(format!("{:?}", pack).contains("cn.shanghai"));
}

#[test]
fn written_models() {
    let tables = Pack::builtin("cn.competition").unwrap().to_dmn().unwrap();
    let model = Model::load(tables.as_bytes(), &ModelOptions::default(), &[]).unwrap();
    assert!(!json(&model.describe().unwrap())["decisions"][0].is_null());
    assert!(Pack::builtin("method.index-a").unwrap().to_dmn().is_err());
    let description = r#"{"name": "m", "uri": "urn:m", "decisions": [{"name": "d", "expression": "1 + 1"}]}"#;
    let xml = Model::write(description, None).unwrap();
    let model = Model::load(xml.as_bytes(), &ModelOptions::default(), &[]).unwrap();
    assert_eq!(json(&model.evaluate(Some("d"), None).unwrap())["decisions"]["d"], 2);
    assert!(Model::write("{}", Some("m.json")).is_err());
}

#[test]
fn expressions() {
    let inputs = vec![("x".into(), Some("number".into())), ("名".into(), None)];
    let options = CompileOptions { mode: Mode::Strict, inputs, file: Some("e.feel".into()), ..Default::default() };
    let expression = Expression::compile("if x > 0.1 then 名 else null", &options).unwrap();
    assert_eq!(expression.evaluate(Some(r#"{"x": 0.2, "名": "决策"}"#)).unwrap(), "\"决策\"\n");
    assert_eq!(expression.evaluate(Some(r#"{"x": 0.1}"#)).unwrap(), "null\n");

    let error = Expression::compile("x + y", &options).unwrap_err();
    let problem = &error.diagnostics()[0];
    assert_eq!((problem.file.as_str(), problem.line, problem.column), ("e.feel", 1, 5));
    assert_eq!((error.status(), problem.severity), (Status::BadInput, Severity::Error));
    assert!(error.to_string().contains("e.feel:1:5") && json(error.json())[0]["code"] == problem.code.as_str());
}

#[test]
fn calls() {
    let options = CompileOptions { inputs: vec![("x".into(), None)], ..Default::default() };
    let mut call = Expression::compile("x", &options).unwrap().call().unwrap();
    for value in [
        Value::Null,
        Value::Boolean(true),
        Value::Number { coefficient: -125, exponent: -3 },
        Value::Text(""),
        Value::Text("决\0策 𠮷"),
        Value::Date { year: 2024, month: 2, day: 29 },
    ] {
        call.set(0, value).unwrap();
        assert_eq!(call.run().unwrap(), value);
    }
    assert!(call.set(0, Value::Date { year: 2023, month: 2, day: 29 }).is_err());
    assert!(call.set(1, Value::Null).is_err());
    assert_eq!(call.set(0, Value::Other("[1]")).unwrap_err().status(), Status::BadArgument);
    call.set_decimal(0, "1234567890123456789012345678901234").unwrap();
    assert_eq!(call.run().unwrap(), Value::Other("1234567890123456789012345678901234"));
    call.set_json(0, "[1, \"a\"]").unwrap();
    assert_eq!(call.run().unwrap(), Value::Other("[1, \"a\"]"));
    assert_eq!(call.json(), "[1,\"a\"]");
    assert_eq!(call.reason(), "");
    assert!(call.set_json(0, "[1,").is_err());

    let mut wrong = Expression::compile("1 + \"a\"", &Default::default()).unwrap().call().unwrap();
    assert_eq!(wrong.run().unwrap(), Value::Null);
    assert!(!wrong.reason().is_empty() && wrong.feel() == "null");
}

#[test]
fn models() {
    let model = Model::load(&file("tests/corpus/check_dmn/dates.dmn"), &Default::default(), &[]).unwrap();
    let inputs = Some(r#"{"published": "2023-12-31"}"#);
    let answer = json(&model.evaluate(Some("law in force"), inputs).unwrap());
    assert_eq!(answer["decisions"]["law in force"], "order 713");
    assert!(json(&model.explain(None, inputs).unwrap())["explanation"].is_object());
    assert_eq!(json(&model.describe().unwrap())["inputs"][0]["name"], "published");
    assert!(!json(&model.check().unwrap()).as_array().unwrap().is_empty(), "a day is between two rules");
    let error = Model::load(b"<definitions>", &Default::default(), &[&model]).unwrap_err();
    assert_eq!(error.status(), Status::BadInput);
}

#[test]
fn methods_and_tools() {
    let factors = r#"{"factors": [{"name": "a", "weight": 1, "likelihood": 0.2, "impact": 0.2}]}"#;
    assert!(index(IndexVariant::Product, factors).unwrap().contains("0.04"));
    let judgements = r#"{"judgements": [[1, 4], [0.25, 1]], "method": "geometric_mean", "random_index": "Saaty",
        "bound": 0.1, "reciprocity": 0.01}"#;
    assert!(weights(judgements).unwrap().contains("0.8"));
    assert_eq!(from_gb18030(b"\xb5\xcd", None).unwrap(), "低");
    assert_eq!(from_gb18030(b"a\n\xff\xff", Some("g.csv")).unwrap_err().diagnostics()[0].line, 2);
    assert_eq!(json(&check(b"{\"id\": 5}", Some("m.json")).unwrap())[0]["file"], "m.json");
    assert!(json(&schema("matter").unwrap()).is_object());
    assert!(builtins().unwrap().contains("substring"));
    assert_eq!(Pack::builtin("cn\0.shanghai").unwrap_err().status(), Status::BadArgument);
}

#[test]
fn every_reason_with_its_place() {
    let error = Matter::read(br#"{"id": "m", "titel": "t", "jurisdiction": 5}"#, Some("bad.json")).unwrap_err();
    let unknown = error.diagnostics().iter().find(|problem| problem.code == "json.unknown_member").unwrap();
    assert_eq!((unknown.line, unknown.column, unknown.pointer.as_str()), (1, 13, "/titel"));
    assert_eq!(unknown.guess, "title");
    assert!(error.diagnostics().len() > 1 && format!("{error:?}").starts_with("bad_input"));
    assert!(Matter::read(b"{\"id\": \"\xe5\x8f\"}", None).is_err(), "a letter cut in two is no UTF-8");
}
