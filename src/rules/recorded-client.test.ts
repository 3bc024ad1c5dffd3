import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import type { ApiResponse, PrometheusClient } from '#prometheus/api-response.ts';
import { recordedClient } from './recorded-client.ts';

const AT = epochMs(1_000);

/** Answers with one sample to these queries, and with nothing to any other. */
function clientThatHas(...known: readonly string[]) {
  const asked: string[] = [];
  const query = async (expr: string): Promise<ApiResponse<never[]>> => {
    asked.push(expr);
    const sample = { labels: {}, time: AT, value: 1 } as never;
    return { data: known.includes(expr) ? [sample] : [], warnings: [], infos: ['an info'], clockLead: null };
  };
  return { client: { query } as unknown as PrometheusClient, asked };
}

describe('recordedClient', () => {
  test('reads the recorded series and says so', async () => {
    const { client, asked } = clientThatHas('pillars:a');
    const answer = await recordedClient(client, new Map([['up', 'pillars:a']])).query('up', AT);
    expect(answer.data).toHaveLength(1);
    expect(answer.infos).toEqual(['an info', 'Read from pillars:a, kept by a recording rule.']);
    expect(asked).toEqual(['pillars:a']);
  });

  test('puts the question itself where the recorded series is empty, or there is none', async () => {
    const { client, asked } = clientThatHas('up', 'down');
    const recorded = recordedClient(client, new Map([['up', 'pillars:a']]));
    expect((await recorded.query('up', AT)).infos).toEqual(['an info']);
    expect((await recorded.query('down', AT)).data).toHaveLength(1);
    expect(asked).toEqual(['pillars:a', 'up', 'down']);
  });

  test('reads what was recorded only once it is known', async () => {
    const { client, asked } = clientThatHas('up', 'pillars:a');
    const series = new Map<string, string>();
    const recorded = recordedClient(client, series);
    await recorded.query('up', AT);
    series.set('up', 'pillars:a');
    await recorded.query('up', AT);
    expect(asked).toEqual(['up', 'pillars:a']);
  });
});
