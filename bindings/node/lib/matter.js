import * as take from './arguments.js';
import { make } from './error.js';
import { Handle } from './handle.js';
import { native, takeText } from './native.js';

export class Matter extends Handle {
  static read(json, { file } = {}) {
    const text = take.bytes(json, 'matter');
    const raw = make('riskrule_matter_read', text, text.length, take.wordOrNull(file, 'file'));
    return Handle.adopt(Matter, raw, 'riskrule_matter_free');
  }

  write() {
    return takeText(make('riskrule_matter_write', Handle.raw(this, Matter)));
  }

  part(pointer) {
    return takeText(make('riskrule_matter_part', Handle.raw(this, Matter), take.word(pointer, 'pointer')));
  }
}

const adopt = (raw) => Handle.adopt(Pack, raw, 'riskrule_pack_free');

export class Pack extends Handle {
  static builtin(id) {
    return adopt(make('riskrule_pack_builtin', take.word(id, 'id')));
  }

  static load(json, { file, parents = [] } = {}) {
    const text = take.bytes(json, 'pack');
    const texts = parents.map((parent) => take.bytes(parent, 'parent'));
    const lengths = texts.map((parent) => parent.length);
    const name = take.wordOrNull(file, 'file');
    return adopt(make('riskrule_pack_load_with', text, text.length, name, texts, lengths, texts.length));
  }

  static choose(matter, asOf) {
    return adopt(make('riskrule_pack_choose', Handle.raw(matter, Matter), take.wordOrNull(asOf, 'date')));
  }

  static ids() {
    return JSON.parse(takeText(make('riskrule_pack_ids')));
  }

  get id() {
    return native.riskrule_pack_id(Handle.raw(this, Pack));
  }

  get dutyCount() {
    return native.riskrule_pack_duty_count(Handle.raw(this, Pack));
  }

  get bindingCount() {
    return native.riskrule_pack_binding_count(Handle.raw(this, Pack));
  }

  write() {
    return takeText(make('riskrule_pack_write', Handle.raw(this, Pack)));
  }

  writeDmn() {
    return takeText(make('riskrule_pack_write_dmn', Handle.raw(this, Pack)));
  }

  test() {
    return JSON.parse(takeText(make('riskrule_pack_test', Handle.raw(this, Pack))));
  }
}
