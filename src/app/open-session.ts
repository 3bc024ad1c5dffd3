import { configHash } from '#config/definitions.ts';
import type { ConfigProblem } from '#config/problem.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { ServerConfig, SourceConfig } from '#config/server.ts';
import { createQueryClient } from '#data/query-client.ts';
import { createInstantSource } from '#data/refresh-instant.ts';
import { scorecardFile } from '#data/scorecard-file.ts';
import { createServerState } from '#data/server-state.ts';
import type { NamedServer, Session } from '#data/session.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { type RecordedSeries, recordedClient } from '#rules/recorded-client.ts';
import { DEFAULT_URL_STATE, formatUrlState, parseUrlState, type UrlState } from '#url/url-state.ts';
import { type OpenedSource, openNamedSources, openSource, serverUrl } from './open-source.ts';
import { pillarsWithoutPage } from './pillars-without-page.ts';

const OWN_SCORECARD = './scorecard.json';
/** The invented company's file, beside that of whoever serves the page. It goes with the demo world and nothing else. */
const DEMO_SCORECARD = './demo/scorecard.json';

/** Of each server by its name; undefined: the default one. */
export type RecordedBySource = ReadonlyMap<string | undefined, RecordedSeries>;

/** How the app came up: with something to show, or with nothing but problems to name. */
export type Opened =
  | {
      readonly kind: 'ready';
      readonly session: Session;
      /** What the address names, once scorecard.json has told which pillars there are. */
      readonly url: UrlState;
      /** Series that each server has ready, by its name. Empty until somebody has looked for them. */
      readonly recorded: RecordedBySource;
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
  const byDefault = openedServer(source, config.prometheus, config.prometheus);
  const named = [...openNamedSources(source, config.prometheus, location.href)].map(
    ([name, opened]) =>
      [name, openedServer(opened, config.prometheus.sources?.[name], config.prometheus)] as const,
  );
  const recorded: RecordedBySource = new Map(
    [[undefined, byDefault] as const, ...named].map(([name, opened]) => [name, opened.recorded]),
  );
  const instants = createInstantSource(source.clock);
  const clients = {
    client: byDefault.client,
    sources: new Map(named.map(([name, { client }]) => [name, client])),
  };
  const session: Session = {
    config,
    configHash: configHash(config),
    configUrl: config === own?.config ? OWN_SCORECARD : DEMO_SCORECARD,
    file: own === null ? null : { url: OWN_SCORECARD, config: own.config },
    problems: [...found, ...pillarsWithoutPage(config)],
    source: {
      kind: source.kind,
      label: source.kind === 'demo' ? source.label : [source.label, ...clients.sources.keys()].join(', '),
    },
    client: byDefault.client,
    server: byDefault.server,
    sources: new Map(named),
    instants,
    ...createServerState(queries, clients, instants),
  };
  return { kind: 'ready', session, url: nameKnownView(config, location), recorded };
}

/** A client of an opened source, with the limits that are set for it, else those of the default server. */
function openedServer(
  source: OpenedSource,
  limits: Pick<SourceConfig, 'timeout' | 'maxAnswerMegabytes'> | undefined,
  defaults: ServerConfig,
): NamedServer & { readonly recorded: RecordedSeries } {
  const recorded: RecordedSeries = new Map();
  const server = {
    baseUrl: source.baseUrl,
    fetch: source.fetch,
    timeout: limits?.timeout ?? defaults.timeout,
    maxMegabytes: limits?.maxAnswerMegabytes ?? defaults.maxAnswerMegabytes,
    maxConcurrent: source.maxConcurrent,
  };
  const client = recordedClient(createPrometheusClient(server), recorded);
  return { label: source.label, client, server, recorded };
}

/** Every name that is no view's leads to the first view; whether it is a pillar's, only scorecard.json tells. */
function nameKnownView({ pillars }: ScorecardConfig, { pathname, search }: Location): UrlState {
  const url = parseUrlState(search);
  if (url.pillar === null || pillars.some(({ id }) => id === url.pillar)) return url;
  const known: UrlState = { ...url, view: DEFAULT_URL_STATE.view, pillar: null };
  window.history.replaceState(window.history.state, '', pathname + formatUrlState(known, search));
  return known;
}
