// Random decision tables over constants: each with its hit policy, input expressions, rules and output values.
import { Draw } from './draw.mjs';

const values = {
  number: ['0', '1', '2', '2.5', '3', '-1', '10'],
  string: ['"a"', '"b"', '"c"', '"风险"'],
  boolean: ['true', 'false'],
  date: ['@"2024-01-01"', '@"2024-02-29"', '@"2024-06-30"'],
};
const policies = ['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'OUTPUT ORDER', 'RULE ORDER', 'COLLECT', 'COLLECT SUM', 'COLLECT MIN', 'COLLECT MAX', 'COLLECT COUNT'];

function cell(draw, type) {
  if (draw.onceIn(3)) return '-';
  const value = () => draw.of(values[type]);
  const test = () => {
    if (type === 'boolean' || draw.onceIn(3)) return value();
    if (draw.onceIn(2)) return `${draw.of(['<', '<=', '>', '>='])} ${value()}`;
    const [low, high] = [draw.below(values[type].length), draw.below(values[type].length)].sort((a, b) => a - b);
    const sorted = type === 'number' ? ['-1', '0', '1', '2', '2.5', '3', '10'] : values[type];
    return `${draw.of(['[', '('])}${sorted[low]}..${sorted[high]}${draw.of([']', ')'])}`;
  };
  const tests = draw.onceIn(4) ? `${test()}, ${test()}` : test();
  return draw.onceIn(6) ? `not(${tests})` : tests;
}

export function table(seed) {
  const draw = new Draw(seed);
  const types = Array.from({ length: 1 + draw.below(3) }, () => draw.of(Object.keys(values)));
  const rules = Array.from({ length: 1 + draw.below(12) }, () => ({
    tests: types.map((type) => cell(draw, type)),
    output: String(draw.below(4)),
  }));
  return {
    policy: draw.of(policies),
    inputs: types.map((type) => (draw.onceIn(12) ? 'null' : draw.of(values[type]))),
    rules,
    order: ['3', '1', '2', '0'],
    otherwise: draw.onceIn(3) ? '0' : null,
  };
}

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const text = (tag, content) => `<${tag}><text>${escaped(content)}</text></${tag}>`;

export function tableXml(t) {
  const [policy, aggregation] = t.policy.startsWith('COLLECT ') ? t.policy.split(' ') : [t.policy, null];
  const inputs = t.inputs.map((e) => `<input>${text('inputExpression', e)}</input>`).join('');
  const otherwise = t.otherwise === null ? '' : text('defaultOutputEntry', t.otherwise);
  const rules = t.rules.map((r) => `<rule>${r.tests.map((c) => text('inputEntry', c)).join('')}${text('outputEntry', r.output)}</rule>`);
  return `<decisionTable hitPolicy="${policy}"${aggregation ? ` aggregation="${aggregation}"` : ''}>${inputs}` +
    `<output>${text('outputValues', t.order.join(', '))}${otherwise}</output>${rules.join('')}</decisionTable>`;
}

export function decisionXml(name, body) {
  return `<decision id="${name}" name="${name}"><variable name="${name}"/>${body}</decision>`;
}
export const literalXml = (expression) => text('literalExpression', expression);

/// The table by clause 8.2.10, with the other engine's unary tests: a second reading of the standard, row by row.
export function tableValue(t, evaluate, unaryTest) {
  const inputs = t.inputs.map(evaluate);
  const hits = t.rules.filter((r) => r.tests.every((c, i) => c === '-' || unaryTest(c, inputs[i]) === true)).map((r) => Number(r.output));
  const rank = (n) => t.order.indexOf(String(n));
  const sorted = [...hits].sort((a, b) => rank(a) - rank(b));
  if (t.policy === 'COLLECT COUNT') return hits.length;
  if (hits.length === 0) return t.otherwise === null ? null : Number(t.otherwise);
  switch (t.policy) {
    case 'UNIQUE': return hits.length === 1 ? hits[0] : null;
    case 'FIRST': return hits[0];
    case 'ANY': return hits.every((h) => h === hits[0]) ? hits[0] : null;
    case 'PRIORITY': return sorted[0];
    case 'OUTPUT ORDER': return sorted;
    case 'COLLECT SUM': return hits.reduce((a, b) => a + b, 0);
    case 'COLLECT MIN': return Math.min(...hits);
    case 'COLLECT MAX': return Math.max(...hits);
    default: return hits;
  }
}
