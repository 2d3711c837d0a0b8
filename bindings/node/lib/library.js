import * as take from './arguments.js';
import { make } from './error.js';
import { native, takeText } from './native.js';

export const version = native.riskrule_version();
export const abiVersion = native.riskrule_abi_version();
export const hasFeature = (name) => native.riskrule_has_feature(take.word(name, 'feature')) !== 0;
export const schema = (type) => takeText(make('riskrule_schema', take.word(type, 'type')));
export const builtins = () => takeText(make('riskrule_builtins'));

export function fromGb18030(bytes, { file } = {}) {
  const input = take.bytes(bytes, 'text');
  return takeText(make('riskrule_text_from_gb18030', input, input.length, take.wordOrNull(file, 'file')));
}
