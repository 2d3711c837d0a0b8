//! The one module with unsafe code. What it hands out is safe: handles that free themselves once, texts that are
//! copied or borrowed from their handle, and errors.
//!
//! Why the wrappers hold: a [`Handle`] always has a live object; every text goes in with its exact length, or ended
//! with NUL, and C copies it before it returns; what C lends lives as long as its handle, which the borrow ensures.

mod analysis;
mod engine;
mod go_on;
mod options;

use std::ffi::{CStr, CString};
use std::os::raw::c_char;
use std::ptr::{null, null_mut, NonNull};

use riskrule_sys as sys;

use crate::{Diagnostic, Error, Severity, Status};
pub(crate) use analysis::*;
pub(crate) use engine::*;
pub(crate) use go_on::with_go_on;

/// An object of the library, freed when it is dropped.
pub(crate) struct Handle<T: Object>(NonNull<T>);

pub(crate) trait Object {
    const FREE: unsafe extern "C" fn(*mut Self);
}

macro_rules! objects {
    ($($alias:ident = $name:ident, $free:ident;)*) => {$(
        pub(crate) type $alias = Handle<sys::$name>;
        impl Object for sys::$name {
            const FREE: unsafe extern "C" fn(*mut Self) = sys::$free;
        }
    )*};
}

objects! {
    Matter = riskrule_matter, riskrule_matter_free;
    Pack = riskrule_pack, riskrule_pack_free;
    Assessment = riskrule_assessment, riskrule_assessment_free;
    Expression = riskrule_expression, riskrule_expression_free;
    Call = riskrule_call, riskrule_call_free;
    Model = riskrule_model, riskrule_model_free;
    Job = riskrule_job, riskrule_job_free;
}

// The header: a handle behind `const` may be used by any number of threads at once, and any thread may free it. The
// calls that are not `const` take `&mut Handle` here, except those of jobs, which any thread may make at any time.
unsafe impl<T: Object> Send for Handle<T> {}
unsafe impl<T: Object> Sync for Handle<T> {}

impl<T: Object> Handle<T> {
    fn get(&self) -> *const T {
        self.0.as_ptr()
    }
    fn get_mut(&mut self) -> *mut T {
        self.0.as_ptr()
    }
}

impl<T: Object> Drop for Handle<T> {
    fn drop(&mut self) {
        unsafe { T::FREE(self.0.as_ptr()) }
    }
}

type ErrorOut = *mut *mut sys::riskrule_error;

/// Runs a call whose output is an object.
fn made<T: Object>(call: impl FnOnce(*mut *mut T, ErrorOut) -> sys::riskrule_status) -> Result<Handle<T>, Error> {
    let mut out = null_mut();
    checked(|error| call(&mut out, error))?;
    NonNull::new(out).map(Handle).ok_or_else(|| Error::of_door(Status::Internal, "nothing was made"))
}

/// Runs a call whose output is a text.
fn text(call: impl FnOnce(*mut *mut sys::riskrule_text, ErrorOut) -> sys::riskrule_status) -> Result<String, Error> {
    let mut out = null_mut();
    checked(|error| call(&mut out, error))?;
    unsafe {
        let copy = lent_with(sys::riskrule_text_data(out), sys::riskrule_text_size(out)).to_owned();
        sys::riskrule_text_free(out);
        Ok(copy)
    }
}

/// Turns a status and its error, which it frees, into a result.
fn checked(call: impl FnOnce(ErrorOut) -> sys::riskrule_status) -> Result<(), Error> {
    let mut error = null_mut();
    let status = call(&mut error);
    if status == sys::RISKRULE_OK {
        return Ok(());
    }
    unsafe {
        let made = Error {
            status: Status::of(status),
            diagnostics: (0..sys::riskrule_error_count(error)).map(|i| diagnostic(error, i)).collect(),
            message: lent(sys::riskrule_error_message(error)).to_owned(),
            json: lent(sys::riskrule_error_json(error)).to_owned(),
        };
        sys::riskrule_error_free(error);
        Err(made)
    }
}

unsafe fn diagnostic(error: *const sys::riskrule_error, i: usize) -> Diagnostic {
    Diagnostic {
        severity: match sys::riskrule_error_severity(error, i) {
            0 => Severity::Error,
            1 => Severity::Warning,
            _ => Severity::Note,
        },
        code: lent(sys::riskrule_error_code(error, i)).to_owned(),
        message: lent(sys::riskrule_error_text(error, i)).to_owned(),
        file: lent(sys::riskrule_error_file(error, i)).to_owned(),
        line: sys::riskrule_error_line(error, i),
        column: sys::riskrule_error_column(error, i),
        pointer: lent(sys::riskrule_error_pointer(error, i)).to_owned(),
        guess: lent(sys::riskrule_error_guess(error, i)).to_owned(),
    }
}

/// A text that ends with NUL and lives as long as the caller says.
unsafe fn lent<'a>(text: *const c_char) -> &'a str {
    // The library promises UTF-8. Were it not kept, this would be the place to notice.
    CStr::from_ptr(text).to_str().expect("the library hands out UTF-8")
}

/// The same with a length.
unsafe fn lent_with<'a>(text: *const c_char, length: usize) -> &'a str {
    std::str::from_utf8(std::slice::from_raw_parts(text.cast(), length)).expect("the library hands out UTF-8")
}

/// A text ended with NUL, for the library to copy.
fn ended(text: &str) -> Result<CString, Error> {
    CString::new(text).map_err(|_| Error::of_door(Status::BadArgument, "the text has a NUL inside"))
}

fn ended_if(text: Option<&str>) -> Result<Option<CString>, Error> {
    text.map(ended).transpose()
}

fn pointer(text: &Option<CString>) -> *const c_char {
    text.as_ref().map_or(null(), |text| text.as_ptr())
}

/// The bytes of a text; NULL where there is none.
fn bytes(text: Option<&[u8]>) -> (*const c_char, usize) {
    text.map_or((null(), 0), |text| (text.as_ptr().cast(), text.len()))
}
