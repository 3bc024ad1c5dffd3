import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { durationMs, epochMs, MINUTE, SECOND } from '#compute/units.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import type { Fetch } from '#prometheus/exchange.ts';
import { type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { clockSkewSentence } from './clock-skew.ts';
import { ask } from './run-query.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const UP: PlannedQuery = { shape: 'samples', expr: 'up' };
const EMPTY = JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [] } });

type Server = {
  /** By how much its clock is ahead of the one of this device. */
  readonly ahead: number | null;
  /** How long it computes, and how long the response is under way after its first byte. */
  readonly computes?: number;
  readonly sends?: number;
};

/** What is said after one response of a server. */
async function sentenceAfter({ ahead, computes = 0, sends = 0 }: Server): Promise<string | undefined> {
  const fetch: Fetch = async () => {
    vi.setSystemTime(Date.now() + computes);
    const headers = ahead === null ? {} : { date: new Date(Date.now() + ahead).toUTCString() };
    const response = new Response(EMPTY, { headers });
    const read = response.arrayBuffer.bind(response);
    response.arrayBuffer = () => {
      vi.setSystemTime(Date.now() + sends);
      return read();
    };
    return response;
  };
  const client = createPrometheusClient({
    baseUrl: 'https://prom.example',
    timeout: durationMs(5000),
    fetch,
  });
  const result = await ask(client, UP, AT);
  const results = new Map([[queryId(UP), { state: 'ready', result, refreshError: null } as const]]);
  return clockSkewSentence([UP], results)?.replaceAll('\u00A0', ' ');
}

describe('clockSkewSentence', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: AT }));
  afterEach(() => void vi.useRealTimers());

  test('says which clock is off, and by how much', async () => {
    expect(await sentenceAfter({ ahead: 10 * MINUTE })).toContain(
      'The clock of this device is 10 min behind the server',
    );
    expect(await sentenceAfter({ ahead: -10 * MINUTE })).toContain('10 min ahead of the server');
  });

  test('is silent within half a minute, and where the browser hides the server’s clock', async () => {
    expect(await sentenceAfter({ ahead: 30 * SECOND })).toBeUndefined();
    expect(await sentenceAfter({ ahead: -30 * SECOND })).toBeUndefined();
    expect(await sentenceAfter({ ahead: null })).toBeUndefined();
  });

  test('tells each server apart: one in step does not hide one that is off', () => {
    const of = (source: string): PlannedQuery => ({ ...UP, source });
    const ready = (clockLead: number) => ({
      state: 'ready' as const,
      result: result({ data: [], warnings: [], infos: [], clockLead }, AT, {}),
      refreshError: null,
    });
    const results = new Map([
      [queryId(UP), ready(0)],
      [queryId(of('eu')), ready(-10 * MINUTE)],
      [queryId(of('us')), ready(SECOND)],
    ]);
    expect(clockSkewSentence([UP, of('eu'), of('us')], results)?.replaceAll('\u00A0', ' ')).toBe(
      'The clock of this device is 10 min ahead of that of the server "eu", so its figures are for the wrong time.',
    );
    expect(clockSkewSentence([UP, of('us')], results)).toBeNull();
  });

  test('does not take the time an answer takes for a difference of clocks', async () => {
    expect(await sentenceAfter({ ahead: 0, computes: 2 * MINUTE })).toBeUndefined();
    expect(await sentenceAfter({ ahead: 0, sends: 2 * MINUTE })).toBeUndefined();
    expect(await sentenceAfter({ ahead: 10 * MINUTE, computes: 2 * MINUTE, sends: MINUTE })).toContain(
      '10 min behind',
    );
  });
});
