import { native } from './native.js';

const statuses = ['ok', 'bad_input', 'bad_argument', 'no_memory', 'internal', 'stopped'];

/** Why a call failed: one diagnostic or more, each with its place. */
export class RiskruleError extends Error {
  /** @param {string} json the diagnostics as the library wrote them */
  constructor(status, message, json) {
    super(message.trimEnd());
    this.name = 'RiskruleError';
    this.status = status;
    this.json = json;
    this.diagnostics = JSON.parse(json);
    this.code = this.diagnostics[0]?.code ?? '';
  }

  /** The same of an argument that never reaches the library. */
  static argument(code, message) {
    return new RiskruleError('bad_argument', message, JSON.stringify([{ severity: 'error', code, message, line: 0, column: 0 }]));
  }
}

// Where a call leaves what it made, or why it did not; read before the next call. Arrays of JavaScript's own would take
// longer than many a call.
const out = new BigUint64Array(1);
export const failure = new BigUint64Array(1);

/** Throws what went wrong in a call that was given `failure` for its error. */
export function check(status) {
  if (status === 0) return;
  const [error] = failure;
  failure[0] = 0n;
  try {
    const message = native.riskrule_error_message(error) || 'riskrule gave no reason';
    throw new RiskruleError(statuses[status] ?? 'internal', message, native.riskrule_error_json(error));
  } finally {
    native.riskrule_error_free(error);
  }
}

/**
 * Calls a function of the C ABI that ends in `(..., out, error)`.
 * @returns what it made, or throws what went wrong
 */
export function make(name, ...args) {
  check(native[name](...args, out, failure));
  return out[0];
}
