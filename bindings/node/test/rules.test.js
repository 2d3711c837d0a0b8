import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtins, degree, Expression, index, Model, Pack, weights } from 'riskrule';
import { read } from './root.js';

test('an expression: objects for ease, text for exactness', () => {
  const product = Expression.compile('p * q <= 0.04', { inputs: { p: 'number', q: 'number' }, mode: 'strict' });
  assert.equal(product.evaluate({ p: 0.2, q: 0.2 }), true); // false in doubles
  const sum = Expression.compile('a + b', { inputs: ['a', 'b'] });
  const exact = sum.evaluateText('{"a": 0.1, "b": 0.2000000000000000000000000000000001}');
  assert.equal(exact.trim(), '0.3000000000000000000000000000000001');
  assert.equal(Expression.compile('"中" + "文"').evaluate(), '中文');
  assert.equal(sum.evaluate({}), null);
});

test('an expression that does not compile says where', () => {
  assert.throws(
    () => Expression.compile('人数 +\n 人书', { inputs: { 人数: 'number' }, mode: 'strict', file: 'rule.feel' }),
    ({ name, status, diagnostics: [first] }) => {
      assert.deepEqual([name, status, first.file, first.line, first.column], ['RiskruleError', 'bad_input', 'rule.feel', 2, 2]);
      return true;
    },
  );
});

test('limits stop what takes too long', () => {
  const long = Expression.compile('count(for i in 1..100000 return i)', { limits: { steps: 1000 } });
  assert.throws(() => long.evaluate(), { status: 'stopped', code: 'limit.steps' });
});

test('a DMN model is described, evaluated, explained and checked', () => {
  const model = Model.load(read('tests/conformance/input/opposition.dmn'), { file: 'opposition.dmn' });
  assert.deepEqual(model.describe().decisions.map(({ name }) => name), ['等级', '可否决策']);
  assert.equal(model.evaluate('等级', { 反对率: 0.05, 无信息: false }).decisions['等级'], '低');
  assert.equal(JSON.parse(model.evaluateText(null, '{"反对率": 0.5, "无信息": false}')).decisions['可否决策'], false);
  assert.ok('explanation' in JSON.parse(model.explain('等级', '{"反对率": 0.05, "无信息": false}')));
  assert.ok(model.check().length > 0); // nothing is said of those who were not told
  assert.throws(() => Model.load('<definitions'), { name: 'RiskruleError', status: 'bad_input' });
});

test('methods of the core', () => {
  assert.ok('degree' in JSON.parse(degree(Pack.builtin('method.index-b'), 'high', 'high')));
  const factors = [{ name: 'a', weight: 1, likelihood: 0.2, impact: 0.2 }];
  assert.equal(index('product', JSON.stringify({ factors })).match(/"value": ?"?([\d.]+)/)[1], '0.04');
  const judgements = { judgements: [[1, 1], [1, 1]], method: 'geometric_mean', random_index: 'Saaty', bound: 0.1, reciprocity: 0.01 };
  assert.equal(JSON.parse(weights(JSON.stringify(judgements))).weights.length, 2);
  assert.match(builtins(), /count/);
});
