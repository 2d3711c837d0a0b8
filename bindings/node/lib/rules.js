// FEEL expressions, DMN models and the methods of the core. Text in, text out is exact; objects go through JSON.parse,
// whose numbers are doubles.
import * as take from './arguments.js';
import { Call } from './call.js';
import { make } from './error.js';
import { Handle } from './handle.js';
import { Pack } from './matter.js';
import { options, takeText } from './native.js';

export class Expression extends Handle {
  static compile(text, { inputs = {}, mode = 'standard', file, limits } = {}) {
    const given = Array.isArray(inputs) ? inputs.map((name) => [name, null]) : Object.entries(inputs);
    const source = take.bytes(text, 'expression');
    const how = options('riskrule_compile_options', {
      mode: take.mode(mode),
      file: take.wordOrNull(file, 'file'),
      names: given.map(([name]) => take.word(name, 'name')),
      types: given.map(([, type]) => take.wordOrNull(type, 'type')),
      name_count: given.length,
      limits: take.limits(limits),
    });
    const raw = make('riskrule_expression_compile', source, source.length, how);
    return Handle.adopt(Expression, raw, 'riskrule_expression_free');
  }

  evaluateText(inputs = '{}') {
    const json = take.bytes(inputs, 'inputs');
    return takeText(make('riskrule_expression_evaluate', Handle.raw(this, Expression), json, json.length));
  }

  evaluate(inputs = {}) {
    return JSON.parse(this.evaluateText(JSON.stringify(inputs)));
  }

  call() {
    return Handle.adopt(Call, make('riskrule_call_new', Handle.raw(this, Expression)), 'riskrule_call_free');
  }
}

function onInputs(what, model, decision, inputs) {
  const json = take.bytes(inputs, 'inputs');
  const name = take.wordOrNull(decision, 'decision');
  return takeText(make(`riskrule_model_${what}`, Handle.raw(model, Model), name, json, json.length));
}

export class Model extends Handle {
  static load(xml, { file, mode = 'standard', imports = [], limits } = {}) {
    const text = take.bytes(xml, 'model');
    const how = options('riskrule_model_options', {
      mode: take.mode(mode),
      file: take.wordOrNull(file, 'file'),
      imports: imports.map((model) => Handle.raw(model, Model)),
      import_count: imports.length,
      limits: take.limits(limits),
    });
    const raw = make('riskrule_model_load', text, text.length, how);
    return Handle.adopt(Model, raw, 'riskrule_model_free');
  }

  static write(description, { file } = {}) {
    const json = take.bytes(description, 'description');
    return takeText(make('riskrule_model_write', json, json.length, take.wordOrNull(file, 'file')));
  }

  describe() {
    return JSON.parse(takeText(make('riskrule_model_describe', Handle.raw(this, Model))));
  }

  evaluateText(decision, inputs = '{}') {
    return onInputs('evaluate', this, decision, inputs);
  }

  evaluate(decision, inputs = {}) {
    return JSON.parse(this.evaluateText(decision, JSON.stringify(inputs)));
  }

  explain(decision, inputs = '{}') {
    return onInputs('explain', this, decision, inputs);
  }

  check() {
    return JSON.parse(takeText(make('riskrule_model_check', Handle.raw(this, Model))));
  }
}

export function degree(pack, likelihood, impact) {
  const ranks = [take.word(likelihood, 'likelihood'), take.word(impact, 'impact')];
  return takeText(make('riskrule_degree', Handle.raw(pack, Pack), ...ranks));
}

export function index(variant, json) {
  const text = take.bytes(json, 'index');
  return takeText(make('riskrule_index', take.variant(variant), text, text.length));
}

export function weights(json) {
  const text = take.bytes(json, 'judgements');
  return takeText(make('riskrule_weights', text, text.length));
}
