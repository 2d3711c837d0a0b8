// What comes from JavaScript, checked and turned into what C takes.
import { structs } from './abi.js';
import { RiskruleError } from './error.js';
import { options } from './native.js';

const formats = ['json', 'text', 'markdown', 'html'];
const modes = { standard: 0, strict: 1 };

function choose(words, word, what) {
  if (!Object.hasOwn(words, word)) {
    throw RiskruleError.argument('node.argument', `the ${what} \`${word}\` is none of ${Object.keys(words).join(', ')}`);
  }
  return words[word];
}
/** Of another word the library says that there is no such format. */
export const format = (word) => formats.indexOf(word);
export const mode = (word) => choose(modes, word, 'mode');
export const variant = (word) => choose({ representative: 0, product: 1, likelihood: 2 }, word, 'variant');

function requireText(text, what) {
  if (typeof text !== 'string') throw RiskruleError.argument('node.argument', `the ${what} must be a string`);
  // An unpaired surrogate would become U+FFFD without a word.
  if (!text.isWellFormed()) throw RiskruleError.argument('node.argument', `the ${what} has an unpaired surrogate`);
  return text;
}

/** UTF-8 bytes of a string, or bytes as they are; `length` of them counts bytes. */
export function bytes(text, what) {
  return text instanceof Uint8Array ? text : Buffer.from(requireText(text, what), 'utf8');
}

/** A string that C reads up to its NUL, so it may hold none. */
export function word(text, what) {
  if (requireText(text, what).includes('\0')) throw RiskruleError.argument('node.argument', `the ${what} holds a NUL`);
  return text;
}
export const wordOrNull = (text, what) => (text === undefined || text === null ? null : word(text, what));

/** A count: koffi would take -1, 0.5 or 2 ** 32 for some other number. */
export function count(value, what, bits = 64) {
  const whole = typeof value === 'bigint' || Number.isSafeInteger(value);
  if (!whole || value < 0 || value >= 2n ** BigInt(Math.min(bits, 63))) {
    throw RiskruleError.argument('node.argument', `${what} must be a whole number from 0 on, of ${bits} bits`);
  }
  return value;
}

const bounds = new Map(structs.riskrule_limits.filter(([name, type]) => name !== 'struct_size' && type !== 'void *'));

/** `{ jsonBytes: 1000 }` as a riskrule_limits. */
export function limits(given) {
  if (given === undefined) return null;
  const members = {};
  for (const [name, value] of Object.entries(given)) {
    const member = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (!bounds.has(member)) throw RiskruleError.argument('node.argument', `there is no limit \`${name}\``);
    members[member] = count(value, name, bounds.get(member).includes('32') ? 32 : 64);
  }
  return options('riskrule_limits', members);
}
