// Expressions as trees: their text, what they are made of, and the names that they need from outside.
class Tree {
  constructor(text, form, parts, free) {
    Object.assign(this, { text, form, parts, free });
  }
  /// The same with a name of its own: a loop over the first part, whose body is the last.
  bind(name) {
    return Object.assign(new Tree(this.text, this.form, this.parts, this.free.filter((n) => n !== name)), { bound: name });
  }
  /// The same with an expression in place of a name.
  with(name, text) {
    if (!this.free.includes(name)) return this;
    const replaced = this.text.replace(new RegExp(`\\b${name}\\b`, 'g'), text);
    const out = new Tree(replaced, this.form, this.parts.map((p) => p.with(name, text)), this.free.filter((n) => n !== name));
    return Object.assign(out, { bound: this.bound });
  }
  /// Of a loop: its body for each of so many items.
  bodies(count) {
    return Array.from({ length: count }, (_, i) => this.parts.at(-1).with(this.bound, `(${this.parts[0].text})[${i + 1}]`));
  }
}

export const leaf = (text, free = []) => new Tree(text, text, [], free);

/// feel`(${a} + ${b})`: the text, and the form `(_ + _)`. What is no tree is part of the form.
export function feel(strings, ...values) {
  let text = strings[0];
  let form = strings[0];
  const parts = [];
  values.forEach((value, i) => {
    text += value.text ?? value;
    form += value instanceof Tree ? '_' : (value.form ?? value);
    if (value instanceof Tree) parts.push(value);
    else if (value.parts) parts.push(...value.parts);
    text += strings[i + 1];
    form += strings[i + 1];
  });
  return new Tree(text, form, parts, [...new Set(parts.flatMap((p) => p.free))]);
}

/// Trees with commas between them; the form does not tell how many.
export const joined = (trees) => ({ text: trees.map((t) => t.text).join(', '), form: '_', parts: trees });

export function* within(tree) {
  yield tree;
  for (const part of tree.parts) yield* within(part);
}
