import { formatValue } from '#compute/format-value.ts';
import { fingerprint } from './fingerprint.ts';
import type { Indicator } from './indicator.ts';
import type { ScorecardConfig } from './schema.ts';

/** What figures and grade depend on, in a form that fits a browser's memory: names, targets and fingerprints. */
export type Definitions = {
  readonly hash: string;
  /** By a name for people; `rest` is the fingerprint of all but the target. */
  readonly parts: Readonly<Record<string, { readonly target: string | null; readonly rest: string }>>;
};

/** Words about a figure do not make another figure of it. */
const WORDS: ReadonlySet<string> = new Set(['title', 'short', 'description', 'owner', 'runbook', 'question']);

/** The same for two files that measure and judge the same, however they are laid out or worded. */
export function definitionsOf(config: ScorecardConfig): Definitions {
  const { pillars, indicators, noDataPolicy = 'exclude' } = config;
  const exemptions = config.exemptions.map(({ indicator, from, until }) => ({ indicator, from, until }));
  const practices = config.practices.flatMap(({ id, title, pillar, state, nextReview, pillarAtMost }) =>
    // The others never move the grade.
    pillarAtMost === undefined ? [] : [{ id, title, pillar, state, nextReview, pillarAtMost }],
  );
  const parts = Object.fromEntries([
    ...indicators.map((indicator) => {
      const { target, ...rest } = indicator;
      return [indicator.title, { target: targetText(indicator, target), rest: hashOf(rest) }] as const;
    }),
    ...pillars.map((pillar) => [`Pillar ${pillar.title}`, { target: null, rest: hashOf(pillar) }] as const),
    ...indicators.flatMap(({ id, title }) => {
      const own = exemptions.filter(({ indicator }) => indicator === id);
      return own.length === 0
        ? []
        : [[`Exemption of ${title}`, { target: null, rest: hashOf(own) }] as const];
    }),
    ...practices.map(
      (practice) => [`Practice ${practice.title}`, { target: null, rest: hashOf(practice) }] as const,
    ),
    ['noDataPolicy', { target: noDataPolicy, rest: '' }] as const,
  ]);
  return { hash: hashOf({ pillars, indicators, noDataPolicy, exemptions, practices }), parts };
}

const hashOf = (value: unknown): string => fingerprint(canonical(value));

const targetText = ({ unit, unitText }: Indicator, target: number | string | undefined): string | null =>
  target === undefined
    ? null
    : formatValue(target, unit, {
        unitText,
        ...(typeof target === 'number' ? { target, direction: 'atMost' } : {}),
      });

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

/** JSON with sorted keys, without words. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([name, entry]) => entry !== undefined && !WORDS.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${canonical(entry)}`).join(',')}}`;
}

/** Of what scorecard.json measures and judges by: on a report, on paper, in the details, in evidence. */
export const configHash = (config: ScorecardConfig): string => definitionsOf(config).hash;
