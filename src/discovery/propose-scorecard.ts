import { parseDuration } from '#compute/duration.ts';
import type { EpochMs } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { ask } from '#scorecard/answers/run-query.ts';
import { evaluateScorecard } from '#scorecard/evaluate/evaluate-scorecard.ts';
import type { Evaluation, ReadyEvaluation, Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { reasonSentence } from '#scorecard/explain/reasons.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import { askTypesOnce, labelsOf, type TypesOf, takeInventory } from './inventory.ts';
import { type Candidate, matchPresets } from './match-presets.ts';
import { agesOf, sizesOf, windowOf } from './metric-facts.ts';
import type { Preset, PresetIndicator } from './preset.ts';
import { PRESETS } from './presets.ts';
import { type ScorecardFile, scorecardFile } from './scorecard-file.ts';

/** An indicator that is proposed, with what it is on the server now. */
export type Proposed = {
  readonly evaluation: ReadyEvaluation;
  readonly preset: Pick<Preset, 'title' | 'source'>;
  /** The values of the label that tells its outcomes apart; empty where there is none. */
  readonly outcomes: readonly string[];
};

/** A scorecard for a server that nobody has prepared. */
export type ProposedScorecard = {
  /** What to write into scorecard.json; null where the server has nothing that is known. */
  readonly file: ScorecardFile | null;
  readonly config: ScorecardConfig | null;
  readonly scorecard: Scorecard | null;
  readonly proposed: readonly Proposed[];
  /** What is left out, and what could not be found out: sentences for people. */
  readonly notes: readonly string[];
};

export type Discovery = {
  readonly client: PrometheusClient;
  /** The types that the server states for a metric. */
  readonly askTypes: TypesOf;
  readonly at: EpochMs;
  readonly title: string;
  /** The address for `prometheus.url`. */
  readonly url: string | null;
  readonly presets?: readonly Preset[];
  /** Told what is being done, for somebody who waits. */
  readonly onProgress?: (step: string) => void;
};

/** More are not read by anybody, and each asks several queries. */
const MOST_INDICATORS = 40;
/** Over more series than this, a window of days is a burden for the server. */
const MANY_SERIES = 20_000;
const SHORT_WINDOW = '5m';

/**
 * Looks at what a server has and proposes a scorecard of it. Every indicator in it has been asked and has a value, or
 * will have one as time passes.
 * @throws PrometheusError where the server cannot be asked for its names at all
 */
export async function proposeScorecard(discovery: Discovery): Promise<ProposedScorecard> {
  const { client, askTypes, at, presets = PRESETS, onProgress = () => {} } = discovery;
  const notes: string[] = [];
  onProgress('Looking for metrics that are known');
  const inventory = await takeInventory(client, presets);
  notes.push(...inventory.notes);
  const matched = await matchPresets(presets, inventory.names, {
    typesOf: askTypesOnce(askTypes, (note) => notes.push(note)),
    labelsOf: remembered((sample) => labelsOf(client, sample, at)),
  });
  notes.push(...matched.notes);
  if (matched.candidates.length > MOST_INDICATORS) {
    notes.push(
      `${matched.candidates.length} indicators were found; the first ${MOST_INDICATORS} are proposed, those that readers care about most.`,
    );
  }
  const candidates = matched.candidates.slice(0, MOST_INDICATORS);
  if (candidates.length === 0) return { ...NOTHING, notes: [...notes, noneKnown(presets)] };

  onProgress(`Looking how old and how large ${candidates.length} metrics are`);
  const samples = [...new Set(candidates.flatMap((candidate) => candidate.samples))];
  const [ages, sizes] = await Promise.all([agesOf(client, samples, at), sizesOf(client, samples, at)]);
  const fitted = candidates.map((candidate) => {
    const { indicator, note } = withWindow(candidate, ages, sizes);
    if (note !== null) notes.push(note);
    return { ...candidate, indicator };
  });

  onProgress(`Asking for ${fitted.length} figures`);
  const asked = await evaluated(discovery, fitted);
  const answering = fitted.filter(({ indicator }) => {
    const silence = silenceOf(asked.scorecard.evaluations.get(indicator.id));
    if (silence !== null) notes.push(`${indicator.title}: ${silence}`);
    return silence === null;
  });
  if (answering.length === 0) return { ...NOTHING, notes: [...notes, NONE_ANSWERS] };
  const file = scorecardFile(answering, discovery);
  const { config } = readScorecard(JSON.stringify(file));
  if (config === null) throw new Error('the proposed scorecard cannot be read');
  const scorecard = asked.evaluate(config);
  return { file, config, scorecard, proposed: answering.map((one) => proposedOf(one, scorecard)), notes };
}

const NOTHING = { file: null, config: null, scorecard: null, proposed: [] } as const;

const NONE_ANSWERS =
  'None of the metrics that were found has a value now; check that their targets are being scraped.';

const noneKnown = (presets: readonly Preset[]): string =>
  `The server has none of the metrics that the ${presets.length} presets know. Write the indicators yourself: docs/configure.md shows how.`;

function remembered<Value>(look: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? look(key);
    known.set(key, value);
    return value;
  };
}

/** The window of an indicator, no longer than its metrics are old, and short where there are very many series. */
function withWindow(
  { indicator, samples }: Candidate,
  ages: (sample: string) => number | null,
  sizes: (sample: string) => number,
): { readonly indicator: PresetIndicator; readonly note: string | null } {
  const wanted = typeof indicator.window === 'string' ? parseDuration(indicator.window) : null;
  if (wanted === null) return { indicator, note: null };
  const short = parseDuration(SHORT_WINDOW) ?? 0;
  const most = Math.max(...samples.map(sizes));
  if (most > MANY_SERIES && wanted > short) {
    const note = `${indicator.title}: looks at ${SHORT_WINDOW} only, since ${most} series stand behind it and a longer window would be a burden for the server; record it with a rule and set window to ${indicator.window}.`;
    return { indicator: { ...indicator, window: SHORT_WINDOW }, note };
  }
  const told = samples.map(ages);
  const known = Math.max(short, Math.min(...told.map((age) => age ?? 0)));
  if (known >= wanted) return { indicator, note: null };
  const window = windowOf(known) ?? SHORT_WINDOW;
  const note = told.includes(null)
    ? `${indicator.title}: looks at ${window}, since the server did not say how far back it knows more; set window to ${indicator.window} if it does.`
    : `${indicator.title}: looks at ${window}, since the server has no more of it yet; set window to ${indicator.window} once it has.`;
  return { indicator: { ...indicator, window }, note };
}

/** All candidates, asked at once. What is proposed of them is judged from the same answers. */
async function evaluated(
  discovery: Discovery,
  candidates: readonly Candidate[],
): Promise<{ readonly scorecard: Scorecard; readonly evaluate: (config: ScorecardConfig) => Scorecard }> {
  const { client, at } = discovery;
  const { config, problems } = readScorecard(JSON.stringify(scorecardFile(candidates, discovery)));
  if (config === null || problems.length > 0)
    throw new Error(
      `a preset is broken: ${problems.map(({ path, message }) => `${path}: ${message}`).join('; ')}`,
    );
  const plansOf = ({ indicators }: ScorecardConfig) =>
    indicators.map((indicator) => planFigure(indicator, { window: null, filters: [] }));
  const states = new Map(
    await Promise.all(
      queriesOf(plansOf(config)).map(async (query): Promise<readonly [string, QueryResultState]> => {
        const state = await ask(client, query, at).then(
          (result): QueryResultState => ({ state: 'ready', result, refreshError: null }),
          (error: unknown): QueryResultState => {
            if (!(error instanceof PrometheusError)) throw error;
            return { state: 'failed', error };
          },
        );
        return [queryId(query), state];
      }),
    ),
  );
  const evaluate = (of: ScorecardConfig) =>
    evaluateScorecard(of, plansOf(of), {
      find: (query) => states.get(queryId(query)) ?? { state: 'loading' },
      now: at,
    });
  return { scorecard: evaluate(config), evaluate };
}

/** Why an indicator has no value; null where it has one, or is answered for and only too young to be judged. */
function silenceOf(evaluation: Evaluation | undefined): string | null {
  if (evaluation === undefined || evaluation.state === 'loading') return 'it was not asked';
  if (evaluation.state === 'failed') return evaluation.error.message;
  const { outcome } = evaluation.measurement;
  if (outcome.kind !== 'no-data' || outcome.reason === 'insufficient-coverage') return null;
  return reasonSentence(outcome.reason, true, evaluation.details[outcome.reason]) ?? outcome.reason;
}

function proposedOf({ preset, indicator }: Candidate, { evaluations }: Scorecard): Proposed {
  const evaluation = evaluations.get(indicator.id);
  if (evaluation?.state !== 'ready') throw new Error(`${indicator.id} has been proposed without a value`);
  const { label } = indicator as { readonly label?: string };
  const found = label === undefined ? [] : (evaluation.results.get('query')?.samples ?? []);
  const outcomes = found.flatMap(({ labels }) =>
    labels[label ?? ''] === undefined ? [] : [labels[label ?? ''] ?? ''],
  );
  return { evaluation, preset, outcomes: [...new Set(outcomes)].sort() };
}
