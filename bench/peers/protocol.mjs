// The line protocol of a peer's driver (see README.md), shared by the drivers for Node.
import fs from 'node:fs'
import readline from 'node:readline'

export function same(found, expected) {
  if (Array.isArray(expected))
    return Array.isArray(found) && found.length === expected.length && found.every((x, i) => same(x, expected[i]))
  return (found ?? null) === expected
}

/** Whether the answers are right: all of the ring, or as many as three seconds allow. */
function check(ready, work) {
  const started = performance.now()
  let i = 0
  for (const one of work.cases) {
    const found = ready.answer ? ready.answer(i++) : ready.evaluate(i++)
    if (!work.hostile && !same(found, one.out))
      return {differs: {in: one.in, expected: one.out, found: String(found)}}
    if (performance.now() - started > 3000 && i >= 16) break
  }
  return {checked: i}
}

function load(make, path) {
  const work = JSON.parse(fs.readFileSync(path, 'utf8'))
  try {
    const started = performance.now()
    const ready = make(work)
    if (!ready) return [{unsupported: 'the engine has no such construct'}]
    const loaded = performance.now() - started
    const first = performance.now()
    ready.evaluate(0)
    const times = {load_ns: loaded * 1e6, first_ns: (performance.now() - first) * 1e6}
    return [{...times, ...check(ready, work)}, ready]
  } catch (error) {
    return [{error: String(error).slice(0, 300)}]
  }
}

function time(ready, budget, traced) {
  if (traced) return {unsupported: 'no trace'}
  for (let count = 1, i = 0; ;) {
    const started = performance.now()
    for (let n = 0; n < count; n++) {
      globalThis.sink = ready.evaluate(i)
      i = (i + 1) % 1024
    }
    const spent = performance.now() - started
    if (spent >= budget * 0.8) return {ns: spent / count * 1e6, count, bytes: 0}
    count = Math.ceil(count * Math.min(Math.max(budget / Math.max(spent, 1e-4), 1.3), 64))
  }
}

export async function serve(make) {
  let ready
  for await (const line of readline.createInterface({input: process.stdin})) {
    const [command, argument, how] = line.trim().split(' ')
    let out
    if (command === 'load') [out, ready] = load(make, argument)
    else out = ready ? time(ready, Number(argument), how === 'traced') : {error: 'nothing is loaded'}
    console.log(JSON.stringify(out))
  }
}
