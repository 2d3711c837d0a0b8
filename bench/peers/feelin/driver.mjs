// feelin: it parses the text at each evaluation, for it has no other call. Dates are made beforehand.
import {evaluate} from 'feelin'
import {serve} from './protocol.mjs'

const value = result => (result && typeof result === 'object' && 'value' in result ? result.value : result)

serve(work => {
  if (!work.feel) return null
  const dates = work.inputs.filter(input => input.type === 'date').map(input => input.name)
  const rows = work.cases.map(one => {
    const row = {...one.in}
    for (const name of dates) row[name] = value(evaluate(`date("${row[name]}")`, {}))
    return row
  })
  return {evaluate: i => value(evaluate(work.feel, rows[i]))}
})
