use std::fmt;
use std::sync::Arc;

use crate::{raw, Result};

/// Everything that is stated about one major administrative decision. It never changes; a clone is the same object.
#[derive(Clone)]
pub struct Matter(pub(crate) Arc<raw::Matter>);

impl Matter {
    /// Reads a matter from JSON (its schema: [`schema`](crate::schema) of `"matter"`). `file` names the text in
    /// diagnostics; nothing is opened.
    pub fn read(json: &[u8], file: Option<&str>) -> Result<Matter> {
        raw::matter_read(json, file).map(|matter| Matter(Arc::new(matter)))
    }

    /// The matter as JSON, which [`Matter::read`] reads back to an equal matter.
    pub fn to_json(&self) -> Result<String> {
        raw::matter_write(&self.0)
    }

    /// A part of it as JSON, by JSON pointer (`"/risk_points/0/title"`; `""` is all of it).
    pub fn part(&self, pointer: &str) -> Result<String> {
        raw::matter_part(&self.0, pointer)
    }
}

impl fmt::Debug for Matter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Matter").field(&self.part("/id")).finish()
    }
}
