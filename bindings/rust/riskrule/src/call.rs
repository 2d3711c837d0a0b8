use std::fmt;

use crate::{raw, Expression, Result};

/// A value that goes into a [`Call`] or comes out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// No value.
    Null,
    /// True or false.
    Boolean(bool),
    /// `coefficient` x 10^`exponent`, exactly; the exponent from -6176 to 6111.
    Number {
        /// Its digits.
        coefficient: i64,
        /// Its power of ten.
        exponent: i32,
    },
    /// A text.
    Text(&'a str),
    /// A date of the Gregorian calendar; years from -999999999 to 999999999.
    Date {
        /// The year.
        year: i32,
        /// From 1.
        month: i32,
        /// From 1.
        day: i32,
    },
    /// Any other result (times, durations, lists, contexts, ranges, functions, longer numbers), as FEEL source. It can
    /// not be set: use [`Call::set_json`].
    Other(&'a str),
}

/// The inputs and the result of one evaluation, and its scratch: values without JSON, for those who evaluate often. An
/// input keeps its value until it is set again.
///
/// ```
/// use riskrule::{CompileOptions, Expression, Value};
/// let options = CompileOptions { inputs: vec![("x".into(), Some("number".into()))], ..Default::default() };
/// let mut call = Expression::compile("x * 2", &options)?.call()?;
/// call.set(0, Value::Number { coefficient: 25, exponent: -2 })?; // 0.25
/// assert_eq!(call.run()?, Value::Number { coefficient: 50, exponent: -2 });
/// # Ok::<(), riskrule::Error>(())
/// ```
pub struct Call(raw::Call);

impl Expression {
    /// Makes a call of the expression, which lives on in it.
    pub fn call(&self) -> Result<Call> {
        raw::call_new(&self.0).map(Call)
    }
}

impl Call {
    /// Sets an input, by its number among the inputs of the expression.
    pub fn set(&mut self, input: usize, value: Value<'_>) -> Result<()> {
        raw::call_set(&mut self.0, input, &value)
    }

    /// Sets an input to a number of up to 34 digits, written `"0.25"` or `"1E-7"`.
    pub fn set_decimal(&mut self, input: usize, number: &str) -> Result<()> {
        raw::call_set_decimal(&mut self.0, input, number)
    }

    /// Sets an input to any value, as JSON.
    pub fn set_json(&mut self, input: usize, json: &str) -> Result<()> {
        raw::call_set_json(&mut self.0, input, json.as_bytes())
    }

    /// Evaluates.
    pub fn run(&mut self) -> Result<Value<'_>> {
        raw::call_run(&mut self.0)?;
        Ok(raw::call_value(&mut self.0))
    }

    /// The last result as FEEL source.
    pub fn feel(&mut self) -> &str {
        raw::call_feel(&mut self.0)
    }

    /// The last result as JSON.
    pub fn json(&mut self) -> &str {
        raw::call_json(&mut self.0)
    }

    /// Why the last result is null: sentences from the nearest cause on, a line each; `""` if it is not null, or
    /// nothing is known.
    pub fn reason(&mut self) -> &str {
        raw::call_reason(&mut self.0)
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Call(..)")
    }
}
