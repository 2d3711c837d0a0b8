// json-logic-engine: the rule is compiled to JavaScript once.
import {LogicEngine} from 'json-logic-engine'
import {serve} from './protocol.mjs'

serve(work => {
  if (!work.jsonlogic) return null
  const rule = new LogicEngine().build(work.jsonlogic)
  const rows = work.cases.map(one => one.in)
  return {evaluate: i => rule(rows[i])}
})
