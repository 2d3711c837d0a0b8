import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as riskrule from 'riskrule';
import { read, songjiang } from './root.js';

const { assess, Matter, Model, Pack, render } = riskrule;

test('a matter is read, written and read in part', () => {
  const matter = Matter.read(songjiang(), { file: 'songjiang.json' });
  assert.equal(JSON.parse(matter.write()).id, JSON.parse(songjiang()).id);
  assert.equal(Matter.read(matter.write()).write(), matter.write());
  assert.equal(JSON.parse(matter.part('/title')), JSON.parse(songjiang()).title);
});

test('lengths count bytes, not UTF-16 units', () => {
  for (const times of [1, 50, 5000]) {
    const title = '\ufeff' + '重大行政决策'.repeat(times) + '𠮷é';
    const matter = Matter.read(JSON.stringify({ id: 'm', title, jurisdiction: '310000' }));
    assert.equal(JSON.parse(matter.write()).title, title);
    assert.equal(JSON.parse(matter.part('/title')), title);
  }
});

test('an assessment says what it found', () => {
  const matter = Matter.read(songjiang());
  const assessment = assess(matter, { asOf: '2024-01-31' });
  assert.deepEqual([assessment.grade, assessment.gradeOrigin], ['低', 'asserted']);
  const findings = assessment.findings;
  const open = findings.find(({ duty }) => duty === 'comment-period');
  assert.equal(open.verdict, 'cannot_tell');
  assert.deepEqual(open.missing, ['/consultations/0/closed']);
  const written = JSON.parse(assessment.part('/findings'));
  assert.deepEqual(findings.map(({ duty, verdict }) => [duty, verdict]), written.map(({ duty, verdict }) => [duty, verdict]));
  for (const { verdict, says, basis } of findings) {
    assert.ok(says.length > 0);
    if (verdict === 'violated') assert.ok(basis.length > 0);
  }
  const { permission, says } = JSON.parse(assessment.part('/outcome'));
  assert.deepEqual([assessment.permission, assessment.outcome], [permission, says]);
});

test('a report comes in four formats, an explanation in words', () => {
  const matter = Matter.read(songjiang());
  const assessment = assess(matter);
  assert.match(render(matter, assessment, 'html'), /^<!DOCTYPE html>/i);
  assert.match(render(matter, assessment, 'markdown'), /^#/);
  assert.match(render(matter, assessment, 'text'), /低/);
  assert.equal(render(matter, assessment, 'json'), assessment.part(''));
  assert.equal(Buffer.from(riskrule.renderBytes(matter, assessment, 'html')).toString(), render(matter, assessment, 'html'));
  assert.match(assessment.explain('comment-period'), /closed/);
  assert.ok(assessment.explain().length > assessment.explain('comment-period').length);
});

test('packs: built in, chosen, loaded with their parents', () => {
  assert.ok(Pack.ids().includes('cn.shanghai'));
  const matter = Matter.read(songjiang());
  const chosen = Pack.choose(matter, '2024-01-31');
  const shanghai = Pack.builtin('cn.shanghai');
  assert.ok(shanghai.dutyCount > Pack.builtin('cn').dutyCount);
  assert.ok(shanghai.bindingCount <= shanghai.dutyCount);
  assert.equal(assess(matter, { pack: chosen }).part(''), assess(matter).part(''));
  assert.ok(JSON.parse(shanghai.write()).length >= 2);
  assert.ok(Model.load(Pack.builtin('cn.competition').writeDmn()).describe().decisions.length > 0);
  assert.throws(() => Pack.builtin('method.index-a').writeDmn(), riskrule.RiskruleError);
  const described = { name: 'm', uri: 'urn:m', decisions: [{ name: 'd', expression: '1 + 1' }] };
  assert.equal(Model.load(Model.write(JSON.stringify(described))).evaluate('d').decisions.d, 2);
  assert.throws(() => Model.write('{}', { file: 'm.json' }), riskrule.RiskruleError);
  assert.ok(Pack.builtin('cn').test().every(({ passed }) => passed));
  const named = (path, pattern) => read(path).toString().replaceAll(pattern, '$1"land"');
  const country = named('seeds/packs/cn.json', /("pack": )"cn"/g);
  const child = named('seeds/packs/cn.shanghai.json', /("(?:extends|overrides)": )"cn"/g);
  const loaded = Pack.load(child, { file: 'child.json', parents: [country] });
  assert.equal(loaded.dutyCount, shanghai.dutyCount);
});

test('questions are answered', () => {
  const matter = Matter.read(songjiang());
  const [earlier, later] = ['2023-09-01', '2024-01-31'].map((asOf) => assess(matter, { asOf }));
  assert.equal(typeof JSON.parse(riskrule.compare([earlier, later], 'json')), 'object');
  const before = { matter, assessment: earlier };
  assert.ok(riskrule.compareVersions(before, { matter, assessment: later }).length > 0);
  const measured = Matter.read(read('seeds/matters/example-methods.json'));
  const how = { pack: Pack.builtin('method.index-b'), draws: 10, seed: 42n };
  const explored = riskrule.explore(measured, how, 'json');
  assert.equal(riskrule.explore(measured, how, 'json'), explored);
  assert.notEqual(riskrule.explore(measured, { ...how, seed: 43n }, 'json'), explored);
  assert.ok(riskrule.followUp(matter, later, 'text').length > 0);
  assert.ok(riskrule.similar(matter, later, [before], { most: 1 }, 'text').length > 0);
  const map = JSON.stringify({
    column: '态度', denominator: 'valid', confidence: 'percent_95',
    answers: [{ answer: 'support', words: ['支持'] }, { answer: 'conditional', words: ['有条件'] }, { answer: 'oppose', words: ['反对'] }],
  });
  assert.equal(JSON.parse(riskrule.survey('态度\n支持\n反对\n支持\n', map, { file: 'r.csv' }, 'json')).returned, 3);
  assert.throws(() => riskrule.compare([later]), { name: 'RiskruleError' });
});

test('a check answers with diagnostics instead of failing', () => {
  const found = JSON.parse(riskrule.check('{"id": "m", "titel": "t"}', { file: 'm.json' }));
  assert.ok(found.some(({ code, guess }) => code === 'json.unknown_member' && guess === 'title'));
});

test('the library tells what it is', () => {
  assert.match(riskrule.version, /^\d+\.\d+\.\d+$/);
  assert.equal(riskrule.abiVersion, 1);
  assert.deepEqual([riskrule.hasFeature('jobs'), riskrule.hasFeature('magic')], [true, false]);
  assert.match(JSON.parse(riskrule.schema('matter')).$schema, /2020-12/);
  assert.equal(riskrule.fromGb18030(Buffer.from('b5cd', 'hex')), '低');
  assert.throws(() => riskrule.fromGb18030(Buffer.from([0x0a, 0xff])), ({ diagnostics }) => diagnostics[0].line === 2);
});
