// Values in and out of an evaluation without JSON.
import * as take from './arguments.js';
import { check, failure, RiskruleError } from './error.js';
import { Handle } from './handle.js';
import { decoded, native } from './native.js';

const kinds = ['null', 'boolean', 'number', 'text', 'date', 'other'];
const size = new BigUint64Array(1);
const date = new Int32Array(3);

/** Setters say no more than whether there is such an input and the value is one. */
function accepted(status) {
  if (status !== 0) throw RiskruleError.argument('node.argument', 'there is no such input, or the value is none');
}

export class Call extends Handle {
  set(input, value) {
    if (value === null) this.setNull(input);
    else if (typeof value === 'string') this.#setText(input, value);
    else if (typeof value === 'boolean') accepted(native.riskrule_call_set_boolean(this.#at(input), input, value ? 1 : 0));
    else if (Number.isSafeInteger(value)) accepted(native.riskrule_call_set_number(this.#at(input), input, value, 0));
    else if (typeof value === 'number' || typeof value === 'bigint') this.setNumber(input, String(value));
    else throw RiskruleError.argument('node.argument', 'the value must be null, a boolean, a number or a string');
  }

  setNull(input) {
    accepted(native.riskrule_call_set_null(this.#at(input), input));
  }

  setNumber(input, digits) {
    // Should they be no ASCII, the first of those is among so many bytes, and is no digit.
    accepted(native.riskrule_call_set_decimal(this.#at(input), input, take.word(digits, 'number'), digits.length));
  }

  #setText(input, value) {
    const text = take.bytes(value, 'text');
    accepted(native.riskrule_call_set_text(this.#at(input), input, text, text.length));
  }

  setDate(input, year, month, day) {
    const parts = [year, month, day];
    if (parts.some((part) => part !== (part | 0))) accepted(1);
    accepted(native.riskrule_call_set_date(this.#at(input), input, ...parts));
  }

  setJson(input, value) {
    const json = take.bytes(value, 'value');
    check(native.riskrule_call_set_json(this.#at(input), input, json, json.length, failure));
  }

  run() {
    check(native.riskrule_call_run(Handle.raw(this, Call), failure));
    return this;
  }

  get kind() {
    return kinds[native.riskrule_call_kind(Handle.raw(this, Call))];
  }

  get boolean() {
    return native.riskrule_call_boolean(this.#result('boolean')) !== 0;
  }

  get number() {
    return Number(this.numberText);
  }

  get numberText() {
    return native.riskrule_call_feel(this.#result('number'));
  }

  get text() {
    const raw = this.#result('text');
    const data = native.riskrule_call_text(raw, size);
    return decoded(data, Number(size[0]));
  }

  get date() {
    native.riskrule_call_date(this.#result('date'), date.subarray(0), date.subarray(1), date.subarray(2));
    return { year: date[0], month: date[1], day: date[2] };
  }

  get feel() {
    return native.riskrule_call_feel(Handle.raw(this, Call));
  }

  get json() {
    return native.riskrule_call_json(Handle.raw(this, Call));
  }

  get reason() {
    return native.riskrule_call_reason(Handle.raw(this, Call));
  }

  /** The address, for input number `input`: C would take -1 or 0.5 for another one. */
  #at(input) {
    if (!Number.isSafeInteger(input) || input < 0) accepted(1);
    return Handle.raw(this, Call);
  }

  /** The address, of a call whose result is of that kind. */
  #result(kind) {
    const found = this.kind;
    if (found !== kind) throw RiskruleError.argument('node.kind', `the result is of kind ${found}, not ${kind}`);
    return Handle.raw(this, Call);
  }
}
