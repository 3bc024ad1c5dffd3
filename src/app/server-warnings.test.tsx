import { readFileSync } from 'node:fs';
import { render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, test } from 'vitest';
import { DAY } from '#compute/units.ts';
import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { SessionContext } from '#data/session-context.ts';
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
import { TileChange, TileTrend } from '#features/figure/figure-tile.tsx';
import { GradeChangePanel } from '#features/grade/grade-change-panel.tsx';
import { RecentGrades } from '#features/history/recent-grades.tsx';
import { IncidentsSection } from '#features/incidents/incidents-section.tsx';
import { HeatMapSection } from '#features/latency/heat-map-section.tsx';
import { LatencySection } from '#features/latency/latency-section.tsx';
import { SignalsSection } from '#features/latency/signals-section.tsx';
import { VulnerabilitiesSection } from '#features/security/vulnerabilities-section.tsx';
import { HistoryPage } from '#pages/history/history-page.tsx';
import { ReviewSparkline } from '#pages/review/review-sparkline.tsx';
import { TargetHintsSection } from '#pages/setup/target-hints/target-hints-section.tsx';
import { stubScorecard } from '#testing/stub-scorecard.ts';
import { stubSession } from '#testing/stub-session.ts';

const { config } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));
if (config?.cost === undefined || config.vulnerabilities === undefined)
  throw new Error('the demo’s scorecard.json is no longer about everything');
const { cost, vulnerabilities, indicators } = config;
const scorecard = { ...stubScorecard(config, {}), clockSkew: null };

function indicatorOf<Kind extends Indicator['kind']>(kind: Kind, id: string): IndicatorOf<Kind> {
  const found = indicators.find((indicator) => indicator.id === id);
  if (found?.kind !== kind) throw new Error(`the demo’s scorecard.json has no ${kind} called ${id}`);
  return found as IndicatorOf<Kind>;
}

const WARNING = '3 of 7 stores did not answer';

/** On the demo world, with something to say against every response. */
function show(section: ReactElement): void {
  const answer = async (request: Request) => {
    const response = await answerApi(request);
    return Response.json({ ...(await response.json()), warnings: [WARNING] }, { status: response.status });
  };
  const session = stubSession(config as NonNullable<typeof config>, { now: DEMO_NOW, answer });
  render(<SessionContext value={session}>{section}</SessionContext>);
}

const PATIENCE = { timeout: 20_000 };
const warned = () => screen.findAllByText(`The server warns: ${WARNING}`, {}, PATIENCE);

const REVIEWED = { start: DEMO_NOW, end: DEMO_NOW, length: DAY, text: 'yesterday' };

const PARTS: Readonly<Record<string, () => ReactElement>> = {
  'the latency chart': () => <LatencySection />,
  'the heat map': () => <HeatMapSection />,
  'the other charts': () => <SignalsSection />,
  'the breakdown': () => <BreakdownSection />,
  'the slowest routes': () => <SlowestSection />,
  'a distribution': () => <DistributionSection indicators={[indicatorOf('share', 'confidence')]} />,
  groups: () => <GroupsSection indicator={indicatorOf('share', 'solver_performance')} />,
  'the members of a gauge': () => <GaugeMembersSection indicator={indicatorOf('gauge', 'test_coverage')} />,
  incidents: () => <IncidentsSection scorecard={scorecard} />,
  alerts: () => <AlertsSection />,
  markers: () => <MarkersSection />,
  'the course in a tile': () => <TileTrend id="uptime" title="Uptime" maxPoints={60} notes={[]} />,
  'the change in a tile': () => <TileChange id="uptime" maxPoints={60} />,
  costs: () => <CostAllocationSection cost={cost} scorecard={scorecard} />,
  vulnerabilities: () => <VulnerabilitiesSection vulnerabilities={vulnerabilities} scorecard={scorecard} />,
  'the history': () => <HistoryPage />,
  'the last grades': () => <RecentGrades />,
  'the move of the grade': () => <GradeChangePanel scorecard={scorecard} first={null} />,
  'a course in a review': () => <ReviewSparkline indicator="uptime" span={REVIEWED} />,
  'the second look at targets': () => <TargetHintsSection scorecard={scorecard} />,
};

describe('what the server says against its answers stands with', () => {
  test.for(Object.entries(PARTS))('%s', async ([, part]) => {
    show(part());
    expect((await warned()).length).toBeGreaterThan(0);
    // Beside each chart, not only somewhere in its section.
    const charts = [...document.querySelectorAll('[data-chart]')];
    await waitFor(() => {
      for (const chart of charts) expect(chart.textContent).toContain(WARNING);
    }, PATIENCE);
  });
});

test('a tile does not repeat under its course what stands with its figure', async () => {
  show(
    <>
      <TileTrend id="uptime" title="Uptime" maxPoints={60} notes={[WARNING]} />
      <TileTrend id="error_rate" title="Errors" maxPoints={60} notes={[]} />
    </>,
  );
  expect(await warned()).toHaveLength(1);
  expect(screen.getByRole('img', { name: 'Uptime over time' })).toBeVisible();
});
