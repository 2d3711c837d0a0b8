// Random FEEL expressions by type. Numbers are halves and quarters, so that doubles hold them exactly; about one operand
// in forty is of another type.
import { Draw } from './draw.mjs';
import { feel, joined, leaf } from './tree.mjs';

const literals = {
  number: ['0', '1', '2', '3', '-1', '7', '10', '100', '0.5', '2.25', '-2.5', '12.75'],
  boolean: ['true', 'false', 'true', 'false', 'null'],
  string: ['"a"', '"b"', '""', '"abc"', '"Ab c"', '"风险评估"', '"a1b22"', '"x,y,,z"', '"🐎ab"'],
  date: ['@"2024-01-01"', '@"2024-02-29"', '@"2023-12-31"', '@"1999-03-28"', 'date(2024, 6, 30)'],
  time: ['@"10:00:00"', '@"23:59:59"', '@"10:00:00Z"', '@"12:30:00+02:00"'],
  'date and time': ['@"2024-01-01T00:00:00"', '@"2024-02-29T23:59:59"', '@"2024-02-29T23:59:59Z"', '@"2024-03-01T01:59:59+02:00"'],
  months: ['@"P1Y"', '@"P14M"', '@"-P3M"', '@"P0M"'],
  days: ['@"P1D"', '@"PT36H"', '@"-PT90M"', '@"PT0S"', '@"P2DT3H4M5S"'],
};
const types = Object.keys(literals);
const ordered = ['number', 'string', 'date', 'time', 'date and time', 'months', 'days'];
const signs = ['=', '!=', '<', '<=', '>', '>='];

export class Expressions {
  constructor(seed) {
    this.draw = new Draw(seed);
    this.names = []; // of iterators in scope, with their type
  }

  any(depth) {
    return this.of(this.draw.of([...types, 'list', 'context']), depth);
  }

  of(type, depth) {
    if (this.draw.onceIn(40)) type = this.draw.of(types);
    const known = this.names.filter((n) => n.type === type);
    if (known.length > 0 && this.draw.onceIn(2)) return this.draw.of(known).node;
    if (type === 'list') return this.list(this.draw.of(['number', 'string', 'date', 'boolean']), depth);
    if (type === 'context') return this.context(depth);
    if (depth <= 0 || this.draw.onceIn(4)) return leaf(this.draw.of(literals[type]));
    if (this.draw.onceIn(8)) return this.choice(type, depth - 1);
    return this.draw.of(this.forms(type))(depth - 1);
  }

  forms(type) {
    const of = (t) => (d) => this.of(t, d);
    const call = (name, ...of_types) => (d) => feel`${name}(${joined(of_types.map((t) => this.of(t, d)))})`;
    const pair = (a, sign, b) => (d) => feel`(${this.of(a, d)} ${sign} ${this.of(b, d)})`;
    const member = (a, name) => (d) => feel`(${this.of(a, d)}).${name}`;
    const over = (name, item) => (d) => feel`${name}(${this.list(item, d)})`;
    switch (type) {
      case 'number':
        return [
          pair('number', '+', 'number'), pair('number', '-', 'number'), pair('number', '*', 'number'),
          (d) => feel`(${this.of('number', d)} / ${this.draw.of(['2', '4', '-8', '0'])})`,
          (d) => feel`(${this.of('number', d)} ** ${this.draw.of(['0', '1', '2', '3'])})`,
          (d) => feel`-(${this.of('number', d)})`,
          over('count', 'number'), over('sum', 'number'), over('min', 'number'), over('max', 'number'),
          over('median', 'number'), over('product', 'number'), over('count', 'string'),
          call('floor', 'number'), call('ceiling', 'number'), call('abs', 'number'),
          (d) => feel`${this.draw.of(['decimal', 'round up', 'round down', 'round half up', 'round half down'])}(${this.of('number', d)}, ${this.draw.of(['0', '1', '-1'])})`,
          call('modulo', 'number', 'number'), call('string length', 'string'),
          (d) => feel`${this.list('number', d)}[${this.draw.of(['1', '2', '-1', '4'])}]`,
          member('date', 'year'), member('date', 'month'), member('date', 'day'), member('date', 'weekday'),
          member('time', 'hour'), member('days', 'hours'), member('days', 'days'), member('months', 'months'),
          member('months', 'years'), call('day of year', 'date'), call('week of year', 'date'),
          (d) => feel`{a: ${this.of('number', d)}, b: a + 1}.b`,
          (d) => feel`(function(x) x * 2)(${this.of('number', d)})`,
          (d) => feel`number("${this.draw.of(['1', '2.5', '-3', 'x', ''])}")`,
          (d) => feel`index of(${this.list('number', d)}, ${this.of('number', d)})[1]`,
        ];
      case 'boolean':
        return [
          ...signs.map((s) => (d) => this.comparison(s, d)), ...signs.map((s) => (d) => this.comparison(s, d)),
          pair('boolean', 'and', 'boolean'), pair('boolean', 'or', 'boolean'), call('not', 'boolean'),
          (d) => this.membership(d), (d) => this.membership(d), (d) => this.quantified(d),
          call('contains', 'string', 'string'), call('starts with', 'string', 'string'), call('ends with', 'string', 'string'),
          (d) => feel`list contains(${this.list('number', d)}, ${this.of('number', d)})`,
          over('all', 'boolean'), over('any', 'boolean'), call('odd', 'number'), call('even', 'number'),
          (d) => feel`(${this.any(d)} instance of ${this.draw.of(['number', 'string', 'boolean', 'date', 'time', 'list<number>', 'days and time duration'])})`,
          (d) => feel`(${this.any(d)} = null)`,
          (d) => feel`matches(${this.of('string', d)}, "${this.draw.of(['a', '^a', '[0-9]+', 'B', '\\\\p{L}'])}")`,
        ];
      case 'string':
        return [
          pair('string', '+', 'string'), call('upper case', 'string'), call('lower case', 'string'),
          (d) => feel`substring(${this.of('string', d)}, ${this.draw.of(['1', '2', '-1', '-2', '5'])})`,
          (d) => feel`substring(${this.of('string', d)}, ${this.draw.of(['1', '-2'])}, ${this.draw.of(['1', '2'])})`,
          call('substring before', 'string', 'string'), call('substring after', 'string', 'string'),
          (d) => feel`string(${this.of(this.draw.of(['number', 'boolean', 'date', 'string', 'months', 'days']), d)})`,
          (d) => feel`string join(${this.list('string', d)}, "${this.draw.of(['', '-', ', '])}")`,
          (d) => feel`replace(${this.of('string', d)}, "${this.draw.of(['a', '[0-9]', '(b)'])}", "${this.draw.of(['', 'z', '[$1]'])}")`,
          call('day of week', 'date'), call('month of year', 'date'),
          (d) => feel`split(${this.of('string', d)}, "${this.draw.of([',', '[0-9]', 'b'])}")[1]`,
        ];
      case 'date':
        return [pair('date', '+', 'days'), pair('date', '-', 'days'), pair('date', '+', 'months'), pair('date', '-', 'months'),
          (d) => feel`date(${this.of('date and time', d)})`, over('min', 'date'), over('max', 'date')];
      case 'time':
        return [pair('time', '+', 'days'), pair('time', '-', 'days'), (d) => feel`time(${this.of('date and time', d)})`];
      case 'date and time':
        return [pair('date and time', '+', 'days'), pair('date and time', '-', 'months'),
          (d) => feel`date and time(${this.of('date', d)}, ${this.of('time', d)})`];
      case 'months':
        return [pair('months', '+', 'months'), pair('months', '-', 'months'), pair('months', '*', 'number'),
          (d) => feel`years and months duration(${this.of('date', d)}, ${this.of('date', d)})`, (d) => feel`-(${this.of('months', d)})`];
      default:
        return [pair('days', '+', 'days'), pair('days', '-', 'days'), pair('date', '-', 'date'),
          (d) => feel`(${this.of('days', d)} * ${this.draw.of(['2', '0.5', '-1'])})`, (d) => feel`-(${this.of('days', d)})`, of('days')];
    }
  }

  choice(type, depth) {
    return feel`(if ${this.of('boolean', depth)} then ${this.of(type, depth)} else ${this.of(type, depth)})`;
  }

  comparison(sign, depth) {
    const type = sign === '=' || sign === '!=' ? this.draw.of([...types, 'list', 'context']) : this.draw.of(ordered);
    return feel`(${this.of(type, depth)} ${sign} ${this.of(type, depth)})`;
  }

  range(type, depth) {
    if (this.draw.onceIn(3)) return feel`(${this.draw.of(['<', '<=', '>', '>='])} ${this.of(type, depth)})`;
    return feel`${this.draw.of(['[', '('])}${this.of(type, 0)}..${this.of(type, 0)}${this.draw.of([']', ')'])}`;
  }

  membership(depth) {
    const type = this.draw.of(ordered);
    const value = this.of(type, depth);
    switch (this.draw.below(4)) {
      case 0: return feel`(${value} between ${this.of(type, depth)} and ${this.of(type, depth)})`;
      case 1: return feel`(${value} in ${this.range(type, depth)})`;
      case 2: return feel`(${value} in (${this.of(type, depth)}, ${this.range(type, depth)}))`;
      default: return feel`(${value} in ${this.list(type, depth)})`;
    }
  }

  quantified(depth) {
    const name = `q${this.names.length}`;
    const list = this.list('number', depth);
    this.names.push({ type: 'number', node: leaf(name, [name]) });
    const body = this.of('boolean', depth);
    this.names.pop();
    return feel`(${this.draw.of(['some', 'every'])} ${name} in ${list} satisfies ${body})`.bind(name);
  }

  list(item, depth) {
    if (depth > 0 && this.draw.onceIn(3)) return this.derived(item, depth - 1);
    const items = Array.from({ length: this.draw.below(4) }, () => this.of(item, depth - 1));
    return feel`[${joined(items)}]`;
  }

  derived(item, depth) {
    const list = this.list(item, depth);
    const name = `i${this.names.length}`;
    switch (this.draw.below(8)) {
      case 0: return feel`reverse(${list})`;
      case 1: return feel`distinct values(${list})`;
      case 2: return feel`concatenate(${list}, ${this.list(item, depth)})`;
      case 3: return feel`append(${list}, ${this.of(item, depth)})`;
      case 4: return feel`union(${list}, ${this.list(item, depth)})`;
      case 5: return feel`flatten([${list}, ${this.list(item, depth)}])`;
      case 6: return item === 'number' ? feel`${list}[item > ${this.of('number', 0)}]` : feel`sublist(${list}, 1)`;
      default: {
        this.names.push({ type: item, node: leaf(name, [name]) });
        const body = this.of(item, depth);
        this.names.pop();
        return feel`(for ${name} in ${list} return ${body})`.bind(name);
      }
    }
  }

  context(depth) {
    const put = this.draw.onceIn(3);
    const plain = feel`{a: ${this.of('number', depth - 1)}, "b c": ${this.of('string', depth - 1)}}`;
    return put ? feel`context put(${plain}, "${this.draw.of(['a', 'd'])}", ${this.of('number', depth - 1)})` : plain;
  }
}
