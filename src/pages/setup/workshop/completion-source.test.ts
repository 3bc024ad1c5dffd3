import { expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { stubSession } from '#testing/stub-session.ts';
import { completionSource } from './completion-source.ts';

const NOW = epochMs(Date.parse('2026-01-31T00:00:00Z'));

function source(data: readonly string[] | null) {
  const asked: string[] = [];
  const { client } = stubSession(stubConfig(), {
    now: NOW,
    answer: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const body = new URLSearchParams(await request.text());
      asked.push(`${pathname} ${[...searchParams.getAll('match[]'), ...body.getAll('match[]')].join()}`);
      return data === null
        ? new Response('out of order', { status: 503 })
        : Response.json({ status: 'success', data });
    },
  });
  return { completions: completionSource(client, () => NOW), asked };
}

test('names are asked for by what they begin with, and not before three letters', async () => {
  const { completions, asked } = source(['http_requests_total']);
  expect(await completions.metricNames('ht')).toEqual([]);
  expect(asked).toEqual([]);
  expect(await completions.metricNames('htt')).toEqual(['http_requests_total']);
  expect(asked).toEqual(['/api/v1/label/__name__/values {__name__=~"htt.*"}']);
});

test('labels are those of the metric', async () => {
  const { completions, asked } = source(['code']);
  expect(await completions.labelNames('http_requests_total')).toEqual(['code']);
  expect(await completions.labelNames()).toEqual([]);
  expect(await completions.labelValues('code', 'http_requests_total')).toEqual(['code']);
  expect(await completions.labelValues('code')).toEqual([]);
  expect(asked).toEqual([
    '/api/v1/labels {__name__="http_requests_total"}',
    '/api/v1/label/code/values {__name__="http_requests_total"}',
  ]);
});

test('a server that does not answer offers nothing', async () => {
  const { completions } = source(null);
  expect(await completions.metricNames('http')).toEqual([]);
});
