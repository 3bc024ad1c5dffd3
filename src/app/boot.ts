import { durationMs, SECOND } from '#compute/units.ts';
import { loadScorecard } from '#config/load-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { createInstantSource } from '#scorecard/instant-source.ts';
import { createReadingStore } from '#scorecard/reading-store.ts';
import type { Boot, Session } from '#scorecard/session.ts';
import { questionsOfView } from '#scorecard/view-needs.ts';
import { parseUrlState, type UrlState } from '#url/url-state.ts';
import { openSource } from './open-source.ts';
import { settledOrStalled } from './settled-or-stalled.ts';

const DEFAULT_TIMEOUT = durationMs(30 * SECOND);
/** While answers keep coming, drawing once with all of them beats drawing twice; a slow server gets the skeleton first. */
const STALLED_AFTER = durationMs(150);

/** Reads the scorecard, opens its source and sends the first questions. Never rejects. */
export async function boot(scorecard: Promise<Response>, location: Location): Promise<Boot> {
  const { config, problems } = await loadScorecard('./scorecard.json', () => scorecard);
  if (config === null) return { kind: 'broken', problems };
  const url = parseUrlState(location.search);
  const session = await openSession(config, problems, location, url.demo);
  return { kind: 'ready', session, firstAnswers: askFirst(session, url) };
}

/**
 * The figures of the scorecard first; what they looked like before can wait for them.
 * @returns settles when all are there, or when none has come for a while
 */
function askFirst({ config, readings }: Session, url: UrlState): Promise<void> {
  const { figures, trends } = questionsOfView(config, url);
  const asked = figures.map((question) => readings.request([question], url.at));
  void Promise.all(asked).then(() => readings.request(trends, url.at));
  return settledOrStalled(asked, STALLED_AFTER);
}

async function openSession(
  config: ScorecardConfig,
  problems: Session['problems'],
  location: Location,
  wantsDemo: boolean,
): Promise<Session> {
  const source = await openSource(config.prometheus, location, wantsDemo);
  const client = createPrometheusClient({
    baseUrl: source.baseUrl,
    fetch: source.fetch,
    timeout: config.prometheus.timeout ?? DEFAULT_TIMEOUT,
  });
  const instants = createInstantSource(source.clock);
  return {
    config,
    problems,
    source: { kind: source.kind, label: source.label },
    client,
    instants,
    readings: createReadingStore(client, instants),
  };
}
