// The shared library: found, opened, its functions declared. Everything else goes through `native`.
import { transcode } from 'node:buffer';
import koffi from 'koffi';
import { functions, handles, structs } from './abi.js';

const supported = 1; // the ABI that lib/abi.js was made from

/** @returns {import('koffi').LibraryHandle} */
function open() {
  // RISKRULE_LIBRARY names the file; without it the system's loader looks (LD_LIBRARY_PATH, ld.so.cache).
  const path = process.env.RISKRULE_LIBRARY || 'libriskrule.so.1';
  try {
    return koffi.load(path);
  } catch (cause) {
    throw new Error(`riskrule: ${path} can not be loaded; set RISKRULE_LIBRARY or LD_LIBRARY_PATH`, { cause });
  }
}

const library = open();
koffi.alias('riskrule_status', 'int32_t');
for (const name of handles) koffi.opaque(name);
for (const [name, members] of Object.entries(structs)) koffi.struct(name, Object.fromEntries(members));

/** The functions of riskrule.h by their names. @type {Record<string, (...args: any[]) => any>} */
export const native = {};
for (const [name, prototype] of Object.entries(functions)) native[name] = library.func(prototype);

if (native.riskrule_abi_version() !== supported) {
  throw new Error(`riskrule: the library has ABI ${native.riskrule_abi_version()}, this package needs ${supported}`);
}

/** A struct of options: its size goes in front, what is left out is 0 or NULL. */
export const options = (name, members) => ({ ...members, struct_size: koffi.sizeof(name) });

/** Hands where an owned text lies and its length in bytes to `read`; it is freed when that returns. */
function take(text, read) {
  try {
    return read(native.riskrule_text_data(text), native.riskrule_text_size(text));
  } finally {
    native.riskrule_text_free(text);
  }
}

const inPlace = (data, size) => Buffer.from(koffi.view(data, size));

// From so many bytes on it is quicker to go to UTF-16 first and to make a string of that: a third of the time for a report.
const long = 4096;

/** UTF-8 as a string. The length is in bytes, never that of a JavaScript string. */
export const decoded = (data, size) =>
  size < long ? koffi.decode.string(data, size) : transcode(inPlace(data, size), 'utf8', 'ucs2').ucs2Slice();

const most = 1 << 22; // characters for which memory is kept
let wide = new Uint16Array(0); // the last long text: fresh memory at every call would cost as much as the text

function decodedLong(text, size) {
  if (wide.length < size) wide = new Uint16Array(Math.max(size, 2 * wide.length));
  const units = Number(native.riskrule_text_utf16(text, wide, wide.length));
  const string = Buffer.from(wide.buffer).ucs2Slice(0, 2 * units);
  if (wide.length > most) wide = new Uint16Array(0);
  return string;
}

/** An owned text, decoded. */
export const takeText = (text) => take(text, (data, size) => (size < long ? decoded(data, size) : decodedLong(text, size)));

/** A copy of its bytes. */
export const takeBytes = (text) => take(text, (data, size) => Buffer.from(inPlace(data, size)));
