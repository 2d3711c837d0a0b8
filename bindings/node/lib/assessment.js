import * as take from './arguments.js';
import { make } from './error.js';
import { Handle } from './handle.js';
import { Matter, Pack } from './matter.js';
import { native, options, takeBytes, takeText } from './native.js';

/** A pack that was given, which must be open, or none. */
export const packOrNull = (pack) => (pack === undefined || pack === null ? null : Handle.raw(pack, Pack));

/** `count` texts of finding `index`: its clauses, or what it lacks. */
function list(raw, what, index) {
  const count = native[`riskrule_assessment_finding_${what}_count`](raw, index);
  return Array.from({ length: count }, (_, i) => native[`riskrule_assessment_finding_${what}`](raw, index, i));
}

export class Assessment extends Handle {
  get findings() {
    const raw = Handle.raw(this, Assessment);
    return Array.from({ length: native.riskrule_assessment_finding_count(raw) }, (_, index) => ({
      duty: native.riskrule_assessment_finding_duty(raw, index),
      verdict: native.riskrule_assessment_finding_verdict(raw, index),
      says: native.riskrule_assessment_finding_says(raw, index),
      basis: list(raw, 'basis', index),
      missing: list(raw, 'missing', index),
    }));
  }

  get grade() {
    return native.riskrule_assessment_grade(Handle.raw(this, Assessment));
  }

  get gradeOrigin() {
    return native.riskrule_assessment_grade_origin(Handle.raw(this, Assessment));
  }

  get permission() {
    return native.riskrule_assessment_permission(Handle.raw(this, Assessment));
  }

  get outcome() {
    return native.riskrule_assessment_outcome(Handle.raw(this, Assessment));
  }

  part(pointer) {
    return takeText(make('riskrule_assessment_part', Handle.raw(this, Assessment), take.word(pointer, 'pointer')));
  }

  explain(duty) {
    return takeText(make('riskrule_explain', Handle.raw(this, Assessment), take.wordOrNull(duty, 'duty')));
  }
}

export function assess(matter, { pack, asOf, limits } = {}) {
  const how = options('riskrule_assess_options', {
    as_of: take.wordOrNull(asOf, 'date'),
    limits: take.limits(limits),
  });
  const raw = make('riskrule_assess', Handle.raw(matter, Matter), packOrNull(pack), how);
  return Handle.adopt(Assessment, raw, 'riskrule_assessment_free');
}

function rendered(matter, assessment, format) {
  const raw = [Handle.raw(matter, Matter), Handle.raw(assessment, Assessment)];
  return make('riskrule_render', ...raw, take.format(format));
}
export const render = (matter, assessment, format = 'markdown') => takeText(rendered(matter, assessment, format));
export const renderBytes = (matter, assessment, format = 'markdown') => takeBytes(rendered(matter, assessment, format));
