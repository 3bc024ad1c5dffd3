import { parseArgs } from 'node:util';
import type { EpochMs } from '#compute/units.ts';
import { parseInstant } from '#scorecard/calendar/instant.ts';
import { read, readHeader } from './arguments.ts';
import { WrongUse } from './wrong-use.ts';

/** What the caller of `init` asked for; null where the caller said nothing. */
export type InitOptions = {
  readonly prometheus: string | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly at: EpochMs | null;
  readonly title: string | null;
  readonly output: string | null;
  /** Files of specifications to make the scorecard of, in place of looking at a server. */
  readonly imports: readonly string[];
  readonly wantsHelp: boolean;
};

const text = { type: 'string' } as const;

const KNOWN = {
  prometheus: text,
  header: { type: 'string', multiple: true },
  at: text,
  name: text,
  output: text,
  import: { type: 'string', multiple: true },
  help: { type: 'boolean' },
} as const;

/** @throws WrongUse that names the argument and what was expected */
export function readInitArguments(args: readonly string[]): InitOptions {
  const values = parse(args);
  if (values.name?.trim() === '') throw new WrongUse('--name: expected a text that is not empty');
  const imports = values.import ?? [];
  if (imports.length > 0) {
    for (const name of ['header', 'at'] as const) {
      if (values[name] !== undefined) {
        throw new WrongUse(`--${name}: expected without --import, since no server is asked then`);
      }
    }
  }
  return {
    prometheus: values.prometheus ?? null,
    headers: (values.header ?? []).map(readHeader),
    at: read(values.at, parseInstant, '--at', '"2026-01-31T10:00:00Z" or seconds since 1970'),
    title: values.name?.trim() ?? null,
    output: values.output ?? null,
    imports,
    wantsHelp: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: KNOWN, allowPositionals: false, strict: true }).values;
  } catch (error) {
    throw new WrongUse((error as Error).message.replace(/\.\s.*$/s, ''));
  }
}
