import { configHash } from '#config/definitions.ts';
import type { ConfigProblem } from '#config/problem.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { createQueryClient } from '#data/query-client.ts';
import { createInstantSource } from '#data/refresh-instant.ts';
import { scorecardFile } from '#data/scorecard-file.ts';
import { createServerState } from '#data/server-state.ts';
import type { Session } from '#data/session.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { type RecordedSeries, recordedClient } from '#rules/recorded-client.ts';
import { DEFAULT_URL_STATE, formatUrlState, parseUrlState, type UrlState } from '#url/url-state.ts';
import { openSource, serverUrl } from './open-source.ts';
import { pillarsWithoutPage } from './pillars-without-page.ts';

const OWN_SCORECARD = './scorecard.json';
/** The invented company's file, beside that of whoever serves the page. It goes with the demo world and nothing else. */
const DEMO_SCORECARD = './demo/scorecard.json';

/** How the app came up: with something to show, or with nothing but problems to name. */
export type Opened =
  | {
      readonly kind: 'ready';
      readonly session: Session;
      /** What the address names, once scorecard.json has told which pillars there are. */
      readonly url: UrlState;
      /** Series that the server has ready. Empty until somebody has looked for them. */
      readonly recorded: RecordedSeries;
    }
  | { readonly kind: 'broken'; readonly problems: readonly ConfigProblem[] };

/** Reads the scorecard and opens its source. Never rejects. */
export async function openSession(scorecard: Promise<Response>, location: Location): Promise<Opened> {
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
  const recorded: RecordedSeries = new Map();
  const server = {
    baseUrl: source.baseUrl,
    fetch: source.fetch,
    timeout: config.prometheus.timeout,
    maxMegabytes: config.prometheus.maxAnswerMegabytes,
    maxConcurrent: source.maxConcurrent,
  };
  const client = recordedClient(createPrometheusClient(server), recorded);
  const instants = createInstantSource(source.clock);
  const session: Session = {
    config,
    configHash: configHash(config),
    configUrl: config === own?.config ? OWN_SCORECARD : DEMO_SCORECARD,
    file: own === null ? null : { url: OWN_SCORECARD, config: own.config },
    problems: [...found, ...pillarsWithoutPage(config)],
    source: { kind: source.kind, label: source.label },
    client,
    server,
    instants,
    ...createServerState(queries, client, instants),
  };
  return { kind: 'ready', session, url: nameKnownView(config, location), recorded };
}

/** Every name that is no view's leads to the first view; whether it is a pillar's, only scorecard.json tells. */
function nameKnownView({ pillars }: ScorecardConfig, { pathname, search }: Location): UrlState {
  const url = parseUrlState(search);
  if (url.pillar === null || pillars.some(({ id }) => id === url.pillar)) return url;
  const known: UrlState = { ...url, view: DEFAULT_URL_STATE.view, pillar: null };
  window.history.replaceState(window.history.state, '', pathname + formatUrlState(known, search));
  return known;
}
