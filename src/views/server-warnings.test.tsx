import { readFileSync } from 'node:fs';
import { render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, test } from 'vitest';
import { DAY } from '#compute/units.ts';
import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { SessionContext } from '#scorecard/session-context.ts';
import { stubScorecard } from '#scorecard/stub-scorecard.ts';
import { stubSession } from '#scorecard/stub-session.ts';
import { AlertsSection } from './alerts-section.tsx';
import { BreakdownSection } from './breakdown-section.tsx';
import { CostAllocationSection } from './cost-allocation-section.tsx';
import { DistributionSection } from './distribution-section.tsx';
import { GaugeMembersSection } from './gauge-members-section.tsx';
import { GroupsSection } from './groups-section.tsx';
import { HeatMapSection } from './heat-map-section.tsx';
import { HistoryView } from './history-view.tsx';
import { IncidentsSection } from './incidents-section.tsx';
import { LatencySection } from './latency-section.tsx';
import { MarkersSection } from './markers-section.tsx';
import { MovedPanel } from './moved-panel.tsx';
import { RecentGrades } from './recent-grades.tsx';
import { ReviewCourse } from './review-course.tsx';
import { SignalsSection } from './signals-section.tsx';
import { SlowestSection } from './slowest-section.tsx';
import { TargetHintsSection } from './target-hints-section.tsx';
import { TileChange } from './tile-change.tsx';
import { TileTrend } from './tile-trend.tsx';
import { VulnerabilitiesSection } from './vulnerabilities-section.tsx';

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

/** On the demo world, with something to say against every answer. */
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
  'the history': () => <HistoryView />,
  'the last grades': () => <RecentGrades />,
  'the move of the grade': () => <MovedPanel scorecard={scorecard} first={null} />,
  'a course in a review': () => <ReviewCourse indicator="uptime" span={REVIEWED} />,
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
  expect(screen.getByRole('img', { name: 'Uptime over time' })).toBeDefined();
});
