import type { DoubtCode } from '#compute/doubt-rule.ts';
import { knownTiles } from '#compute/known-tiles.ts';
import type { Labels, Sample } from '#compute/series.ts';
import type { Indicator } from '#config/indicator.ts';
import { gridLength } from '#prometheus/step.ts';
import type { IndicatorPlan } from '#scorecard/plan/plan-indicator.ts';
import { queryForm } from '#scorecard/promql/query-form.ts';
import { type QueryResult, tileGrid } from '#scorecard/queries/query-result.ts';
import { evidenceName, evidenceSelectors, keepsLastValues } from '#scorecard/trust/evidence-plan.ts';
import { type Template, templatesOf } from '#scorecard/trust/form-fault.ts';
import { areAmong, labelsText, type Member, vanishedMembers } from '#scorecard/trust/members.ts';

/** Why a figure is in doubt, with what a reader wants to know of it. */
export type Doubts = {
  readonly codes: readonly DoubtCode[];
  /** By code: the names and numbers behind it. */
  readonly details: Readonly<Record<string, string>>;
};

/** What is known of the series behind a figure. */
export type QueryEvidence = {
  /** Known share of the window; null where the figure has none, or nobody could tell. */
  readonly coverage: number | null;
  readonly vanished: readonly Member[];
  /** Of two counters the one that has had no series in all of the window. */
  readonly neverSeen: readonly Template[];
  /** The last values of those that are gone, where the figure is made of the series as they stand. */
  readonly lastValues: ReadonlyMap<string, readonly Sample[]>;
  /** Values that counters had at their first sample in the window, by need. Empty where the beginning is unknown. */
  readonly firstSamples: ReadonlyMap<string, readonly Sample[]>;
};

/** Fewer tiles than these tell nothing of a period that has begun. */
const LEAST_TILES = 2;

type Find = (name: string) => QueryResult | undefined;

/** Reads the responses to `evidenceQueries`. */
export function readEvidence(
  { indicator, window, calendar, evidence = {} }: IndicatorPlan,
  find: Find,
): QueryEvidence {
  const up = jobsUp(evidence[evidenceName.up], find(evidenceName.up));
  const vanished: Member[] = [];
  const lastValues = new Map<string, readonly Sample[]>();
  const tiles: (readonly boolean[])[] = [];
  const neverSeen: Template[] = [];
  const watched = templatesOf(indicator).map((template) => ({
    template,
    parts: evidenceSelectors(indicator, template).flatMap((_, index) => {
      const query = evidence[evidenceName.known(template.need, index)];
      const result = find(evidenceName.known(template.need, index));
      if (query?.shape !== 'tiles' || result === undefined) return [];
      const live =
        find(evidenceName.live(template.need, index))?.samples.filter(
          isThere(keepsLastValues(indicator, template)),
        ) ?? null;
      return [{ at: result.at, seen: seenIn(result, query), live, step: query.step }];
    }),
  }));
  const isPair = indicator.kind === 'events';
  const total = isPair ? watched.find(({ template }) => template.need === 'total') : undefined;
  // One of two counters that is gone while the other goes on is missed, unless nobody is.
  const isAnyThere =
    isPair &&
    indicator.members?.length !== 0 &&
    watched.some(({ parts }) => parts.some(({ live }) => live !== null && live.length > 0));
  for (const { template, parts } of watched) {
    const isMarked = isPair && template.need !== 'total';
    if (isMarked && parts.length > 0 && parts.every(({ seen }) => seen.members.length === 0))
      neverSeen.push(template);
    const known = parts.map(({ at, seen, live }) => {
      const gone =
        live === null
          ? []
          : vanishedMembers(
              seen.members,
              live.map(({ labels }) => labels),
              isAnyThere,
            );
      vanished.push(...gone);
      if (gone.length > 0 && keepsLastValues(indicator, template)) {
        const samples = gone.map(({ labels, value }) => ({ labels, value, time: at }));
        lastValues.set(template.need, samples);
      }
      const own = knownTiles(withJobsUp(seen, up));
      const beside = isMarked ? (total?.parts ?? []) : [];
      // Where the same service counted all its events, it would have counted these; one that was never seen is in doubt,
      // and makes no time unknown.
      return beside
        .filter((part) => areAmong(seen.members, part.seen.members))
        .reduce((held, part) => joined([held, knownTiles(part.seen.tiles)], true), own);
    });
    const isLevel = template.use === 'level' || window === null;
    const ofWindow = isLevel ? levelTiles(indicator, template, evidence, find) : known;
    // Of `a or b` one part is enough; of anything else all are needed.
    // Tiles may reach into the period before, and tell nothing of one that is not much longer than they are.
    const step = parts[0]?.step ?? 0;
    const isTooYoung = calendar !== undefined && window !== null && window < LEAST_TILES * step;
    if (ofWindow.length > 0 && !isTooYoung) tiles.push(joined(ofWindow, queryForm(template.text).hasOr));
  }
  const known = tiles.length === 0 ? null : joined(tiles, false);
  const isKnownFromStart = known?.[0] === true;
  return {
    coverage: known === null || known.length === 0 ? null : known.filter(Boolean).length / known.length,
    vanished: [...new Map(vanished.map((member) => [labelsText(member.labels), member])).values()],
    lastValues,
    neverSeen,
    firstSamples: new Map(
      isKnownFromStart
        ? templatesOf(indicator).flatMap(({ need }: Template) => {
            const samples = find(evidenceName.first(need))?.samples ?? [];
            return samples.length === 0 ? [] : [[need, samples] as const];
          })
        : [],
    ),
  };
}

/** When a level that looks back over the window had samples, selector by selector; none for one as it stands. */
function levelTiles(
  indicator: Indicator,
  template: Template,
  queries: NonNullable<IndicatorPlan['evidence']>,
  find: Find,
): readonly (readonly boolean[])[] {
  return evidenceSelectors(indicator, template).flatMap((_, index) => {
    const name = evidenceName.window(template.need, index);
    const [query, result] = [queries[name], find(name)];
    return query?.shape !== 'tiles' || result === undefined ? [] : [knownTiles(seenIn(result, query).tiles)];
  });
}

/** A response that no count and no level can be tells nothing of who is there. Only a level may be NaN. */
const isThere =
  (isLevel: boolean) =>
  ({ value }: Sample): boolean =>
    Number.isFinite(value) || (isLevel && Number.isNaN(value));

type Seen = { readonly tiles: readonly boolean[]; readonly members: readonly Member[] };

type Tiles = Parameters<typeof tileGrid>[0];

function seenIn({ at, series }: QueryResult, query: Tiles): Seen {
  const grid = tileGrid(query, at);
  const tiles = new Array<boolean>(gridLength(grid)).fill(false);
  const members = series.flatMap(({ labels, times, values }): Member[] => {
    const indices = Array.from(times, (time) => Math.round((time - grid.start) / grid.step));
    for (const index of indices) if (index >= 0 && index < tiles.length) tiles[index] = true;
    const [first, last] = [indices[0], indices.at(-1)];
    return first === undefined || last === undefined
      ? []
      : [{ labels, first, last, value: values.at(-1) ?? Number.NaN }];
  });
  return { tiles, members };
}

type JobsUp = ReadonlyMap<string, readonly boolean[]>;

function jobsUp(
  query: IndicatorPlan['queries'][string] | undefined,
  result: QueryResult | undefined,
): JobsUp {
  if (query?.shape !== 'tiles' || result === undefined) return new Map();
  const grid = tileGrid(query, result.at);
  return new Map(
    result.series.map(({ labels, times, values }) => {
      const tiles = new Array<boolean>(gridLength(grid)).fill(false);
      times.forEach((time, index) => {
        if ((values[index] ?? 0) > 0) tiles[Math.round((time - grid.start) / grid.step)] = true;
      });
      return [labels.job ?? '', tiles];
    }),
  );
}

/** Before its first event a counter may not exist, while its job is scraped: that time is known. */
function withJobsUp({ tiles, members }: Seen, up: JobsUp): readonly boolean[] {
  const first = tiles.indexOf(true);
  const jobs = [...new Set(members.map(({ labels }: { labels: Labels }) => labels.job ?? ''))];
  const scraped = jobs.flatMap((job) => up.get(job) ?? []);
  if (first <= 0 || scraped.length === 0) return tiles;
  return tiles.map((is, index) => is || (index < first && jobs.some((job) => up.get(job)?.[index] === true)));
}

/** A tile is known where all parts are, or where any is. */
function joined(parts: readonly (readonly boolean[])[], isAny: boolean): readonly boolean[] {
  const [one = [], ...others] = parts;
  return one.map((is, index) =>
    others.reduce((held, part) => {
      const other = part[index] === true;
      return isAny ? held || other : held && other;
    }, is),
  );
}
