use crate::{raw, Result};

/// Version of the library, such as `"0.2.0"`.
pub fn version() -> &'static str {
    raw::version()
}

/// The number of the C ABI that the library has.
pub fn abi_version() -> u32 {
    raw::abi_version()
}

/// Whether the library has a feature: `"feel"`, `"dmn"`, `"arrow"`, `"jobs"`, `"gb18030"`.
pub fn has_feature(name: &str) -> bool {
    raw::has_feature(name)
}

/// GB 18030 to UTF-8, which everything else takes. Nothing is replaced: what is no GB 18030 is an error with its line
/// and column. `file` names the text in diagnostics.
pub fn from_gb18030(text: &[u8], file: Option<&str>) -> Result<String> {
    raw::from_gb18030(text, file)
}

/// Everything that is wrong or hard to believe in a matter, a pack or a DMN model, which it is being found out: a JSON
/// list as in [`Error::json`](crate::Error::json). Problems are the answer, not an error.
pub fn check(text: &[u8], file: Option<&str>) -> Result<String> {
    raw::check(text, file)
}

/// The JSON Schema (2020-12) of `"matter"`, `"pack"`, `"assessment"`, `"features"` or `"survey-map"`.
pub fn schema(of: &str) -> Result<String> {
    raw::schema(of)
}

/// The manual of the functions that expressions may call, as Markdown.
pub fn builtins() -> Result<String> {
    raw::builtins()
}

/// What R is in the index T = sum of w x R.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IndexVariant {
    /// Variant A: the representative value of the band that holds p x q.
    Representative = riskrule_sys::RISKRULE_INDEX_REPRESENTATIVE as isize,
    /// Variant B: p x q.
    Product = riskrule_sys::RISKRULE_INDEX_PRODUCT as isize,
    /// Variant C: p.
    Likelihood = riskrule_sys::RISKRULE_INDEX_LIKELIHOOD as isize,
}

/// From `{"factors": [{"name", "weight", "likelihood", "impact"}], "bands": [{"word", "above", "up_to",
/// "representative"}]}` (bands for variant A): `{"value", "terms": [{"name", "weight", "r", "product", "degree"}]}`.
pub fn index(variant: IndexVariant, json: &str) -> Result<String> {
    raw::index(variant as i32, json.as_bytes())
}

/// Weights by pairwise comparison, from `{"judgements": [[1, 3], [...]], "method": "eigenvector" | "geometric_mean",
/// "random_index": "Saaty", "bound": 0.1, "reciprocity": 0.01}`: `{"weights", "lambda_max", "index", "ratio",
/// "consistent"}`.
pub fn weights(json: &str) -> Result<String> {
    raw::weights(json.as_bytes())
}
