import type { QueryClient } from '@tanstack/query-core';
import { durationMs, SECOND } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { keys } from '#data/keys.ts';
import { createQueryClient } from '#data/query-client.ts';
import { readingQuery } from '#data/reading.ts';
import { createInstantSource } from '#data/refresh-instant.ts';
import { scorecardFile } from '#data/scorecard-file.ts';
import { createServerState } from '#data/server-state.ts';
import type { Boot, Session } from '#data/session.ts';
import { questionsOfView } from '#data/view-queries.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { type RecordedSeries, recordedClient } from '#rules/recorded-client.ts';
import { prepareMaintenance } from '#scorecard/calendar/maintenance.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { whenIdle } from '#ui/when-idle.ts';
import { figureState } from '#url/figure-state.ts';
import { DEFAULT_URL_STATE, formatUrlState, parseUrlState, type UrlState } from '#url/url-state.ts';
import { type OpenedSource, openSource, serverUrl } from './open-source.ts';
import { pillarsWithoutPage } from './pillars-without-page.ts';
import { settledOrStalled } from './settled-or-stalled.ts';

const DEFAULT_TIMEOUT = durationMs(30 * SECOND);
const OWN_SCORECARD = './scorecard.json';
/** The invented company's file, beside that of whoever serves the page. It goes with the demo world and nothing else. */
const DEMO_SCORECARD = './demo/scorecard.json';
/** While answers keep coming, drawing once with all of them beats drawing twice; a slow server gets the skeleton first. */
export const STALLED_AFTER = durationMs(150);

/** Reads the scorecard, opens its source and sends the first questions. Never rejects. */
export async function boot(scorecard: Promise<Response>, location: Location): Promise<Boot> {
  const wantsDemo = parseUrlState(location.search).demo;
  const queries = createQueryClient();
  const own = wantsDemo ? null : await queries.fetchQuery(scorecardFile(OWN_SCORECARD, () => scorecard));
  if (own?.config === null) return { kind: 'broken', problems: own.problems };
  const baseUrl = own === null ? null : serverUrl(own.config.prometheus, location.pathname);
  const [{ config, problems: found }, source] = await Promise.all([
    own === null || baseUrl === null ? queries.fetchQuery(scorecardFile(DEMO_SCORECARD)) : own,
    openSource(baseUrl, location.href),
  ]);
  if (config === null) return { kind: 'broken', problems: found };
  if (!(await isPrepared(config))) return { kind: 'broken', problems: [NO_CALENDAR] };
  const problems = [...found, ...pillarsWithoutPage(config)];
  const url = nameKnownView(parseUrlState(location.search), config, location);
  const recorded: RecordedSeries = new Map();
  const session = openSession(queries, { config, problems, source, recorded });
  const { shown, all } = askFirst(session, url);
  // Without them everything is counted from raw series, as it was the first time.
  void all.then(() => whenIdle(() => lookForRecordings(session, recorded)));
  // Its script comes while the server answers. What fails here is tried again by the page.
  if (url.view !== 'executive') void preloadScript(url.view).catch(() => undefined);
  if (url.view === 'wall' && session.source.kind === 'server') {
    const { restoreSnapshot } = await import('#data/keep-snapshot.ts');
    await restoreSnapshot(session);
  }
  return { kind: 'ready', session, firstAnswers: shown };
}

const NO_CALENDAR = {
  path: 'maintenance',
  message: 'expected its calendar; it could not be fetched',
  effect: 'Nothing can be shown without it',
};

const isPrepared = (config: ScorecardConfig): Promise<boolean> =>
  prepareMaintenance(config).then(
    () => true,
    () => false,
  );

async function preloadScript(view: Exclude<UrlState['view'], 'executive'>): Promise<void> {
  const { preloadView } = await import('./other-view.tsx');
  await preloadView(view);
}

/** Every name that is no view's leads to the first view; whether it is a pillar's, only scorecard.json tells. */
function nameKnownView(
  url: UrlState,
  { pillars }: ScorecardConfig,
  { pathname, search }: Location,
): UrlState {
  if (url.pillar === null || pillars.some(({ id }) => id === url.pillar)) return url;
  const known: UrlState = { ...url, view: DEFAULT_URL_STATE.view, pillar: null };
  window.history.replaceState(window.history.state, '', pathname + formatUrlState(known, search));
  return known;
}

/**
 * The figures of the scorecard first, then the lines of its charts.
 * @returns `shown` settles when all figures are there, or when none has come for a while; `all` after everything
 */
function askFirst(
  { config, queries, readingSource }: Session,
  url: UrlState,
): { readonly shown: Promise<void>; readonly all: Promise<unknown> } {
  const { figures, trends } = questionsOfView(config, url);
  // Incidents are asked for in two steps, so the first of them leaves before all others.
  const first = figures.toSorted((a, b) => Number(b.shape === 'slots') - Number(a.shape === 'slots'));
  const prefetch = (question: PlannedQuery, at: UrlState['at']) =>
    queries.prefetchQuery(readingQuery(readingSource, question, at));
  const asked = first.map((question) => prefetch(question, figureState(url).at));
  const all = Promise.all([...asked, ...trends.map((question) => prefetch(question, url.at))]);
  return { shown: settledOrStalled(asked, STALLED_AFTER), all };
}

/** From the next refresh on, what the server has ready need not be counted again. The demo world has nothing. */
async function lookForRecordings(
  { config, client, source, queries }: Session,
  recorded: RecordedSeries,
): Promise<void> {
  if (source.kind === 'demo') return;
  await queries.prefetchQuery({
    queryKey: keys.recordings(),
    queryFn: async () => {
      const { discoverRecordings } = await import('#rules/discover-recordings.ts');
      await discoverRecordings(client, config, recorded);
      return recorded;
    },
  });
}

type Opened = Pick<Session, 'config' | 'problems'> & {
  readonly source: OpenedSource;
  readonly recorded: RecordedSeries;
};

function openSession(queries: QueryClient, { config, problems, source, recorded }: Opened): Session {
  const server = {
    baseUrl: source.baseUrl,
    fetch: source.fetch,
    timeout: config.prometheus.timeout ?? DEFAULT_TIMEOUT,
    maxMegabytes: config.prometheus.maxAnswerMegabytes,
  };
  const client = recordedClient(createPrometheusClient(server), recorded);
  const instants = createInstantSource(source.clock);
  return {
    config,
    problems,
    source: { kind: source.kind, label: source.label },
    client,
    server,
    instants,
    ...createServerState(queries, client, instants),
  };
}
