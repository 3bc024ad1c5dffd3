import { act, cleanup, render, screen } from '@testing-library/react';
import { useMemo } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ScorecardConfig } from '#config/schema.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { samplesOf, stubServerState } from '#testing/stub-server-state.ts';
import type { Session } from './session.ts';
import { SessionContext } from './session-context.ts';
import { useQueryResults } from './use-query-results.ts';

const QUESTIONS = Array.from({ length: 24 }, (_, index) => samplesOf(`q${index}`));
const draws = vi.fn();

function View({ queries }: { queries: readonly PlannedQuery[] }) {
  const states = [...useQueryResults(queries, null).values()];
  const ready = states.filter(({ state }) => state === 'ready').length;
  draws(ready);
  return <output>{ready}</output>;
}

function Other() {
  return <View queries={useMemo(() => QUESTIONS.slice(0, 12), [])} />;
}

function open() {
  const server = stubServerState();
  const session = { ...server, config: {} as ScorecardConfig } as unknown as Session;
  const inSession = (view: React.ReactNode) => <SessionContext value={session}>{view}</SessionContext>;
  const { rerender } = render(inSession(<View queries={QUESTIONS} />));
  return { ...server, show: (view: React.ReactNode) => rerender(inSession(view)) };
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers();
  draws.mockClear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('24 responses within 16 ms are drawn once', async () => {
  const { answer } = open();
  await pass(20);
  draws.mockClear();
  for (const index of QUESTIONS.keys()) {
    answer(index);
    if (index % 8 === 7) await vi.advanceTimersByTimeAsync(4);
  }
  await pass(20);
  expect(draws.mock.calls).toEqual([[24]]);
});

test('a refresh draws nothing until there are responses', async () => {
  const { answer, scheduler } = open();
  for (const index of QUESTIONS.keys()) answer(index);
  await pass(20);
  draws.mockClear();
  void scheduler.refresh();
  await pass(1000);
  expect(draws).not.toHaveBeenCalled();
});

test('a change of view neither aborts nor repeats what both views need, and aborts the rest', async () => {
  const { asked, show, answer } = open();
  await pass(0);
  await act(async () => show(<Other key="other" />));
  await pass(20);
  expect(asked).toHaveLength(24);
  expect(asked.slice(0, 12).filter(({ signal }) => signal?.aborted)).toEqual([]);
  expect(asked.slice(12).every(({ signal }) => signal?.aborted)).toBe(true);
  for (const index of QUESTIONS.keys()) answer(index);
  await pass(20);
  expect(screen.getByRole('status').textContent).toBe('12');
});

test('a view that comes back shows what is known at once, and asks nothing of the same refresh', async () => {
  const { asked, show, answer } = open();
  for (const index of QUESTIONS.keys()) answer(index);
  await pass(20);
  await act(async () => show(<p>nothing</p>));
  await pass(1000);
  draws.mockClear();
  await act(async () => show(<View key="again" queries={QUESTIONS} />));
  expect(draws.mock.calls[0]).toEqual([24]);
  expect(asked).toHaveLength(24);
});
