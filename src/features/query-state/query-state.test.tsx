import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { DEMO_NOW } from '#demo/timeline.ts';
import type { QueryView } from '#scorecard/evaluate/query-view.ts';
import { QueryState } from './query-state.tsx';
import { SpokenMessages } from './spoken-messages.ts';

afterEach(cleanup);

const NOTHING: QueryView<string> = {
  status: 'ready',
  data: null,
  message: null,
  staleSince: null,
  warnings: [],
};
const OLD = 'old: the last that could be read, as of 31 Jan 2026, 00:00:00 UTC';

/** What a section says, with what a notice above it says already. */
function textOf(view: Partial<QueryView<string>>, spoken: readonly string[] = []): string {
  const { container } = render(
    <SpokenMessages value={new Set(spoken)}>
      <QueryState view={{ ...NOTHING, ...view }}>{(data) => <b>{data}</b>}</QueryState>
    </SpokenMessages>,
  );
  return [...(container.firstElementChild?.children ?? [])]
    .map((part) => (part.textContent === '' ? part.tagName : part.textContent))
    .join(' | ');
}

describe('QueryState', () => {
  test.for<[name: string, view: Partial<QueryView<string>>, spoken: string[], text: string]>([
    ['data', { data: 'rows' }, [], 'rows'],
    ['a failure', { status: 'failed', message: 'down' }, [], 'down'],
    ['a failure that the banner tells', { status: 'failed', message: 'down' }, ['down'], '–'],
    [
      'a failure of its own beside the banner',
      { status: 'failed', message: 'bad query' },
      ['down'],
      'bad query',
    ],
    ['nothing in it', { status: 'empty', message: 'None.' }, [], 'None.'],
    ['data of before', { data: 'rows', staleSince: DEMO_NOW }, [], `${OLD} | rows`],
    [
      'nothing in data of before',
      { status: 'empty', message: 'None.', staleSince: DEMO_NOW },
      [],
      `None. | ${OLD}`,
    ],
    ['doubts of the server', { data: 'rows', warnings: ['partial'] }, [], 'rows | The server warns: partial'],
  ])('%s', ([, view, spoken, text]) => {
    expect(textOf(view, spoken)).toBe(text);
  });

  test('shows that something is to come', () => {
    const { container } = render(
      <QueryState view={{ ...NOTHING, status: 'loading' }}>{() => null}</QueryState>,
    );
    expect(container.querySelector('[data-state="loading"]')?.childElementCount).toBe(1);
  });
});
