use std::fmt;

use crate::{raw, Matter, Result};

/// The rules of a place, compiled, with those of its parents. It never changes.
pub struct Pack(pub(crate) raw::Pack);

impl Pack {
    /// Reads and compiles a pack from JSON. The packs that it extends are looked for among `parents`, each the text of
    /// a pack, else among the built-in ones. `file` names the text in diagnostics.
    pub fn load(json: &[u8], file: Option<&str>, parents: &[&[u8]]) -> Result<Pack> {
        raw::pack_load(json, file, parents).map(Pack)
    }

    /// A pack that is built into the library, such as `"cn.shanghai"`, or several together, such as
    /// `"cn.shanghai+cn.land"`.
    pub fn builtin(id: &str) -> Result<Pack> {
        raw::pack_builtin(id).map(Pack)
    }

    /// The built-in pack that follows from a matter's place and a date (YYYY-MM-DD).
    pub fn choose(matter: &Matter, as_of: &str) -> Result<Pack> {
        raw::pack_choose(&matter.0, as_of).map(Pack)
    }

    /// Its id.
    pub fn id(&self) -> &str {
        raw::pack_id(&self.0)
    }

    /// Duties of the pack and its parents.
    pub fn duty_count(&self) -> usize {
        raw::pack_duties(&self.0).0
    }

    /// How many of them bind.
    pub fn binding_count(&self) -> usize {
        raw::pack_duties(&self.0).1
    }

    /// A JSON list of the layers as they were written, the country's first.
    pub fn to_json(&self) -> Result<String> {
        raw::pack_write(&self.0)
    }

    /// The pack's terms that are decision tables, as a model of DMN 1.3.
    pub fn to_dmn(&self) -> Result<String> {
        raw::pack_write_dmn(&self.0)
    }

    /// Runs the tests inside the pack, those of its own layer: a JSON list of `{duty, name, passed, message}`.
    pub fn test(&self) -> Result<String> {
        raw::pack_test(&self.0)
    }

    /// Degree of one risk point by the pack's rule, from ranks of likelihood and impact (`"very_low"` ...
    /// `"very_high"`): `{"degree", "value"}`.
    pub fn degree(&self, likelihood: &str, impact: &str) -> Result<String> {
        raw::degree(&self.0, likelihood, impact)
    }
}

impl fmt::Debug for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pack").field(&self.id()).finish()
    }
}

/// The ids of the packs that are built in, as a JSON list.
pub fn pack_ids() -> Result<String> {
    raw::pack_ids()
}
