import { expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { createQueryClient } from '#data/query-client.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import { recordingsOf } from '#rules/recording.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { stubSession } from '#testing/stub-session.ts';
import { findRecordings } from './find-recordings.ts';

test('what one server has recorded is read there, and on no other', async () => {
  const plain = stubConfig();
  // All three ask for the same series: the first on the default server, the others on eu and us.
  const indicators = plain.indicators.map((indicator, place) => ({
    ...indicator,
    query: 'latency',
    ...(place === 0 ? {} : { source: place === 1 ? 'eu' : 'us' }),
  })) as typeof plain.indicators;
  const config = { ...plain, indicators };
  const session = stubSession(config, { now: epochMs(0), answer: () => Promise.reject(new Error('unused')) });
  const [recording] = recordingsOf(indicators).values();
  const having = (definitions: readonly (string | undefined)[]) =>
    ({
      labelValues: async () => ({ data: definitions, warnings: [], infos: [], clockLead: null }),
    }) as unknown as PrometheusClient;
  const named = (client: PrometheusClient) => ({ label: '', client, server: session.server });
  const recorded = new Map([undefined, 'eu', 'us'].map((source) => [source, new Map<string, string>()]));
  const servers = {
    ...session,
    client: having([]),
    sources: new Map([
      ['eu', named(having([recording?.definition]))],
      ['us', named(having([]))],
    ]),
  };
  await findRecordings(createQueryClient(), { session: servers, recorded });
  expect([...recorded].map(([source, series]) => [source, [...series.keys()]])).toEqual([
    [undefined, []],
    ['eu', ['latency']],
    ['us', []],
  ]);
  expect(recorded.get('eu')?.get('latency')).toMatch(/^pillars:b:query/);
});
