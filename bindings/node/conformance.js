// Runs the conformance cases (RISKRULE_CONFORMANCE, else tests/conformance) through this package, from the repository's root.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as riskrule from 'riskrule';

const { assess, Expression, Matter, Model, Pack, render } = riskrule;

const readMatter = ({ matter }) => Matter.read(readFileSync(matter), { file: matter });
function assessed(one) {
  const matter = readMatter(one);
  const pack = one.pack == null ? null : Pack.builtin(one.pack);
  return { matter, assessment: assess(matter, { pack, asOf: one.as_of }) };
}

const calls = {
  assess(one) {
    const { matter, assessment } = assessed(one);
    return render(matter, assessment, one.format);
  },
  explain: (one) => assessed(one).assessment.explain(one.duty),
  write: (one) => readMatter(one).write(),
  feel: ({ expression, mode, inputs_text: text }) =>
    Expression.compile(expression, { mode, inputs: Object.keys(JSON.parse(text)) }).evaluateText(text),
  model: ({ model, decision, inputs_text: text }) =>
    Model.load(readFileSync(model), { file: model }).evaluateText(decision, text),
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
