import { parseArgs } from 'node:util';
import { parseDuration } from '#compute/duration.ts';
import { LETTERS, type Letter } from '#compute/overall-grade.ts';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import { parseInstant } from '#scorecard/calendar/instant.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import { LONGEST_WINDOW, parseFilter, SHORTEST_WINDOW } from '#url/url-state.ts';
import { WrongUse } from './wrong-use.ts';

export const FORMATS = ['markdown', 'json', 'csv', 'rules', 'openslo'] as const;
export type Format = (typeof FORMATS)[number];

/** What the caller asked for; null where the caller said nothing. */
export type Options = {
  readonly prometheus: string | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly isDemo: boolean;
  /** Of the servers that scorecard.json names, the one to write rules for. */
  readonly source: string | null;
  readonly config: string | null;
  readonly at: EpochMs | null;
  readonly window: DurationMs | null;
  readonly filters: readonly LabelFilter[];
  readonly format: Format;
  readonly output: string | null;
  readonly failUnder: Letter | null;
  readonly wantsHelp: boolean;
};

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const KNOWN = {
  prometheus: text,
  header: texts,
  demo: flag,
  config: text,
  at: text,
  window: text,
  filter: texts,
  format: text,
  source: text,
  output: text,
  'fail-under': text,
  help: flag,
};

/** @throws WrongUse that names the argument and what was expected */
export function readArguments(args: readonly string[]): Options {
  const values = parse(args);
  if (values.demo === true && values.prometheus !== undefined) {
    throw new WrongUse('--demo: expected without --prometheus, since only one of them can answer');
  }
  if (values.source !== undefined && values.format !== 'rules') {
    throw new WrongUse('--source: expected with --format rules only, since a report asks every server');
  }
  return {
    prometheus: values.prometheus ?? null,
    source: values.source ?? null,
    headers: (values.header ?? []).map(readHeader),
    isDemo: values.demo ?? false,
    config: values.config ?? null,
    at: read(values.at, parseInstant, '--at', '"2026-01-31T10:00:00Z" or seconds since 1970'),
    window: read(values.window, readWindow, '--window', 'a duration from 1m to 730d, such as "30d"'),
    filters: (values.filter ?? []).map(readFilter),
    format: read(values.format, readFormat, '--format', `one of ${FORMATS.join(', ')}`) ?? 'markdown',
    output: values.output ?? null,
    failUnder: read(values['fail-under'], readLetter, '--fail-under', `one of ${LETTERS.join(', ')}`),
    wantsHelp: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: KNOWN, allowPositionals: false, strict: true }).values;
  } catch (error) {
    // Its first sentence says what is wrong, the others how to write a positional that starts with a dash.
    throw new WrongUse((error as Error).message.replace(/\.\s.*$/s, ''));
  }
}

/** @throws WrongUse where a text that was given is not understood */
export function read<Value>(
  given: string | undefined,
  understand: (text: string) => Value | null,
  name: string,
  expected: string,
): Value | null {
  if (given === undefined) return null;
  const value = understand(given);
  if (value === null) throw new WrongUse(`${name}: expected ${expected}; got "${given}"`);
  return value;
}

function readWindow(given: string): DurationMs | null {
  const window = parseDuration(given);
  return window !== null && window >= SHORTEST_WINDOW && window <= LONGEST_WINDOW ? window : null;
}

const readFormat = (given: string): Format | null => FORMATS.find((format) => format === given) ?? null;

/** "A−" as it is printed, or "a-" as it is typed. */
function readLetter(given: string): Letter | null {
  const plain = given.trim().toUpperCase().replace('\u2212', '-');
  return LETTERS.find((letter) => letter === plain) ?? null;
}

function readFilter(given: string): LabelFilter {
  const [filter] = parseFilter(given);
  if (filter === undefined) {
    throw new WrongUse(`--filter: expected LABEL:VALUE, such as "service:api"; got "${given}"`);
  }
  return filter;
}

/** The value may be a secret, so it is not repeated. */
export function readHeader(given: string): readonly [string, string] {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*([\t\x20-\x7e]+)$/.exec(given) ?? [];
  if (name === undefined || value === undefined) {
    throw new WrongUse('--header: expected NAME: TEXT, such as "X-Scope-OrgID: my-team"');
  }
  return [name, value];
}
