use crate::raw;

/// Bounds of one call. Passing one is an [`Error`](crate::Error) that names it, such as `limit.steps`. A member that
/// is 0 has its default, in brackets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Nesting of a JSON text \[64\]; at most 256.
    pub json_depth: u32,
    /// Size of a JSON text \[64 MiB\].
    pub json_bytes: u64,
    /// Errors reported before reading stops \[100\].
    pub diagnostics: u32,
    /// Size of an expression \[1 MiB\].
    pub expression_bytes: u32,
    /// Nesting of an expression \[256\]; at most 1024.
    pub expression_depth: u32,
    /// Nested function calls \[256\]; at most 1024.
    pub call_depth: u32,
    /// Evaluation steps \[10 000 000\].
    pub steps: u64,
    /// Items of one list made \[10 000 000\].
    pub list_items: u32,
    /// Size of one text made \[64 MiB\].
    pub string_bytes: u32,
    /// Scratch memory of a call \[1 GiB\].
    pub arena_bytes: u64,
    /// Memory of one regular expression \[8 MiB\].
    pub regex_bytes: i64,
}

/// Does `work`, and lets the calls of the library in it that take long ask `go_on` now and then, on this thread; when
/// it answers `false`, the call ends with [`Status::Stopped`](crate::Status::Stopped). A panic of `go_on` ends the
/// call too, and goes on when `work` has returned. Calls that `go_on` itself makes ask nobody.
///
/// ```
/// let every = riskrule::Expression::compile("count(for i in 1..1000000 return i * i)", &Default::default())?;
/// let stopped = riskrule::with_go_on(|| false, || every.evaluate(None)).unwrap_err();
/// assert_eq!(stopped.status(), riskrule::Status::Stopped);
/// # Ok::<(), riskrule::Error>(())
/// ```
pub fn with_go_on<R>(mut go_on: impl FnMut() -> bool, work: impl FnOnce() -> R) -> R {
    raw::with_go_on(&mut go_on, work)
}
