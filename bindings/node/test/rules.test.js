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

test('a call takes and gives values without JSON', () => {
  const call = Expression.compile('a', { inputs: ['a', 'b'] }).call();
  const result = (value, set = 'set', ...more) => {
    call[set](0, value, ...more);
    const { kind } = call.run();
    return [kind, kind === 'other' || kind === 'null' ? call.json : call[kind]];
  };
  assert.equal(call.kind, 'null'); // before the first run
  assert.deepEqual(result(null), ['null', 'null']);
  assert.deepEqual(result(true), ['boolean', true]);
  assert.deepEqual(result('城市更新\0𠀀'), ['text', '城市更新\0𠀀']);
  assert.deepEqual(result(''), ['text', '']);
  assert.deepEqual(result('长'.repeat(5000)), ['text', '长'.repeat(5000)]);
  for (const number of [0, -0, 1, -7, 0.1, -2.5e-7, 1e21, 1.7976931348623157e308, 5e-324, 2 ** 53, Number.MAX_SAFE_INTEGER, 0.1 + 0.2]) {
    const [kind, found] = result(number);
    assert.deepEqual([kind, found], ['number', number === 0 ? 0 : number]);
  }
  assert.deepEqual(result(2024, 'setDate', 2, 29), ['date', { year: 2024, month: 2, day: 29 }]);
  assert.deepEqual(result('[1, {"a": "b"}]', 'setJson')[0], 'other');
  assert.deepEqual(JSON.parse(call.json), [1, { a: 'b' }]);
  assert.match(call.feel, /^\[1, \{/);
  result('0.3000000000000000000000000000000001', 'setNumber');
  assert.equal(call.numberText, '0.3000000000000000000000000000000001');
  result(1234567890123456789012345678901234n);
  assert.equal(call.numberText, '1234567890123456789012345678901234');
});

test('a call keeps its inputs and its expression, and tells why it is null', () => {
  const expression = Expression.compile('a + b', { inputs: ['a', 'b'] });
  const call = expression.call();
  expression.close();
  call.set(0, 0.1);
  call.set(1, 0.2);
  assert.equal(call.run().numberText, '0.3'); // not so in doubles
  call.set(1, 0.3);
  assert.equal(call.run().number, 0.4);
  call.set(1, 'text');
  assert.equal(call.run().kind, 'null');
  assert.ok(call.reason.length > 0);
  const long = Expression.compile('count(for i in 1..100000 return i)', { limits: { steps: 1000 } }).call();
  assert.throws(() => long.run(), { status: 'stopped', code: 'limit.steps' });
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
