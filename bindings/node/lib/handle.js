import { RiskruleError } from './error.js';
import { native } from './native.js';

// Frees what nobody closed, some time after nobody holds it. It runs between tasks, never during a call.
const forgotten = new FinalizationRegistry(({ free, raw }) => native[free](raw));
const key = Symbol('made by riskrule');

/** Something that the library made and that is to be freed once. */
export class Handle {
  #raw;
  #free;

  /** @param made kept from callers: an address from anywhere else would crash the process */
  constructor(made, raw, free) {
    if (made !== key) throw RiskruleError.argument('node.argument', `${new.target.name} is made by its functions`);
    this.#raw = raw;
    this.#free = free;
    forgotten.register(this, { free, raw }, this);
  }

  static adopt(type, raw, free) {
    return new type(key, raw, free);
  }

  /** The address, of a handle of that type that is still open; anything else is an error, not a crash. */
  static raw(handle, type) {
    if (!(handle instanceof type)) throw RiskruleError.argument('node.argument', `expected a ${type.name}`);
    if (handle.#raw === null) throw RiskruleError.argument('node.closed', `the ${type.name} is closed`);
    return handle.#raw;
  }

  get closed() {
    return this.#raw === null;
  }

  close() {
    if (this.#raw === null) return;
    forgotten.unregister(this);
    const raw = this.#raw;
    this.#raw = null;
    native[this.#free](raw);
  }
}
// Node 20 has Symbol.dispose; `using` comes with TypeScript or Node 24.
Object.defineProperty(Handle.prototype, Symbol.dispose, {
  value() {
    this.close();
  },
});
