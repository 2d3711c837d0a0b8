/**
 * The C ABI of riskrule for Node. What a function does, its JSON and its cost stand in `riskrule/riskrule.h`, beside the
 * function of the same name.
 *
 * - Every failure is a `RiskruleError`. Use after `close()` is one too; a second `close()` does nothing.
 * - Handles are freed when nobody holds them any more; `close()`, or `using`, frees them at once.
 * - JSON comes and goes as text, because `JSON.parse` makes doubles of exact decimals. Functions that hand out objects
 *   (`Expression.evaluate`, `Model.evaluate`) say so by having a twin that ends in `Text`.
 */

/** Text as a string, or its UTF-8 bytes. */
export type Text = string | Uint8Array;
/** `text` is for a terminal. */
export type Format = 'json' | 'text' | 'markdown' | 'html';
/** `standard`: DMN's semantics, what goes wrong is null. `strict`: unknown names and wrong types do not compile. */
export type Mode = 'standard' | 'strict';
export type Verdict = 'met' | 'violated' | 'excused' | 'cannot_tell' | 'not_due';
export type Rank = 'very_low' | 'low' | 'medium' | 'high' | 'very_high';
export type Status = 'bad_input' | 'bad_argument' | 'no_memory' | 'internal' | 'stopped';
/** A value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** One thing that is wrong, with its place. Line and column (in characters) count from 1; 0: unknown. */
export interface Diagnostic {
  readonly severity: 'note' | 'warning' | 'error';
  /** Never changes its meaning, such as `json.enum`. */
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  /** JSON pointer. */
  readonly pointer?: string;
  /** What was probably meant. */
  readonly guess?: string;
}

export class RiskruleError extends Error {
  readonly name: 'RiskruleError';
  readonly status: Status;
  /** Of the first diagnostic. */
  readonly code: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The diagnostics as the library wrote them. */
  readonly json: string;
  private constructor();
}

/** Bounds of one call; what is left out has its default. */
export interface Limits {
  jsonDepth?: number;
  jsonBytes?: number | bigint;
  diagnostics?: number;
  expressionBytes?: number;
  expressionDepth?: number;
  callDepth?: number;
  steps?: number | bigint;
  listItems?: number;
  stringBytes?: number;
  arenaBytes?: number | bigint;
  regexBytes?: number | bigint;
}

/** Something that the library made and that is freed once. */
declare abstract class Handle {
  protected constructor();
  readonly closed: boolean;
  close(): void;
  [Symbol.dispose](): void;
}

/** Names a text in diagnostics; nothing is opened. */
export interface Named {
  file?: string;
}

/** What is stated about one major administrative decision. */
export class Matter extends Handle {
  private readonly _matter;
  static read(json: Text, options?: Named): Matter;
  /** As JSON, which reads back to an equal matter. */
  write(): string;
  /** A part as JSON, by JSON pointer; '' is all of it. */
  part(pointer: string): string;
}

/** The rules of a place, compiled, with those of its parents. */
export class Pack extends Handle {
  private readonly _pack;
  /** `cn.shanghai`, or several together: `cn.shanghai+cn.land`. */
  static builtin(id: string): Pack;
  /** From JSON; the packs that it extends are among `parents`, else built in. */
  static load(json: Text, options?: Named & { parents?: readonly Text[] }): Pack;
  /** The built-in pack that follows from a matter's place and a date (YYYY-MM-DD). */
  static choose(matter: Matter, asOf?: string): Pack;
  /** Of the packs that are built in. */
  static ids(): string[];
  readonly id: string;
  readonly dutyCount: number;
  readonly bindingCount: number;
  /** A JSON list of its layers as they were written. */
  write(): string;
  /** Its terms that are decision tables, as a model of DMN 1.3. */
  writeDmn(): string;
  /** Runs the tests inside it. */
  test(): { duty: string; name: string; passed: boolean; message: string }[];
}

/** What came of one duty. */
export interface Finding {
  duty: string;
  verdict: Verdict;
  says: string;
  /** Clauses as a lawyer cites them. */
  basis: string[];
  /** JSON pointers into the matter of what would settle it. */
  missing: string[];
}

export class Assessment extends Handle {
  private readonly _assessment;
  readonly findings: Finding[];
  /** In the words of the place, such as 低; '' when there is none. */
  readonly grade: string;
  readonly gradeOrigin: 'computed' | 'asserted' | 'none';
  /** What may now be decided, as a word and as a sentence. */
  readonly permission: string;
  readonly outcome: string;
  /** A part as JSON, by JSON pointer; '' is all of it. */
  part(pointer: string): string;
  /** Why the finding of a duty is what it is; without one, everything that is due. Chinese text. */
  explain(duty?: string | null): string;
}

export interface AssessOptions {
  /** Without it, the built-in pack that follows from the matter. */
  pack?: Pack | null;
  /** YYYY-MM-DD; without it, the latest date that the matter states. */
  asOf?: string | null;
  limits?: Limits;
}
export function assess(matter: Matter, options?: AssessOptions): Assessment;
/** The report on an assessment of that matter. */
export function render(matter: Matter, assessment: Assessment, format?: Format): string;
/** The same as UTF-8, for a file or a socket: in half the time, for nothing is decoded. */
export function renderBytes(matter: Matter, assessment: Assessment, format?: Format): Uint8Array;

/** A matter with its assessment. */
export interface Case {
  matter: Matter;
  assessment: Assessment;
}
/** Assessments of one matter, under several packs or dates, side by side; at least two. */
export function compare(assessments: readonly Assessment[], format?: Format): string;
export function compareVersions(before: Case, after: Case, format?: Format): string;
export interface ExploreOptions extends AssessOptions {
  seed?: number | bigint;
  /** 0: no simulation. It holds up the event loop: many draws belong in a worker. */
  draws?: number | bigint;
  spread?: number;
  /** Draw from PERT instead of triangular distributions. */
  pert?: boolean;
}
/** How firm the grade is. */
export function explore(matter: Matter, options?: ExploreOptions, format?: Format): string;
export function followUp(matter: Matter, assessment: Assessment, format?: Format): string;
/** The `most` (5) assessed matters nearest to one. */
export function similar(
  matter: Matter, assessment: Assessment, base: readonly Case[], options?: { features?: Text; most?: number },
  format?: Format,
): string;
/** Raw returns in CSV into counts, shares and intervals. */
export function survey(csv: Text, map: Text, options?: Named, format?: Format): string;
/** Everything that is wrong or hard to believe in a matter, a pack or a DMN model: a JSON list of diagnostics. */
export function check(text: Text, options?: Named): string;

/** `number`, `string`, `date`, …; null: any. */
export type Inputs = readonly string[] | { readonly [name: string]: string | null };
/** A compiled FEEL expression. */
export class Expression extends Handle {
  private readonly _expression;
  static compile(text: Text, options?: Named & { inputs?: Inputs; mode?: Mode; limits?: Limits }): Expression;
  /** JSON in, JSON out, exactly. */
  evaluateText(inputs?: Text): string;
  /** The same with objects: numbers become doubles. */
  evaluate(inputs?: { readonly [name: string]: Json }): Json;
  /** For many evaluations without JSON. */
  call(): Call;
}

/** `other`: times, durations, lists, contexts, ranges, functions, to be had as FEEL or JSON. */
export type Kind = 'null' | 'boolean' | 'number' | 'text' | 'date' | 'other';
/** Years from -999999999 to 999999999; months and days from 1. */
export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}
/**
 * The inputs and the result of one evaluation of an expression, which it keeps alive: values without JSON. Inputs go by
 * their number in `inputs` of the expression, from 0; one keeps its value until it is set again, and one that was never set
 * is null. The result is that of the last run.
 */
export class Call extends Handle {
  private readonly _call;
  /** A number is taken as JavaScript writes it: 0.1 is one tenth. A bigint may have 34 digits. */
  set(input: number, value: null | boolean | number | bigint | string): void;
  setNull(input: number): void;
  /** A number of up to 34 digits, exactly: `0.25`, `1E-40`. */
  setNumber(input: number, digits: string): void;
  setDate(input: number, year: number, month: number, day: number): void;
  /** Any value. */
  setJson(input: number, value: Text): void;
  /** Evaluates. */
  run(): this;
  /** Of the result; `null` before the first run. */
  readonly kind: Kind;
  /** The result; an error if it is of another kind. The same holds for those below. */
  readonly boolean: boolean;
  /** The double that is nearest to it. */
  readonly number: number;
  /** With all of its up to 34 digits. */
  readonly numberText: string;
  readonly text: string;
  readonly date: CalendarDate;
  /** Any result as FEEL source, and as JSON. */
  readonly feel: string;
  readonly json: string;
  /** Why it is null, the nearest cause first, a line each; '' if it is not. */
  readonly reason: string;
}

/** A DMN model, 1.1 to 1.5. */
export class Model extends Handle {
  private readonly _model;
  static load(xml: Text, options?: Named & { mode?: Mode; imports?: readonly Model[]; limits?: Limits }): Model;
  /** DMN XML from a description in JSON, as riskrule.h tells. */
  static write(description: Text, options?: Named): string;
  describe(): { [name: string]: Json };
  /** A decision, service or knowledge model by name; null: the decisions that no other requires. JSON, exactly. */
  evaluateText(decision: string | null, inputs?: Text): string;
  /** The same with objects: numbers become doubles. */
  evaluate(decision: string | null, inputs?: { readonly [name: string]: Json }): { [name: string]: Json };
  /** With every step on the way and the rules that matched; JSON. */
  explain(decision: string | null, inputs?: Text): string;
  /** Gaps, overlaps, masked and redundant rules of its tables, each with a witness. */
  check(): Diagnostic[];
}

/** Degree of one risk point by a pack's rule; JSON. */
export function degree(pack: Pack, likelihood: Rank, impact: Rank): string;
/** Index T = sum of w x R; JSON in and out. */
export function index(variant: 'representative' | 'product' | 'likelihood', json: Text): string;
/** Weights by pairwise comparison; JSON in and out. */
export function weights(json: Text): string;

export interface Progress {
  done: number;
  total: number;
  over: boolean;
}
export interface JobOptions extends AssessOptions, Named {
  /** 0: one per processor. */
  threads?: number;
}
/** Many matters in threads of the library. It is asked how far it is; closing it cancels it and waits for its end. */
export class Job extends Handle implements AsyncIterable<Progress> {
  private readonly _job;
  /** A matter a line. */
  static assess(ndjson: Text, options?: JobOptions): Job;
  poll(): Progress;
  cancel(): void;
  /** The progress every `interval` (50) milliseconds, until it is over. */
  progress(interval?: number): AsyncGenerator<Progress, void, void>;
  [Symbol.asyncIterator](): AsyncGenerator<Progress, void, void>;
  /** NDJSON, {line, assessment} or {line, problems} for each matter. Waits for the end: ask `progress` first. */
  result(): string;
}
export interface ManyOptions extends JobOptions {
  onProgress?: (now: Progress) => void;
  signal?: AbortSignal;
  /** Milliseconds between two looks (50). */
  interval?: number;
}
/** A job from start to end: the NDJSON of `Job.result`. An abort cancels it. */
export function assessMany(ndjson: Text, options?: ManyOptions): Promise<string>;

export const version: string;
export const abiVersion: number;
export function hasFeature(name: string): boolean;
/** The JSON Schema of `matter`, `pack`, `assessment`, `features` or `survey-map`. */
export function schema(type: string): string;
/** The manual of the built-in functions as Markdown. */
export function builtins(): string;
/** GB 18030 to a string. Everything else takes UTF-8. */
export function fromGb18030(bytes: Uint8Array, options?: Named): string;
