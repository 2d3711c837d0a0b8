use std::any::Any;
use std::cell::Cell;
use std::os::raw::c_void;
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};

/// Who is asked for the work of a thread. The limits of an expression are fixed when it is compiled, but each
/// evaluation has its own to ask; as the callback runs on the thread that called, the thread knows.
type Asked = *mut (dyn FnMut() -> bool + 'static);

thread_local! {
    static ASKED: Cell<Option<Asked>> = Cell::new(None);
    static PANIC: Cell<Option<Box<dyn Any + Send>>> = Cell::new(None);
}

/// The `go_on` of every call. A panic must not unwind through C: it is kept, and goes on behind the call.
pub(super) extern "C" fn ask(_: *mut c_void) -> i32 {
    let asked = match ASKED.with(Cell::take) {
        Some(asked) => asked,
        None => return 1, // also while `asked` itself calls the library
    };
    let answer = catch_unwind(AssertUnwindSafe(|| unsafe { (*asked)() }));
    ASKED.with(|cell| cell.set(Some(asked)));
    match answer {
        Ok(answer) => answer.into(),
        Err(panic) => {
            PANIC.with(|cell| cell.set(Some(panic)));
            0
        }
    }
}

/// Puts back who was asked before, also when `work` panics.
struct Restore(Option<Asked>);

impl Drop for Restore {
    fn drop(&mut self) {
        ASKED.with(|cell| cell.set(self.0));
    }
}

pub(crate) fn with_go_on<R>(go_on: &mut dyn FnMut() -> bool, work: impl FnOnce() -> R) -> R {
    let asked: *mut (dyn FnMut() -> bool + '_) = go_on;
    // Its lifetime is forgotten here and kept by `Restore`: nobody finds the pointer after this function.
    let asked: Asked = unsafe { std::mem::transmute(asked) };
    let outer_panic = PANIC.with(Cell::take);
    let restore = Restore(ASKED.with(|cell| cell.replace(Some(asked))));
    let result = work();
    drop(restore);
    let panic = PANIC.with(|cell| cell.replace(outer_panic));
    match panic {
        Some(panic) => resume_unwind(panic),
        None => result,
    }
}
