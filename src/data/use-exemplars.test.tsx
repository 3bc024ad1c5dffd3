import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { epochMs, MINUTE } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { stubSession } from '#testing/stub-session.ts';
import { SessionContext } from './session-context.ts';
import { useExemplars } from './use-exemplars.ts';

const NOW = epochMs(Date.parse('2026-01-31T00:00:00Z'));

/** A chart of so many minutes before, and the addresses that were asked. */
async function open(answer: () => Response) {
  const asked: string[] = [];
  const session = stubSession({} as ScorecardConfig, {
    now: NOW,
    answer: async ({ url }) => {
      asked.push(url);
      return answer();
    },
  });
  const chart = (ago: number) => ({
    exprs: ['rate(http_request_duration_seconds_bucket[5m])'],
    span: { start: epochMs(NOW - ago * MINUTE - 60 * MINUTE), end: epochMs(NOW - ago * MINUTE) },
  });
  const wrapper = ({ children }: { children: React.ReactNode }) => (
    <SessionContext value={session}>{children}</SessionContext>
  );
  const { rerender } = renderHook(({ ago }) => useExemplars(chart(ago), true), {
    wrapper,
    initialProps: { ago: 0 },
  });
  const look = async (ago: number) => {
    rerender({ ago });
    await act(() => vi.waitFor(() => expect(session.queries.isFetching()).toBe(0)));
  };
  await look(0);
  return { asked, look };
}

beforeEach(() => void vi.useRealTimers());
afterEach(cleanup);

const json = (data: unknown, status = 200) => Response.json({ status: 'success', data }, { status });

test('another span is asked for, the same one is not asked for again', async () => {
  const { asked, look } = await open(() => json([]));
  expect(asked).toHaveLength(1);
  await look(1);
  await look(60);
  await look(0);
  expect(asked.map((url) => new URL(url).pathname)).toEqual(
    ['first', 'a minute before', 'an hour before'].map(() => '/api/v1/query_exemplars'),
  );
});

test('a server that has none is asked once', async () => {
  const { asked, look } = await open(() => new Response('404 page not found', { status: 404 }));
  await look(60);
  await look(120);
  expect(asked).toHaveLength(1);
});

test('a server that fails is asked for the next span', async () => {
  const { asked, look } = await open(() => new Response('', { status: 500 }));
  await look(60);
  expect(asked).toHaveLength(2);
});
