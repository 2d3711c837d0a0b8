import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assess, assessMany, Job, Matter, Pack } from 'riskrule';
import { songjiang } from './root.js';

const line = JSON.stringify(JSON.parse(songjiang()));
const lines = (count) => `${line}\n`.repeat(count);

test('a job is asked how far it is, and hands out a line for each matter', async () => {
  const job = Job.assess(`${lines(20)}{"id": 5}\n`, { threads: 2, asOf: '2024-01-31', file: 'many.ndjson' });
  const seen = [];
  for await (const now of job.progress(1)) seen.push(now);
  assert.deepEqual(seen.at(-1), { done: 21, total: 21, over: true });
  for (let i = 1; i < seen.length; i += 1) assert.ok(seen[i].done >= seen[i - 1].done);
  const results = job.result().trimEnd().split('\n').map((text) => JSON.parse(text));
  assert.deepEqual(results.map((result) => result.line), Array.from({ length: 21 }, (_, i) => i + 1));
  const alone = assess(Matter.read(line), { asOf: '2024-01-31' });
  assert.deepEqual(results[0].assessment, JSON.parse(alone.part('')));
  assert.ok(results[20].problems.length > 0);
  job.close();
});

test('the event loop goes on while it works', async () => {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 1);
  const told = [];
  const text = await assessMany(lines(500), { pack: Pack.builtin('cn.shanghai'), interval: 2, onProgress: ({ done }) => told.push(done) });
  clearInterval(timer);
  assert.equal(text.trimEnd().split('\n').length, 500);
  assert.equal(told.at(-1), 500);
  assert.ok(ticks > 0);
});

test('an abort cancels it', async () => {
  const controller = new AbortController();
  const stopped = assessMany(lines(5000), { signal: controller.signal, interval: 1, onProgress: () => controller.abort() });
  await assert.rejects(stopped, { name: 'AbortError' });
  await assert.rejects(assessMany('', { signal: AbortSignal.abort() }), { name: 'AbortError' });
});

test('a cancelled job is stopped, and closing one that works is harmless', async () => {
  const job = Job.assess(lines(5000));
  job.cancel();
  for await (const _ of job.progress(1));
  assert.throws(() => job.result(), { status: 'stopped' });
  Job.assess(lines(1000)).close();
});
