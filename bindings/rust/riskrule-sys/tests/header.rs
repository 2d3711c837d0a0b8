//! The declarations of this crate against the header: every function with its types, every member of every struct,
//! every constant.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The header without its comments and directives.
fn header() -> String {
    let mut text = read("../../../include/riskrule/riskrule.h");
    while let Some(start) = text.find("/*") {
        let end = start + text[start..].find("*/").expect("a comment ends") + 2;
        text.replace_range(start..end, " ");
    }
    text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("extern")).collect::<Vec<_>>().join(" ")
}

/// `const riskrule_model *const *` as `*const *const riskrule_model`.
fn rust_type(c: &str) -> String {
    let spaced = c.replace('*', " * ");
    let mut words = spaced.split_whitespace().filter(|word| *word != "struct").peekable();
    let mut constant = words.next_if_eq(&"const").is_some();
    let mut made = match words.next().expect("a type") {
        "char" => "c_char".to_owned(),
        "int" => "c_int".to_owned(),
        "void" => "c_void".to_owned(),
        "size_t" => "usize".to_owned(),
        "uint16_t" => "u16".to_owned(),
        "int32_t" => "i32".to_owned(),
        "uint32_t" => "u32".to_owned(),
        "int64_t" => "i64".to_owned(),
        "uint64_t" => "u64".to_owned(),
        other => other.to_owned(),
    };
    while words.next_if_eq(&"*").is_some() {
        made = format!("*{} {made}", if constant { "const" } else { "mut" });
        constant = words.next_if_eq(&"const").is_some();
    }
    assert_eq!(words.next(), None, "{c}");
    made
}

/// `const char *file` as its type and its name.
fn declared(c: &str) -> (String, String) {
    let c = c.trim();
    let name = c.rfind(|ch: char| !ch.is_alphanumeric() && ch != '_').expect("a type before the name") + 1;
    (rust_type(&c[..name]), c[name..].to_owned())
}

#[test]
fn functions() {
    let header = header();
    let mut expected = BTreeMap::new();
    for prototype in header.split("RISKRULE_API").skip(1) {
        let prototype = &prototype[..prototype.find(");").expect("an end")];
        let (result, parameters) = prototype.split_once('(').expect("parameters");
        let (result, name) = declared(result);
        let parameters: Vec<_> = parameters.split(',').filter(|p| p.trim() != "void").map(|p| declared(p).0).collect();
        expected.insert(name, (parameters, result));
    }

    let source = read("src/lib.rs");
    let mut found = BTreeMap::new();
    for function in source.split("pub fn ").skip(1) {
        let function = function[..function.find(';').expect("an end")].split_whitespace().collect::<Vec<_>>().join(" ");
        let (name, rest) = function.split_once('(').expect("parameters");
        let (parameters, result) = rest.split_once(')').expect("their end");
        let parameters: Vec<_> =
            parameters.split(',').filter_map(|p| p.split_once(':')).map(|(_, kind)| kind.trim().to_owned()).collect();
        let result = result.trim().strip_prefix("-> ").unwrap_or("c_void").to_owned();
        found.insert(name.to_owned(), (parameters, result));
    }
    assert!(expected.len() > 90, "the header was read");
    assert_eq!(expected, found);
}

#[test]
fn structs() {
    let header = header();
    let mut expected = BTreeMap::new();
    for (start, _) in header.match_indices("struct ") {
        let text = &header[start + "struct ".len()..];
        let (name, body) = match text.split_once('{') {
            Some((name, body)) if name.trim().chars().all(|ch| ch.is_alphanumeric() || ch == '_') => {
                (name.trim(), body)
            }
            _ => continue,
        };
        let members: Vec<_> =
            body[..body.find('}').expect("an end")].split(';').filter(|member| !member.trim().is_empty()).collect();
        let members: Vec<_> = members
            .iter()
            .map(|member| match member.split_once("(*") {
                Some((_, callback)) => ("Option".to_owned(), callback.split(')').next().unwrap_or("").to_owned()),
                None => declared(member),
            })
            .collect();
        expected.insert(name.to_owned(), members);
    }

    let source = read("src/types.rs");
    let mut found = BTreeMap::new();
    for text in source.split("pub struct ").skip(1).filter(|text| !text.starts_with('$')) {
        let (name, body) = text.split_once(" {").expect("members");
        let members: Vec<_> = body[..body.find("\n}").expect("an end")]
            .lines()
            .filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(": "))
            .map(|(name, kind)| {
                let kind = if kind.starts_with("Option<") { "Option" } else { kind.trim_end_matches(',') };
                (kind.to_owned(), name.to_owned())
            })
            .collect();
        found.insert(name.to_owned(), members);
    }
    assert!(expected.len() >= 10, "the header was read: {:?}", expected.keys());
    assert_eq!(expected, found);
}

#[test]
fn constants() {
    let header = read("../../../include/riskrule/riskrule.h");
    let source = read("src/lib.rs");
    let expected: Vec<_> = header
        .lines()
        .filter_map(|line| line.strip_prefix("#define RISKRULE_")?.split_once(' '))
        .filter_map(|(name, value)| Some((name.to_owned(), value.split_whitespace().next()?.parse::<i32>().ok()?)))
        .collect();
    let found: Vec<_> = source
        .lines()
        .filter_map(|line| line.strip_prefix("pub const RISKRULE_")?.split_once(": "))
        .filter_map(|(name, value)| {
            Some((name.to_owned(), value.split_once("= ")?.1.trim_end_matches(';').parse::<i32>().ok()?))
        })
        .collect();
    assert!(expected.len() > 15, "the header was read");
    assert_eq!(expected, found);
}
