import { readFileSync } from 'node:fs';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { durationMs, epochMs, MINUTE } from '#compute/units.ts';
import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { SessionContext, useSession } from '#data/session-context.ts';
import { type CurrentScorecard, useScorecard } from '#data/use-scorecard.ts';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { AlertsSection } from '#features/alerts/alerts-section.tsx';
import { BreakdownSection } from '#features/breakdown/breakdown-section.tsx';
import { SlowestSection } from '#features/breakdown/slowest-section.tsx';
import { MarkersSection } from '#features/chart/markers-section.tsx';
import { CostAllocationSection } from '#features/cost/cost-allocation-section.tsx';
import { DistributionSection } from '#features/distribution/distribution-section.tsx';
import { GaugeMembersSection } from '#features/distribution/gauge-members-section.tsx';
import { GroupsSection } from '#features/distribution/groups-section.tsx';
import { BudgetSection } from '#features/error-budget/error-budget-section.tsx';
import { TileTrend } from '#features/figure/figure-tile.tsx';
import { GradeChangePanel } from '#features/grade/grade-change-panel.tsx';
import { GradePanel } from '#features/grade/grade-panel.tsx';
import { IncidentsSection } from '#features/incidents/incidents-section.tsx';
import { HeatMapSection } from '#features/latency/heat-map-section.tsx';
import { LatencySection } from '#features/latency/latency-section.tsx';
import { SignalsSection } from '#features/latency/signals-section.tsx';
import { VulnerabilitiesSection } from '#features/security/vulnerabilities-section.tsx';
import { TargetHintsSection } from '#pages/setup/target-hints/target-hints-section.tsx';
import { useWall } from '#pages/wall/use-wall.ts';
import { WallChart } from '#pages/wall/wall-chart.tsx';
import { WallAlerts, WallIncidents } from '#pages/wall/wall-events.tsx';
import { stubSession } from '#testing/stub-session.ts';
import { useUrlState } from '#url/use-url-state.ts';

const { config } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));
if (config?.cost === undefined || config.vulnerabilities === undefined)
  throw new Error('the shipped scorecard.json is no longer about everything');
const { cost, vulnerabilities, indicators } = config;

function indicatorOf<Kind extends Indicator['kind']>(kind: Kind, id: string): IndicatorOf<Kind> {
  const found = indicators.find((indicator) => indicator.id === id);
  if (found?.kind !== kind) throw new Error(`the shipped scorecard.json has no ${kind} called ${id}`);
  return found as IndicatorOf<Kind>;
}

type Part = (scorecard: CurrentScorecard) => ReactElement;

function Wall({ scorecard, part }: { scorecard: CurrentScorecard; part: 'chart' | 'alerts' | 'incidents' }) {
  const [url] = useUrlState();
  const { latency, events } = useWall(scorecard, null, url);
  if (part === 'chart') return <WallChart model={latency} tones={['p50', 'p95', 'p99']} />;
  return part === 'alerts' ? <WallAlerts events={events} /> : <WallIncidents events={events} />;
}

/** What is asked anew with each refresh. A history, a review and what was before are of fixed instants. */
const PARTS: Readonly<Record<string, Part>> = {
  'the latency chart': () => <LatencySection />,
  'the heat map': () => <HeatMapSection />,
  'the other charts': () => <SignalsSection />,
  'the breakdown': () => <BreakdownSection />,
  'the slowest routes': () => <SlowestSection />,
  'a distribution': () => <DistributionSection indicators={[indicatorOf('share', 'confidence')]} />,
  groups: () => <GroupsSection indicator={indicatorOf('share', 'solver_performance')} />,
  'the members of a gauge': () => <GaugeMembersSection indicator={indicatorOf('gauge', 'test_coverage')} />,
  incidents: (scorecard) => <IncidentsSection scorecard={scorecard} />,
  budgets: (scorecard) => <BudgetSection scorecard={scorecard} />,
  alerts: () => <AlertsSection />,
  markers: () => <MarkersSection />,
  'the course in a tile': () => <TileTrend id="uptime" title="Uptime" maxPoints={60} notes={[]} />,
  costs: (scorecard) => <CostAllocationSection cost={cost} scorecard={scorecard} />,
  vulnerabilities: (scorecard) => (
    <VulnerabilitiesSection vulnerabilities={vulnerabilities} scorecard={scorecard} />
  ),
  'the grade explained': (scorecard) => <GradePanel scorecard={scorecard} />,
  'the move of the grade': (scorecard) => <GradeChangePanel scorecard={scorecard} first={null} />,
  'the second look at targets': (scorecard) => <TargetHintsSection scorecard={scorecard} />,
  'a chart of the wall': (scorecard) => <Wall scorecard={scorecard} part="chart" />,
  'the alerts of the wall': (scorecard) => <Wall scorecard={scorecard} part="alerts" />,
  'the incidents of the wall': (scorecard) => <Wall scorecard={scorecard} part="incidents" />,
};

function Screen({ part }: { part: Part }) {
  const [url] = useUrlState();
  const scorecard = useScorecard(url);
  const { scheduler } = useSession();
  return (
    <>
      {part(scorecard)}
      <button type="button" onClick={() => void scheduler.refresh()}>
        Refresh
      </button>
    </>
  );
}

const PATIENCE = { timeout: 20_000 };
const notes = () => [...document.querySelectorAll('[data-old]')];
const refresh = () => act(async () => screen.getByRole('button', { name: 'Refresh' }).click());
const isSettled = () => document.querySelector(':is([aria-busy="true"], [data-state="loading"])') === null;

beforeEach(() => window.history.replaceState(null, '', '/'));
afterEach(cleanup);

describe('what could not be asked anew says so, and of when it is', () => {
  test.for(Object.entries(PARTS))('%s', async ([, part]) => {
    let isDown = false;
    let now = DEMO_NOW;
    const session = {
      ...stubSession(config as NonNullable<typeof config>, {
        now: DEMO_NOW,
        answer: async (request) =>
          isDown ? new Response('no store endpoints', { status: 503 }) : answerApi(request),
        clock: () => now,
      }),
    };
    render(
      <SessionContext value={session}>
        <Screen part={part} />
      </SessionContext>,
    );
    await waitFor(() => {
      expect(isSettled()).toBe(true);
      expect(session.queries.getQueryCache().findAll({ type: 'active' }).length).toBeGreaterThan(0);
    }, PATIENCE);
    expect(notes()).toEqual([]);

    isDown = true;
    now = epochMs(now + durationMs(5 * MINUTE));
    await refresh();
    await waitFor(() => expect(notes().length).toBeGreaterThan(0), PATIENCE);
    for (const note of notes())
      expect(note.textContent).toBe('old: the last that could be read, as of 31 Jan 2026, 00:00:00 UTC');
    // Beside each chart, not only somewhere in its section.
    await waitFor(() => {
      for (const chart of document.querySelectorAll('[data-chart]'))
        expect(chart.querySelector('[data-old]'), chart.getAttribute('data-chart') ?? '').not.toBeNull();
    }, PATIENCE);

    isDown = false;
    now = epochMs(now + durationMs(5 * MINUTE));
    await refresh();
    await waitFor(() => expect(notes()).toEqual([]), PATIENCE);
  });
});
