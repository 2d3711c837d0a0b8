use std::mem::size_of;
use std::ptr::null_mut;

use riskrule_sys as sys;

use super::go_on;
use crate::Limits;

/// The size that each struct of options begins with.
pub(super) fn size<T>() -> u32 {
    size_of::<T>() as u32 // a hundred bytes or so
}

/// Limits of a call that may be asked to stop.
pub(super) fn limits(given: &Limits) -> sys::riskrule_limits {
    sys::riskrule_limits { go_on: Some(go_on::ask), ..plain_limits(given) }
}

/// Limits of work in other threads.
pub(super) fn plain_limits(given: &Limits) -> sys::riskrule_limits {
    sys::riskrule_limits {
        struct_size: size::<sys::riskrule_limits>(),
        json_depth: given.json_depth,
        json_bytes: given.json_bytes,
        diagnostics: given.diagnostics,
        expression_bytes: given.expression_bytes,
        expression_depth: given.expression_depth,
        call_depth: given.call_depth,
        steps: given.steps,
        list_items: given.list_items,
        string_bytes: given.string_bytes,
        arena_bytes: given.arena_bytes,
        regex_bytes: given.regex_bytes,
        go_on: None,
        user: null_mut(),
    }
}
