import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as riskrule from 'riskrule';
import { songjiang } from './root.js';

const { assess, Expression, Job, Matter, Model, Pack, render, RiskruleError } = riskrule;
const refused = (code) => (error) => {
  assert.ok(error instanceof RiskruleError, String(error));
  assert.deepEqual([error.status, error.code], ['bad_argument', code]);
  assert.ok(error.message.length > 0);
  return true;
};

test('use after close is an error, closing twice is none', () => {
  const matter = Matter.read(songjiang());
  const pack = Pack.builtin('cn');
  const assessment = assess(matter, { pack });
  const expression = Expression.compile('1');
  const call = expression.call();
  const job = Job.assess('');
  for (const handle of [matter, pack, assessment, expression, call, job]) {
    assert.equal(handle.closed, false);
    handle.close();
    handle.close();
    assert.equal(handle.closed, true);
  }
  const uses = [
    () => matter.write(), () => matter.part(''), () => assess(matter), () => riskrule.explore(matter),
    () => pack.id, () => pack.dutyCount, () => pack.write(), () => pack.test(),
    () => assess(Matter.read(songjiang()), { pack }), // never another pack instead
    () => assessment.grade, () => assessment.findings, () => assessment.explain(), () => assessment.part(''),
    () => render(Matter.read(songjiang()), assessment), () => riskrule.compare([assessment, assessment]),
    () => expression.evaluate(), () => expression.call(), () => call.set(0, 1), () => call.run(), () => call.kind, () => call.json,
    () => job.poll(), () => job.cancel(), () => job.result(),
  ];
  for (const use of uses) assert.throws(use, refused('node.closed'));
});

test('a handle outlives what it was made from, and `using` closes it', () => {
  const matter = Matter.read(songjiang());
  const pack = Pack.builtin('cn.shanghai');
  const assessment = assess(matter, { pack });
  pack[Symbol.dispose]();
  matter[Symbol.dispose]();
  assert.ok(pack.closed && matter.closed);
  assert.ok(assessment.explain().length > 0);
});

test('what is no handle of that type is refused', () => {
  const matter = Matter.read(songjiang());
  const fake = Object.create(Matter.prototype);
  for (const wrong of [undefined, null, 5n, {}, 'matter', Pack.builtin('cn')]) {
    assert.throws(() => assess(wrong), refused('node.argument'));
  }
  assert.throws(() => fake.write(), TypeError); // it has no address at all
  assert.throws(() => new Matter(Symbol('made by riskrule'), 1n, 'riskrule_matter_free'), refused('node.argument'));
  assert.throws(() => render(matter, matter), refused('node.argument'));
});

test('what C would take for something else is refused', () => {
  const matter = Matter.read(songjiang());
  const uses = [
    () => Matter.read(5), () => Matter.read(null), () => Matter.read({}), () => Matter.read('{"id": "\ud800"}'),
    () => Matter.read('{}', { file: 'a\0b' }), () => Pack.builtin('cn\0'), () => Pack.builtin(undefined),
    () => assess(matter, { asOf: 20240131 }), () => assess(matter, { limits: { step: 5 } }),
    () => assess(matter, { limits: { diagnostics: 2 ** 32 } }), () => assess(matter, { limits: { steps: -1 } }),
    () => assess(matter, { limits: { steps: 0.5 } }), () => Expression.compile('1', { mode: 'lax' }),
    () => Model.load('<a/>', { imports: [null] }), () => riskrule.index('other', '{}'),
    () => riskrule.explore(matter, { draws: -1 }), () => riskrule.explore(matter, { seed: 2n ** 63n }),
  ];
  for (const use of uses) assert.throws(use, refused('node.argument'));
  for (const word of ['pdf', 'toString', 2, null]) assert.throws(() => render(matter, assess(matter), word), refused('c.argument'));
});

test('a call refuses inputs that it has not, values that are none and results of another kind', () => {
  const call = Expression.compile('a', { inputs: ['a'] }).call();
  const uses = [
    () => call.set(1, 5), () => call.set(-1, 5), () => call.set(0.5, 5), () => call.set('a', 5), () => call.set(2 ** 60, null),
    () => call.set(0, NaN), () => call.set(0, Infinity), () => call.set(0, undefined), () => call.set(0, {}), () => call.set(0, '\ud800'),
    () => call.set(0, 10n ** 34n + 1n), () => call.setNumber(0, ''), () => call.setNumber(0, '1x'), () => call.setNumber(0, '1中'),
    () => call.setNumber(0, '1\0'), () => call.setNumber(0, 5), () => call.setDate(0, 2023, 2, 29), () => call.setDate(0, 2 ** 32 + 2024, 1, 1),
  ];
  for (const use of uses) assert.throws(use, refused('node.argument'));
  assert.throws(() => call.setJson(0, '{'), { status: 'bad_input' });
  call.set(0, 'text');
  call.run();
  for (const use of [() => call.number, () => call.boolean, () => call.date, () => call.numberText]) assert.throws(use, refused('node.kind'));
  assert.equal(call.text, 'text');
  assert.throws(() => new riskrule.Call(Symbol('made by riskrule'), 1n, 'riskrule_call_free'), refused('node.argument'));
});

test('bad input has every reason, with its place', () => {
  assert.throws(() => Matter.read('{"id": "m",\n "titel": "错", "city": 5}', { file: 'bad.json' }), (error) => {
    assert.equal(error.status, 'bad_input');
    assert.ok(error.diagnostics.length >= 2);
    const unknown = error.diagnostics.find(({ code }) => code === 'json.unknown_member');
    assert.deepEqual([unknown.file, unknown.line, unknown.column, unknown.pointer, unknown.guess], ['bad.json', 2, 2, '/titel', 'title']);
    assert.match(error.message, /bad\.json:2:2/);
    assert.deepEqual(JSON.parse(error.json), error.diagnostics);
    return true;
  });
  assert.throws(() => Matter.read(Buffer.from([0x22, 0xe4, 0xbd])), { status: 'bad_input' }); // cut UTF-8
  assert.throws(() => Pack.builtin('cn.shanghia'), { name: 'RiskruleError' });
  assert.throws(() => assess(Matter.read(songjiang()), { asOf: '2024-02-30' }), { name: 'RiskruleError' });
});

test('what nobody holds is freed', { timeout: 60_000 }, async () => {
  const text = songjiang();
  const used = () => process.memoryUsage().rss;
  const round = async () => {
    for (let i = 0; i < 2000; i += 1) Matter.read(text);
    for (let i = 0; i < 3; i += 1) {
      globalThis.gc();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await round();
  const before = used();
  for (let i = 0; i < 5; i += 1) await round();
  const grown = used() - before;
  assert.ok(grown < 2000 * text.length, `${grown} bytes more after 10000 matters of ${text.length} bytes`);
});
