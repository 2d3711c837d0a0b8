export { assess, Assessment, render, renderBytes } from './lib/assessment.js';
export { Call } from './lib/call.js';
export { RiskruleError } from './lib/error.js';
export { assessMany, Job } from './lib/job.js';
export { abiVersion, builtins, fromGb18030, hasFeature, schema, version } from './lib/library.js';
export { Matter, Pack } from './lib/matter.js';
export { check, compare, compareVersions, explore, followUp, similar, survey } from './lib/questions.js';
export { degree, Expression, index, Model, weights } from './lib/rules.js';
