// The classes of differences, by their id in docs/conformance.md. A difference is seen where it arises: the smallest part
// of an expression on which the two differ, its form (`(_ + _)`), the values of what it is made of, and both answers. Each
// class has an example, which every run tries: one that no longer differs fails.
const kinds = [
  ['days', /^-?P(?=[\dT])(\d+D)?(T(?=\d)(\d+H)?(\d+M)?([\d.]+S)?)?$/],
  ['months', /^-?P(?=\d)(\d+Y)?(\d+M)?$/],
  ['date', /^-?\d{4,9}-\d\d-\d\d$/],
  ['time', /^\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/],
  ['date and time', /^-?\d{4,9}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/],
];
/// Values come as JSON: what looks like a date is one, for no string of the generator does.
export function kind(value) {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'string') return typeof value === 'object' ? 'context' : typeof value;
  return kinds.find(([, pattern]) => pattern.test(value))?.[0] ?? 'string';
}
const isDuration = (v) => ['days', 'months'].includes(kind(v));
const isTemporal = (v) => ['date', 'time', 'date and time'].includes(kind(v));
const hasOffset = (v) => kind(v) === 'date' || /(Z|[+-]\d\d:\d\d)$/.test(v.slice(5));
const comparison = /^\(_ (<|<=|>|>=|=|!=) _\)$/;
const ordering = /^\(_ (<|<=|>|>=) _\)$|^\(_ between _ and _\)$|^\(_ in .*\)$/;
const temporals = (d) => d.parts.flatMap((p) => (Array.isArray(p) ? p : [p])).filter(isTemporal);
const mentions = (d, word) => d.text.includes(word);
const inner = (text) => [...text.matchAll(/"([^"]*)"/g)].map((m) => m[1]); // of a range, which comes as text
const ends = (d) => [...temporals(d), ...d.parts.filter((p) => typeof p === 'string').flatMap(inner).filter(isTemporal)];

export const classes = [
  {
    id: 'date-arithmetic',
    example: '@"2024-01-01" + @"PT36H"',
    holds: (d) => /^\(_ [+-] _\)$/.test(d.form) && d.parts.some((p) => kind(p) === 'date') && d.parts.some((p) => kind(p) === 'days') &&
      kind(d.ours) === 'date' && kind(d.theirs) === 'date and time',
  },
  {
    id: 'duration-negation',
    example: '-(@"P1Y")',
    holds: (d) => d.form === '-(_)' && isDuration(d.parts[0]) && isDuration(d.ours) && !isDuration(d.theirs),
  },
  {
    id: 'duration-product',
    example: '@"P1D" * 2',
    holds: (d) => /^\(_ [*/] .*\)$|^\(function\(x\) x \* 2\)/.test(d.form) && isDuration(d.ours) && d.theirs === null,
  },
  {
    id: 'extremes-of-any-kind',
    example: 'min([@"2024-01-01", @"2023-12-31"])',
    holds: (d) => /^(min|max)\(/.test(d.form) && d.ours !== null && typeof d.ours !== 'number' && d.theirs === null,
  },
  {
    id: 'whole-months',
    example: 'years and months duration(@"2024-01-01", @"2023-12-30")',
    holds: (d) => d.form.startsWith('years and months duration') && kind(d.ours) === 'months' && /^-?P/.test(d.theirs),
  },
  {
    id: 'code-points',
    example: 'substring("🐎ab", -2, 1)',
    holds: (d) => d.form.startsWith('substring(') && /[\u{10000}-\u{10FFFF}]/u.test(d.parts[0]),
  },
  {
    id: 'median-of-numbers',
    example: 'median([2, 10, 12.75])',
    holds: (d) => d.form === 'median(_)' && typeof d.ours === 'number',
  },
  {
    id: 'condition-is-boolean',
    example: 'if "a" then 1 else 2',
    holds: (d) => d.form === '(if _ then _ else _)' && !['boolean', 'null'].includes(kind(d.parts[0])),
  },
  {
    id: 'missing-offset',
    example: '@"10:00:00" - @"10:00:00Z"',
    holds: (d) => ends(d).some(hasOffset) && ends(d).some((v) => !hasOffset(v)) && (d.form === '(_ - _)' || comparison.test(d.form) || ordering.test(d.form)),
  },
  {
    id: 'other-kinds-do-not-compare',
    example: '1 < "a"',
    holds: (d) => (comparison.test(d.form) && d.ours === null && d.theirs !== null && kind(d.parts[0]) !== kind(d.parts[1])) ||
      (d.form === '_[item > _]' && d.parts[0].some((item) => kind(item) !== kind(d.parts[1]))) ||
      (/^\(_ (in|between) /.test(d.form) && d.ours === null && typeof d.theirs === 'boolean'),
  },
  {
    id: 'lists-are-equal-or-not',
    example: '[1] = []',
    holds: (d) => /^\(_ (=|!=) _\)$/.test(d.form) && d.parts.every(Array.isArray) && d.ours === (d.form === '(_ != _)'),
  },
  {
    id: 'date-and-date-time',
    example: '@"2024-01-01" < @"2024-01-01T00:00:01Z"',
    holds: (d) => (ordering.test(d.form) || comparison.test(d.form)) && new Set(ends(d).map(kind)).size === 2 && typeof d.ours === 'boolean' && d.theirs === null,
  },
  {
    id: 'no-such-difference',
    example: '@"10:00:00" - @"2024-01-01"',
    holds: (d) => /^\(_ [-+*] _\)$/.test(d.form) && d.ours === null && (kind(d.parts[0]) !== kind(d.parts[1]) || d.theirs === 'NaN'),
  },
  {
    id: 'offset-is-part-of-the-time',
    example: '@"2024-03-01T01:59:59+02:00" - @"2024-02-29T23:59:59Z"',
    holds: (d) => d.form === '(_ - _)' && d.parts.every((p) => isTemporal(p) && hasOffset(p)) && kind(d.ours) === 'days' && kind(d.theirs) === 'days',
  },
  {
    id: 'empty-list-has-no-position',
    example: 'sublist([], 1)',
    holds: (d) => d.form.startsWith('sublist(') && d.parts[0].length === 0 && d.ours === null,
  },
  {
    id: 'group-that-is-not-there',
    example: 'replace("abc", "a", "[$1]")',
    holds: (d) => d.form.startsWith('replace(') && d.form.includes('$1') && !d.form.includes('(b)'),
  },
  {
    id: 'numbers-are-numerals',
    example: 'number("")',
    holds: (d) => d.form === 'number("")' && d.ours === null,
  },
  {
    id: 'ranges-rise',
    example: '[3..1]',
    holds: (d) => /^[[(]_\.\._[\])]$/.test(d.form) && d.ours === null && d.theirs === 'range',
  },
  {
    id: 'unknown-is-not-false',
    example: 'some x in [1] satisfies null',
    holds: (d) => /^\((some|every) /.test(d.form) && d.ours === null && typeof d.theirs === 'boolean',
  },
  {
    id: 'ranges-have-an-end',
    example: '(< null)',
    holds: (d) => /^\([<>]=? _\)$/.test(d.form) && d.parts[0] === null && d.ours === null,
  },
  {
    id: 'ends-of-one-kind',
    example: 'if 1 between "a" and 2 then 1 else 2',
    holds: (d) => d.error?.startsWith('unsupported range') === true,
  },
  {
    id: 'lists-of-booleans',
    example: 'any([true, 1])',
    holds: (d) => /^(all|any)\(/.test(d.form) && d.ours === null && d.parts[0].some((item) => !['boolean', 'null'].includes(kind(item))),
  },
  {
    id: 'a-time-is-a-time',
    example: 'date and time(@"2024-01-01", @"2024-01-01T10:00:00")',
    holds: (d) => d.form === 'date and time(_, _)' && d.ours === null && kind(d.parts[1]) !== 'time',
  },
  {
    id: 'between-has-an-order',
    example: '2 between 3 and 1',
    holds: (d) => d.form === '(_ between _ and _)' && d.ours === false && d.theirs === true,
  },
  {
    id: 'positions-within-the-text',
    example: 'substring("a", -2)',
    holds: (d) => d.form.startsWith('substring(') && d.ours === null && typeof d.theirs === 'string',
  },
  {
    id: 'null-between',
    example: '2 between null and 1',
    holds: (d) => d.form === '(_ between _ and _)' && d.ours === false && d.theirs === null && d.parts.some((p) => p === null),
  },
  {
    id: 'binary-fractions',
    example: '0.1 + 0.2 = 0.3',
    holds: (d) => typeof d.ours === typeof d.theirs && /0\.1|0\.2|mean|\/ 3/.test(d.text),
  },
  {
    id: 'trailing-zeros',
    example: 'string(1.50)',
    holds: (d) => /^string\(/.test(d.form) && Number(d.ours) === Number(d.theirs),
  },
  {
    id: 'negated-test-of-null',
    example: { policy: 'RULE ORDER', inputs: ['null'], rules: [{ tests: ['not(<= "a")'], output: '2' }], order: ['3', '1', '2', '0'], otherwise: null },
    holds: (d) => d.table !== undefined && d.table.inputs.some((input, i) => input === 'null' && d.table.rules.some((r) => r.tests[i].startsWith('not('))),
  },
];

export const explain = (difference) => classes.find((c) => c.holds(difference))?.id;
