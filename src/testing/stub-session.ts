import { type EpochMs, MINUTE } from '#compute/units.ts';
import { configHash } from '#config/definitions.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { createQueryClient } from '#data/query-client.ts';
import { createInstantSource } from '#data/refresh-instant.ts';
import { createServerState } from '#data/server-state.ts';
import type { Session } from '#data/session.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import type { Fetch } from '#prometheus/exchange.ts';

type Server = {
  readonly now: EpochMs;
  readonly answer: (request: Request) => Promise<Response>;
  /** A clock that goes on; left out: it stands at `now`. */
  readonly clock?: () => EpochMs;
};

/** For tests: all a screen needs, with a function as its server. */
export function stubSession(config: ScorecardConfig, { now, answer, clock = () => now }: Server): Session {
  const fetch: Fetch = (url, init) => answer(requestOf(url, init));
  const server = { baseUrl: 'http://prom.example', fetch, timeout: MINUTE };
  const client = createPrometheusClient(server);
  const instants = createInstantSource(clock);
  const state = createServerState(createQueryClient(), { client }, instants);
  const { queries: defaults } = state.queries.getDefaultOptions();
  // Nobody waits for what fails on purpose.
  state.queries.setDefaultOptions({ queries: { ...defaults, retryDelay: 0 } });
  return {
    config,
    get configHash() {
      return configHash(config);
    },
    configUrl: './scorecard.json',
    file: null,
    problems: [],
    source: { kind: 'server', label: 'prom.example' },
    client,
    server,
    sources: new Map(),
    instants,
    ...state,
  };
}

/** The forms and signals of jsdom are not those that Node.js makes requests of. */
function requestOf(url: string, { method = 'GET', body }: RequestInit): Request {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return new Request(url, {
    method,
    headers,
    ...(body instanceof URLSearchParams ? { body: body.toString() } : {}),
  });
}
