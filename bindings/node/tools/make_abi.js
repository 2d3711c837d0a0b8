// Makes lib/abi.js from include/riskrule/riskrule.h: the functions and structs as koffi wants them.
// node tools/make_abi.js [--check]
import { readFileSync, writeFileSync } from 'node:fs';

const header = new URL('../../../include/riskrule/riskrule.h', import.meta.url);
const made = new URL('../lib/abi.js', import.meta.url);
// Arrow streams and functions of the host are not wrapped. Diagnostics come as JSON, and a number's text has all of its
// digits; UTF-16 Node makes itself, as quickly.
const leftOut =
  /^riskrule_(.*_stream|risks.*|column_options|host|answer.*|call_number|error_(?!free|json|message).*)$/;

/** The header without comments, preprocessor lines and what only C compilers read, in one line. */
function bare(text) {
  return text
    .replace(/\/\*.*?\*\//gs, ' ')
    .replace(/^#.*(\\\n.*)*$/gm, '')
    .replace(/\s+/g, ' ');
}

// Text that is ASCII, whose length is a string's own.
const ascii = 'riskrule_call_set_decimal';

/** A parameter: bytes with a length are buffers, a pointer to a handle or a count is an output. */
function parameter(name, text, next) {
  if (name !== ascii && /^const char \*\w+$/.test(text) && /^size_t (\w+_)?length$/.test(next ?? '')) {
    return text.replace('const char', 'const uint8_t');
  }
  const output = /^\w+ \*\*\w+$/.test(text) || /^(u?int\d+_t|size_t) \*\w+$/.test(text);
  return output ? `_Out_ ${text}` : text;
}

function functions(text) {
  const out = [];
  for (const [, result, name, list] of text.matchAll(/RISKRULE_API ([\w ]+?[ *]+)(riskrule_\w+)\(([^)]*)\);/g)) {
    if (leftOut.test(name)) continue;
    const parts = list.split(',').map((part) => part.trim());
    const parameters = parts.map((part, i) => parameter(name, part, parts[i + 1]));
    // A text may hold a NUL: its pointer is wanted, not the bytes before the first one.
    const returns = /^riskrule_(text_data|call_text)$/.test(name) ? 'const uint8_t *' : result;
    out.push([name, `${returns}${name}(${parameters.join(', ')})`]);
  }
  return out;
}

function structs(text) {
  const out = [];
  for (const [, name, body] of text.matchAll(/typedef struct (riskrule_\w+) \{([^}]*)\} \1;/g)) {
    const members = body.split(';').map((part) => part.trim()).filter(Boolean).map((part) => {
      const callback = /\(\*(\w+)\)/.exec(part); // never given by this binding: it would run on no thread of Node's own
      if (callback) return [callback[1], 'void *'];
      const [, type, member] = /^(.*?)(\w+)$/.exec(part);
      return [member, leftOut.test(/\w+(?=\W*$)/.exec(type)?.[0]) ? 'const void *' : type.trim()];
    });
    if (!leftOut.test(name)) out.push([name, members]);
  }
  return out;
}

const text = bare(readFileSync(header, 'utf8'));
const handles = [...text.matchAll(/typedef struct (riskrule_\w+) \1;/g)].map(([, name]) => name)
  .filter((name) => !leftOut.test(name));
const row = (value) => JSON.stringify(value).replaceAll('"', "'");
const rows = (list) => list.map(([name, value]) => `  ${name}: ${row(value)},\n`).join('');
const source = `// Made from include/riskrule/riskrule.h by tools/make_abi.js.
export const handles = ${row(handles)};

export const structs = {
${rows(structs(text))}};

export const functions = {
${rows(functions(text))}};
`;

if (process.argv.includes('--check')) {
  if (readFileSync(made, 'utf8') !== source) {
    console.error('lib/abi.js differs from the header: node tools/make_abi.js');
    process.exit(1);
  }
} else {
  writeFileSync(made, source);
}
