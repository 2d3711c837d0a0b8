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

/**
 * Calls a function of the C ABI that ends in `(..., out, error)`.
 * @returns what it made, or throws what went wrong
 */
export function make(name, ...args) {
  const out = [null];
  const error = [null];
  const status = native[name](...args, out, error);
  if (status === 0) return out[0];
  try {
    const message = native.riskrule_error_message(error[0]) || 'riskrule gave no reason';
    throw new RiskruleError(statuses[status] ?? 'internal', message, native.riskrule_error_json(error[0]));
  } finally {
    native.riskrule_error_free(error[0]);
  }
}
