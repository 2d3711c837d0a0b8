import * as take from './arguments.js';
import { Assessment, packOrNull } from './assessment.js';
import { make } from './error.js';
import { Handle } from './handle.js';
import { Matter } from './matter.js';
import { options, takeText } from './native.js';

const rawCase = ({ matter, assessment }) => [Handle.raw(matter, Matter), Handle.raw(assessment, Assessment)];

export function compare(assessments, format = 'markdown') {
  const raw = assessments.map((one) => Handle.raw(one, Assessment));
  return takeText(make('riskrule_compare', raw, raw.length, take.format(format)));
}

export function compareVersions(before, after, format = 'markdown') {
  return takeText(make('riskrule_compare_versions', ...rawCase(before), ...rawCase(after), take.format(format)));
}

export function explore(matter, { pack, asOf, seed = 0, draws = 0, spread = 0, pert = false, limits } = {}, format = 'markdown') {
  const how = options('riskrule_explore_options', {
    pert: pert ? 1 : 0,
    as_of: take.wordOrNull(asOf, 'date'),
    seed: take.count(seed, 'seed'),
    draws: take.count(draws, 'draws'),
    spread: take.count(spread, 'spread', 32),
    limits: take.limits(limits),
  });
  return takeText(make('riskrule_explore', Handle.raw(matter, Matter), packOrNull(pack), how, take.format(format)));
}

export function followUp(matter, assessment, format = 'markdown') {
  return takeText(make('riskrule_follow_up', ...rawCase({ matter, assessment }), take.format(format)));
}

export function similar(matter, assessment, base, { features, most = 5 } = {}, format = 'markdown') {
  const raw = base.map(rawCase);
  const matters = raw.map(([one]) => one);
  const assessments = raw.map(([, one]) => one);
  const text = features === undefined ? null : take.bytes(features, 'features');
  return takeText(
    make('riskrule_similar', ...rawCase({ matter, assessment }), matters, assessments, raw.length, text,
      text?.length ?? 0, take.count(most, 'most'), take.format(format)),
  );
}

export function survey(csv, map, { file } = {}, format = 'markdown') {
  const rows = take.bytes(csv, 'returns');
  const meaning = take.bytes(map, 'map');
  const name = take.wordOrNull(file, 'file');
  return takeText(
    make('riskrule_survey', rows, rows.length, name, meaning, meaning.length, take.format(format)),
  );
}

export function check(text, { file } = {}) {
  const input = take.bytes(text, 'text');
  return takeText(make('riskrule_check', input, input.length, take.wordOrNull(file, 'file')));
}
