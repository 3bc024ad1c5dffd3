import * as v from 'valibot';
import './re2.ts';
import { parseScorecardText } from './parse-scorecard-text.ts';
import type { ConfigProblem, ReadScorecard } from './problem.ts';
import { findReferenceProblems } from './references.ts';
import {
  DEFAULT_CURRENCY,
  DEFAULT_TITLE,
  type Pillar,
  type ScorecardConfig,
  scorecardSchema,
} from './schema.ts';
import { isUnknownSetting, sentence } from './wording.ts';

/** The scorecard file from its text, JSON or YAML. What is broken is named and left out; the rest works. */
export function readScorecard(file: string): ReadScorecard {
  // Some editors begin a file with a byte order mark, which is no part of its text.
  const source = file.replace(/^\uFEFF/, '');
  const parsed = parseScorecardText(source);
  if ('fault' in parsed) return unusable([parsed.fault]);
  const { json } = parsed;
  const { output, issues = [] } = v.safeParse(scorecardSchema, json, { message: sentence });
  const faults = issues.map((issue) => ({ issue, path: (issue.path ?? []).map(({ key }) => key as Key) }));
  const problems = faults.map(({ issue, path }): ConfigProblem => {
    const lost = lostWith(path);
    takeOut(output, lost);
    // A setting nobody knows is a fault of the object that has it.
    const place = isUnknownSetting(issue) ? path.slice(0, -1) : path;
    return { path: jsonPath(place, json), message: issue.message, effect: effectOf(lost, json) };
  });
  // What is left fits the schema, but for what may be missing altogether.
  const read = Object(output) as Partial<ScorecardConfig>;
  const { version, prometheus, pillars, indicators, markers } = read;
  // What another version means nobody knows, and without an address the demo world would pass for the real one.
  if (version === undefined || prometheus?.url === undefined) return unusable(problems);
  if (pillars === undefined || !indicators?.some(Boolean)) return unusable(problems);
  const doubtful = new Set(faults.map(({ path }) => (path[0] === 'pillars' ? path[1] : null)));
  const config = {
    ...NOTHING,
    ...read,
    pillars: Array.from(pillars, (pillar, place) => (doubtful.has(place) ? standIn(pillar, place) : pillar)),
    views: { ...NOTHING.views, ...read.views },
    ...(markers && { markers: markers.filter(Boolean) }),
  };
  return findReferenceProblems(config as ScorecardConfig, problems);
}

type Key = PropertyKey;

/** What stands where the file says nothing that can be used. */
const NOTHING = {
  title: DEFAULT_TITLE,
  currency: DEFAULT_CURRENCY,
  practices: [],
  exemptions: [],
  views: { executive: [], operations: [], engineering: [], charts: [] },
};

/**
 * What is sound of a broken pillar, without the indicator that leads it: it keeps its place and has no data, since a
 * grade of fewer pillars must not look like one of all.
 */
const standIn = (pillar: Partial<Pillar> | undefined, place: number): Pillar => ({
  ...pillar,
  id: pillar?.id ?? `pillar_${place + 1}`,
  title: pillar?.title ?? `Pillar ${place + 1}`,
  headline: '',
});

const unusable = (problems: readonly Omit<ConfigProblem, 'effect'>[]): ReadScorecard => ({
  config: null,
  problems: problems.map((problem) => ({
    ...problem,
    effect: 'Nothing can be shown until the file is mended',
  })),
});

/** Sections whose parts stand by themselves. */
const LOOSE = /^(pillars|prometheus|views|incidents|review)$/;

/** What cannot be used for a fault: the entry of a list, a setting, or a section that is worth nothing without it. */
function lostWith(path: readonly Key[]): readonly Key[] {
  if (LOOSE.test(String(path[0]))) return path.slice(0, 3);
  return path.slice(0, typeof path[1] === 'number' ? 2 : 1);
}

/** Leaves a hole in a list, so that the other entries keep their numbers; filters pass over it. */
function takeOut(root: unknown, path: readonly Key[]): void {
  const parent = path.slice(0, -1).reduce((node, key) => Object(node)[key], root);
  delete Object(parent)[path.at(-1) ?? ''];
}

function effectOf(lost: readonly Key[], json: unknown): string {
  const [section, index] = lost;
  if (typeof index !== 'number') return `${jsonPath(lost, json)} is left out`;
  return section === 'pillars'
    ? 'This pillar shows no data'
    : `This ${String(section).slice(0, -1)} is left out`;
}

/** `indicators[3] (latency_p95).target`: the id beside the index, since people count ids, not commas. */
function jsonPath(path: readonly Key[], root: unknown): string {
  let text = '';
  let node: unknown = root;
  for (const key of path) {
    node = Object(node)[key];
    const { id } = Object(node);
    text +=
      typeof key === 'number'
        ? `[${key}]${typeof id === 'string' ? ` (${id})` : ''}`
        : `${text && '.'}${String(key)}`;
  }
  return text === '' ? 'the file' : text;
}
