import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as riskrule from 'riskrule';
import { read, root } from './root.js';

const node = (...args) => execFileSync(process.execPath, args, { cwd: fileURLToPath(root), encoding: 'utf8' });
const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

test('lib/abi.js is made from the header', () => node(here('tools/make_abi.js'), '--check'));

test('CommonJS gets the same package', () => {
  const script = `const { Matter } = require(${JSON.stringify(here('index.js'))}); console.log(typeof Matter.read)`;
  assert.equal(node('--no-warnings', '--input-type=commonjs', '-e', script).trim(), 'function');
});

test('the types name what the package exports', () => {
  const declared = [...read('bindings/node/index.d.ts').toString().matchAll(/^export (?:class|function|const) (\w+)/gm)];
  assert.deepEqual([...new Set(declared.map(([, name]) => name))].sort(), Object.keys(riskrule).sort());
});

test("the README's example runs", () => {
  const [, example] = /```js\n(.*?)```/s.exec(read('bindings/node/README.md'));
  const module = example.replace("from 'riskrule'", `from ${JSON.stringify(here('index.js'))}`);
  const printed = node('--input-type=module', '-e', module);
  assert.match(printed, /^低 asserted\n/);
  assert.match(printed, /\ntrue\n$/);
});

test('without the library the reason is told', () => {
  const script = `import(${JSON.stringify(here('index.js'))}).catch((error) => console.log(error.message))`;
  const env = { ...process.env, RISKRULE_LIBRARY: '/nowhere/libriskrule.so' };
  const printed = execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' });
  assert.match(printed, /\/nowhere\/libriskrule\.so can not be loaded; set RISKRULE_LIBRARY/);
});
