// Runs the conformance cases (RISKRULE_CONFORMANCE, else tests/conformance) through this package, from the repository's root.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as riskrule from 'riskrule';

const { assess, Expression, Matter, Model, Pack, render } = riskrule;

/** What `use` makes of a handle, which is closed then. */
function using(handle, use) {
  try {
    return use(handle);
  } finally {
    handle?.close();
  }
}
const withMatter = ({ matter }, use) => using(Matter.read(readFileSync(matter), { file: matter }), use);
const assessed = (one, use) =>
  withMatter(one, (matter) =>
    using(one.pack == null ? null : Pack.builtin(one.pack), (pack) =>
      using(assess(matter, { pack, asOf: one.as_of }), (assessment) => use(matter, assessment))));

const calls = {
  assess: (one) => assessed(one, (matter, assessment) => render(matter, assessment, one.format)),
  explain: (one) => assessed(one, (_, assessment) => assessment.explain(one.duty)),
  write: (one) => withMatter(one, (matter) => matter.write()),
  feel: ({ expression, mode, inputs_text: text }) =>
    using(Expression.compile(expression, { mode, inputs: Object.keys(JSON.parse(text)) }), (of) => of.evaluateText(text)),
  model: ({ model, decision, inputs_text: text }) =>
    using(Model.load(readFileSync(model), { file: model }), (of) => of.evaluateText(decision, text)),
  check: ({ file }) => riskrule.check(readFileSync(file), { file }),
  schema: ({ type }) => riskrule.schema(type),
};

function run(one) {
  try {
    return { status: 'ok', output: calls[one.call](one) };
  } catch (error) {
    if (!(error instanceof riskrule.RiskruleError)) throw error;
    return { status: error.status, output: error.json };
  }
}

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const folder = join(process.env.RISKRULE_CONFORMANCE || 'tests/conformance', 'cases');
const names = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
let lines = '';
let failed = 0;
for (const name of names) {
  const one = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { status, output } = run(one);
  const digest = sha256(output);
  lines += `${one.name} ${digest}\n`;
  if (status === one.status && digest === one.digest) continue;
  failed += 1;
  console.error(`${one.name}: expected ${one.status} ${one.digest}, found ${status} ${digest}`);
}
console.log(`node ${process.versions.node} (koffi): ${names.length} cases, digest ${sha256(lines)}`);
process.exit(failed === 0 && names.length > 0 ? 0 : 1);
