// Compiles against index.d.ts, and fails to where it should.
import { assess, assessMany, check, compare, Expression, Job, Matter, Model, Pack, render, RiskruleError } from '../index.js';

export async function use(json: string, bytes: Uint8Array): Promise<string[]> {
  using matter = Matter.read(bytes, { file: 'matter.json' });
  const pack: Pack = Pack.builtin('cn');
  const assessment = assess(matter, { pack, asOf: '2024-01-31', limits: { steps: 10n } });
  const lacking = assessment.findings.filter((finding) => finding.verdict === 'cannot_tell').flatMap((one) => one.missing);
  const sum = Expression.compile('a + b', { inputs: { a: 'number', b: null }, mode: 'strict' }).evaluate({ a: 1, b: 2 });
  const call = Expression.compile('a', { inputs: ['a'] }).call();
  call.set(0, 0.25);
  const quarter: number = call.run().number;
  lacking.push(call.kind, call.numberText, `${quarter}`);
  const model = Model.load(json).evaluateText(null);
  for await (const { done, total } of Job.assess(json, { threads: 2 })) lacking.push(`${done}/${total}`);
  const many: string = await assessMany(json, { onProgress: ({ over }) => over, signal: AbortSignal.timeout(1) });
  try {
    check(json);
  } catch (error) {
    if (error instanceof RiskruleError) lacking.push(...error.diagnostics.map(({ code }) => code));
  }
  return [...lacking, render(matter, assessment, 'html'), compare([assessment], 'json'), String(sum), model, many];
}

// @ts-expect-error a handle is made by the library alone
new Matter();
// @ts-expect-error there is no such format
render(Matter.read('{}'), assess(Matter.read('{}')), 'pdf');
// @ts-expect-error a pack is no matter
assess(Pack.builtin('cn'));
// @ts-expect-error verdicts are words, and this is none
export const finding = (found: ReturnType<typeof assess>) => found.findings[0]?.verdict === 'broken';
