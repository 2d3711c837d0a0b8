// The shared library: found, opened, its functions declared. Everything else goes through `native`.
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

/** An owned text, decoded. Its length is in bytes, never that of a JavaScript string. */
export function takeText(text) {
  try {
    return koffi.decode.string(native.riskrule_text_data(text), native.riskrule_text_size(text));
  } finally {
    native.riskrule_text_free(text);
  }
}

/** A copy of its bytes. */
export function takeBytes(text) {
  try {
    const size = native.riskrule_text_size(text);
    return Buffer.from(Buffer.from(koffi.view(native.riskrule_text_data(text), size)));
  } finally {
    native.riskrule_text_free(text);
  }
}
