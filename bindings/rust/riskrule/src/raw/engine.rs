//! Expressions, models, methods, and what needs no object.

use std::ffi::CString;
use std::ptr;

use riskrule_sys as sys;

use super::options::{limits, size};
use super::{bytes, checked, ended, ended_if, lent, lent_with, made, pointer, text, Call, Expression, Model};
use crate::{CompileOptions, Error, ModelOptions, Status, Value};

type Made<T> = Result<T, Error>;

pub(crate) fn expression_compile(source: &str, given: &CompileOptions) -> Made<Expression> {
    let (file, limits) = (ended_if(given.file.as_deref())?, limits(&given.limits));
    let names = given.inputs.iter().map(|(name, _)| ended(name)).collect::<Made<Vec<CString>>>()?;
    let types = given.inputs.iter().map(|(_, kind)| ended_if(kind.as_deref())).collect::<Made<Vec<_>>>()?;
    let names: Vec<_> = names.iter().map(|name| name.as_ptr()).collect();
    let types: Vec<_> = types.iter().map(pointer).collect();
    let options = sys::riskrule_compile_options {
        struct_size: size::<sys::riskrule_compile_options>(),
        mode: given.mode as i32,
        file: pointer(&file),
        names: names.as_ptr(),
        types: types.as_ptr(),
        name_count: names.len(),
        limits: &limits,
        host: ptr::null(),
    };
    made(|out, error| unsafe {
        sys::riskrule_expression_compile(source.as_ptr().cast(), source.len(), &options, out, error)
    })
}

pub(crate) fn expression_evaluate(expression: &Expression, inputs: Option<&[u8]>) -> Made<String> {
    let (inputs, length) = bytes(inputs);
    text(|out, error| unsafe { sys::riskrule_expression_evaluate(expression.get(), inputs, length, out, error) })
}

pub(crate) fn call_new(expression: &Expression) -> Made<Call> {
    made(|out, error| unsafe { sys::riskrule_call_new(expression.get(), out, error) })
}

pub(crate) fn call_set(call: &mut Call, input: usize, value: &Value) -> Made<()> {
    let call = call.get_mut();
    let status = unsafe {
        match *value {
            Value::Null => sys::riskrule_call_set_null(call, input),
            Value::Boolean(value) => sys::riskrule_call_set_boolean(call, input, value.into()),
            Value::Number { coefficient, exponent } => {
                sys::riskrule_call_set_number(call, input, coefficient, exponent)
            }
            Value::Text(text) => sys::riskrule_call_set_text(call, input, text.as_ptr().cast(), text.len()),
            Value::Date { year, month, day } => sys::riskrule_call_set_date(call, input, year, month, day),
            Value::Other(_) => sys::RISKRULE_BAD_ARGUMENT,
        }
    };
    refused(status)
}

pub(crate) fn call_set_decimal(call: &mut Call, input: usize, number: &str) -> Made<()> {
    refused(unsafe { sys::riskrule_call_set_decimal(call.get_mut(), input, number.as_ptr().cast(), number.len()) })
}

/// The setters have a status alone.
fn refused(status: sys::riskrule_status) -> Made<()> {
    match status {
        sys::RISKRULE_OK => Ok(()),
        status => Err(Error::of_door(Status::of(status), "there is no such input, or the value is none")),
    }
}

pub(crate) fn call_set_json(call: &mut Call, input: usize, json: &[u8]) -> Made<()> {
    checked(|error| unsafe {
        sys::riskrule_call_set_json(call.get_mut(), input, json.as_ptr().cast(), json.len(), error)
    })
}

pub(crate) fn call_run(call: &mut Call) -> Made<()> {
    checked(|error| unsafe { sys::riskrule_call_run(call.get_mut(), error) })
}

/// The result of the last run.
pub(crate) fn call_value(call: &mut Call) -> Value<'_> {
    let p = call.get_mut();
    let (mut coefficient, mut exponent) = (0, 0);
    let (mut year, mut month, mut day, mut length) = (0, 0, 0, 0);
    unsafe {
        match sys::riskrule_call_kind(p) {
            sys::RISKRULE_VALUE_NULL => Value::Null,
            sys::RISKRULE_VALUE_BOOLEAN => Value::Boolean(sys::riskrule_call_boolean(p) != 0),
            sys::RISKRULE_VALUE_NUMBER
                if sys::riskrule_call_number(p, &mut coefficient, &mut exponent) == sys::RISKRULE_OK =>
            {
                Value::Number { coefficient, exponent }
            }
            sys::RISKRULE_VALUE_TEXT => Value::Text(lent_with(sys::riskrule_call_text(p, &mut length), length)),
            sys::RISKRULE_VALUE_DATE
                if sys::riskrule_call_date(p, &mut year, &mut month, &mut day) == sys::RISKRULE_OK =>
            {
                Value::Date { year, month, day }
            }
            _ => Value::Other(lent(sys::riskrule_call_feel(p))),
        }
    }
}

pub(crate) fn call_feel(call: &mut Call) -> &str {
    unsafe { lent(sys::riskrule_call_feel(call.get_mut())) }
}

pub(crate) fn call_json(call: &mut Call) -> &str {
    unsafe { lent(sys::riskrule_call_json(call.get_mut())) }
}

pub(crate) fn call_reason(call: &mut Call) -> &str {
    unsafe { lent(sys::riskrule_call_reason(call.get_mut())) }
}

pub(crate) fn model_load(xml: &[u8], given: &ModelOptions, imports: &[&Model]) -> Made<Model> {
    let (file, limits) = (ended_if(given.file.as_deref())?, limits(&given.limits));
    let imports: Vec<_> = imports.iter().map(|model| model.get()).collect();
    let options = sys::riskrule_model_options {
        struct_size: size::<sys::riskrule_model_options>(),
        mode: given.mode as i32,
        file: pointer(&file),
        imports: imports.as_ptr(),
        import_count: imports.len(),
        limits: &limits,
        host: ptr::null(),
    };
    made(|out, error| unsafe { sys::riskrule_model_load(xml.as_ptr().cast(), xml.len(), &options, out, error) })
}

pub(crate) fn model_write(json: &[u8], file: Option<&str>) -> Made<String> {
    let file = ended_if(file)?;
    text(|out, error| unsafe {
        sys::riskrule_model_write(json.as_ptr().cast(), json.len(), pointer(&file), out, error)
    })
}

pub(crate) fn model_describe(model: &Model) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_model_describe(model.get(), out, error) })
}

pub(crate) fn model_check(model: &Model) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_model_check(model.get(), out, error) })
}

pub(crate) fn model_evaluate(model: &Model, name: Option<&str>, inputs: Option<&[u8]>) -> Made<String> {
    let (name, (inputs, length)) = (ended_if(name)?, bytes(inputs));
    text(|out, error| unsafe { sys::riskrule_model_evaluate(model.get(), pointer(&name), inputs, length, out, error) })
}

pub(crate) fn model_explain(model: &Model, name: Option<&str>, inputs: Option<&[u8]>) -> Made<String> {
    let (name, (inputs, length)) = (ended_if(name)?, bytes(inputs));
    text(|out, error| unsafe { sys::riskrule_model_explain(model.get(), pointer(&name), inputs, length, out, error) })
}

pub(crate) fn index(variant: i32, json: &[u8]) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_index(variant, json.as_ptr().cast(), json.len(), out, error) })
}

pub(crate) fn weights(json: &[u8]) -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_weights(json.as_ptr().cast(), json.len(), out, error) })
}

pub(crate) fn survey(csv: &[u8], file: Option<&str>, map: &[u8], format: i32) -> Made<String> {
    let file = ended_if(file)?;
    text(|out, error| unsafe {
        let (csv, length) = (csv.as_ptr().cast(), csv.len());
        sys::riskrule_survey(csv, length, pointer(&file), map.as_ptr().cast(), map.len(), format, out, error)
    })
}

pub(crate) fn check(given: &[u8], file: Option<&str>) -> Made<String> {
    let file = ended_if(file)?;
    text(|out, error| unsafe { sys::riskrule_check(given.as_ptr().cast(), given.len(), pointer(&file), out, error) })
}

pub(crate) fn from_gb18030(given: &[u8], file: Option<&str>) -> Made<String> {
    let file = ended_if(file)?;
    text(|out, error| unsafe {
        sys::riskrule_text_from_gb18030(given.as_ptr().cast(), given.len(), pointer(&file), out, error)
    })
}

pub(crate) fn schema(of: &str) -> Made<String> {
    let of = ended(of)?;
    text(|out, error| unsafe { sys::riskrule_schema(of.as_ptr(), out, error) })
}

pub(crate) fn builtins() -> Made<String> {
    text(|out, error| unsafe { sys::riskrule_builtins(out, error) })
}

pub(crate) fn version() -> &'static str {
    unsafe { lent(sys::riskrule_version()) }
}

pub(crate) fn abi_version() -> u32 {
    unsafe { sys::riskrule_abi_version() }
}

pub(crate) fn has_feature(name: &str) -> bool {
    ended(name).map_or(false, |name| unsafe { sys::riskrule_has_feature(name.as_ptr()) != 0 })
}
