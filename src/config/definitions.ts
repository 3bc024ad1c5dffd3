import { formatValue } from '#compute/format-value.ts';
import type { Indicator } from './indicator.ts';
import type { ScorecardConfig } from './schema.ts';

/** What figures and grade depend on, in a form that fits a browser's memory: names, targets and fingerprints. */
export type Definitions = {
  readonly hash: string;
  /** By a name for people; `rest` is the fingerprint of all but the target. */
  readonly parts: Readonly<Record<string, { readonly target: string | null; readonly rest: string }>>;
};

/** Words about a figure, and where it is read from, do not make another figure of it. */
const WORDS: ReadonlySet<string> = new Set(['title', 'short', 'description', 'owner', 'runbook', 'question']);

/** The same for two files that measure and judge the same, however they are laid out or worded. */
export function definitionsOf(config: ScorecardConfig): Definitions {
  const { pillars, indicators, noDataPolicy = 'exclude' } = config;
  const parts = Object.fromEntries([
    ...indicators.map((indicator) => {
      const { target, ...rest } = indicator;
      return [indicator.title, { target: targetText(indicator, target), rest: fingerprint(rest) }] as const;
    }),
    ...pillars.map(
      (pillar) => [`Pillar ${pillar.title}`, { target: null, rest: fingerprint(pillar) }] as const,
    ),
    ['noDataPolicy', { target: noDataPolicy, rest: '' }] as const,
  ]);
  return { hash: fingerprint({ pillars, indicators, noDataPolicy }), parts };
}

const targetText = ({ unit }: Indicator, target: number | string | undefined): string | null =>
  target === undefined
    ? null
    : formatValue(target, unit, typeof target === 'number' ? { target, direction: 'atMost' } : {});

/** One sentence a change, without full stops; empty where nothing changed. */
export function changedDefinitions(before: Definitions, after: Definitions): readonly string[] {
  if (before.hash === after.hash) return [];
  const names = [...new Set([...Object.keys(before.parts), ...Object.keys(after.parts)])];
  return names.flatMap((name) => {
    const was = Object.hasOwn(before.parts, name) ? before.parts[name] : undefined;
    const is = Object.hasOwn(after.parts, name) ? after.parts[name] : undefined;
    if (was === undefined) return [`${name} is new`];
    if (is === undefined) return [`${name} was dropped`];
    return [
      ...(was.target === is.target
        ? []
        : [`${name}: target ${was.target ?? 'none'} → ${is.target ?? 'none'}`]),
      ...(was.rest === is.rest ? [] : [`${name}: its definition changed`]),
    ];
  });
}

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * 64 bits of FNV-1a over JSON with sorted keys. Tells edits apart, and no more: a browser has no SHA on pages served
 * over plain HTTP, as Prometheus often is.
 */
function fingerprint(value: unknown): string {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(canonical(value))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  }
  return hash.toString(16).padStart(16, '0');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([name, entry]) => entry !== undefined && !WORDS.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${canonical(entry)}`).join(',')}}`;
}
