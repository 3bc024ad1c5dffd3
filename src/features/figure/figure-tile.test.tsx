import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { SessionContext } from '#data/session-context.ts';
import { SpokenMessages } from '#features/query-state/spoken-messages.ts';
import type { Figure } from '#scorecard/explain/figure.ts';
import { stubSession } from '#testing/stub-session.ts';
import { FigureTile } from './figure-tile.tsx';

afterEach(cleanup);

const FAILED = {
  id: 'uptime',
  title: 'Uptime',
  state: 'error',
  text: '–',
  status: null,
  reason: 'Cannot reach Prometheus.',
  target: null,
  window: null,
  notes: [],
  exemption: null,
} as unknown as Figure;

const session = stubSession({} as ScorecardConfig, { now: epochMs(0), answer: async () => new Response() });

function show(spoken: readonly string[]) {
  render(
    <SessionContext value={session}>
      <SpokenMessages value={new Set(spoken)}>
        <FigureTile figure={FAILED} maxPoints={60} hasSparkline={false} />
      </SpokenMessages>
    </SessionContext>,
  );
}

test('a figure that failed alone says why, and has a way out', () => {
  show([]);
  expect(screen.getByRole('article').textContent).toContain('Cannot reach Prometheus.');
  expect(screen.queryAllByRole('button', { name: 'Try again' })).toHaveLength(1);
});

test('where a banner says it for all, a tile shows a dash and no second sentence', () => {
  show(['Cannot reach Prometheus.']);
  const tile = screen.getByRole('article').textContent;
  expect(tile).toContain('–');
  expect(tile).not.toContain('Cannot reach');
  expect(screen.queryAllByRole('button', { name: 'Try again' })).toHaveLength(0);
});
