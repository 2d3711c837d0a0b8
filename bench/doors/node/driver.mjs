// The package for Node as a driver of bench/doors: driver.mjs PACKAGE text|bytes.
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {serve} from '../../peers/protocol.mjs'

const [folder, form] = process.argv.slice(2)
const {assess, Expression, Matter, render, renderBytes} = await import(pathToFileURL(path.resolve(folder, 'index.js')))
const write = form === 'bytes' ? renderBytes : render

function product(work) {
  const call = Expression.compile(work.feel, {inputs: ['likelihood', 'impact']}).call()
  const rows = work.cases.map((one) => [String(one.in.likelihood), String(one.in.impact)])
  const evaluate = (i) => {
    call.setNumber(0, rows[i][0])
    call.setNumber(1, rows[i][1])
    return call.run().numberText
  }
  return {evaluate, answer: (i) => Number(evaluate(i))}
}

function assessment(work) {
  const text = work.cases[0].in.matter
  const json = form === 'bytes' ? Buffer.from(text) : text
  const evaluate = () => {
    const matter = Matter.read(json)
    const found = assess(matter)
    const out = write(matter, found, 'json')
    found.close()
    matter.close()
    return out
  }
  return {evaluate, answer: () => evaluate().toString()}
}

serve((work) => (work.feel ? product(work) : assessment(work)))
