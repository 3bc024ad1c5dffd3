import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { readScorecard } from '#config/read-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { SessionContext } from '#data/session-context.ts';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { stubSession } from '#testing/stub-session.ts';
import { BreakdownSection } from './breakdown-section.tsx';
import { SlowestSection } from './slowest-section.tsx';

const shipped = readScorecard(readFileSync('demo/scorecard.json', 'utf8')).config;
if (shipped?.breakdown === undefined) throw new Error('the demo’s scorecard.json has a breakdown');
const { by: _, ...unnamed } = shipped.breakdown;
/** Which label to break down by is left to the server's own labels. */
const WITHOUT_LABEL: ScorecardConfig = { ...shipped, breakdown: unnamed };
const { breakdown: __, ...WITHOUT_BREAKDOWN } = shipped;

type Question = { readonly endpoint: string; readonly params: URLSearchParams };
type Server = { readonly refuses?: (query: Question) => boolean; readonly labels?: readonly string[] };

const TOO_MUCH = { status: 'error', errorType: 'execution', error: 'too many series' };

/** On the demo world, some queries to which are refused. */
function show(config: ScorecardConfig, { refuses = () => false, labels }: Server, Part = BreakdownSection) {
  const answer = async (request: Request) => {
    const endpoint = request.url.slice(request.url.lastIndexOf('/') + 1);
    const params = new URLSearchParams(await request.clone().text());
    if (refuses({ endpoint, params })) return Response.json(TOO_MUCH, { status: 422 });
    return endpoint === 'labels' && labels !== undefined
      ? Response.json({ status: 'success', data: labels })
      : answerApi(request);
  };
  const session = stubSession(config, { now: DEMO_NOW, answer });
  return render(
    <SessionContext value={session}>
      <Part />
    </SessionContext>,
  );
}

const isLabels = ({ endpoint }: Question) => endpoint === 'labels';
const isOver = (metric: string) => (query: Question) =>
  query.endpoint === 'query' && (query.params.get('query') ?? '').includes(metric);
const isEarlier = ({ endpoint, params }: Question) =>
  endpoint === 'query' && Number(params.get('time')) < DEMO_NOW / 1000;
const isSparkline = ({ endpoint }: Question) => endpoint === 'query_range';

const row = () => screen.findByRole('rowheader', { name: '/search' });

beforeEach(() => window.history.replaceState(null, '', '/'));

describe('without a label to break down by', () => {
  test('labels that could not be asked for are not said to be none', async () => {
    show(WITHOUT_LABEL, { refuses: isLabels });
    await screen.findByText(/too many series/);
    expect(screen.queryByText(/has no labels/)).toBeNull();
  });

  test('nor are the slowest passed over in silence', async () => {
    show(WITHOUT_LABEL, { refuses: isLabels }, SlowestSection);
    await screen.findByText(/too many series/);
  });

  test.for([
    ['a metric without labels', ['__name__', 'le'], 'The metric has no labels to break it down by.'],
    ['a metric that is not there', [], 'No data for this metric in this period.'],
  ] as const)('%s is told', async ([, labels, sentence]) => {
    show(WITHOUT_LABEL, { labels });
    await screen.findByText(sentence);
  });

  test('a scorecard that breaks nothing down waits for nothing', () => {
    expect(show(WITHOUT_BREAKDOWN, {}).container.textContent).toBe('');
  });
});

describe('rows of which something is missing say what, and why', () => {
  test.for([
    ['the labels', isLabels, /^Other labels cannot be told: .*too many series/],
    ['the errors', isOver('http_requests_total'), /^Errors cannot be told: .*too many series/],
    ['what they are compared with', isEarlier, /^Δ slow cannot be told: .*too many series/],
    ['their courses', isSparkline, /^P95 over time cannot be told: .*too many series/],
  ] as const)('%s', async ([, refuses, sentence]) => {
    show(shipped as ScorecardConfig, { refuses });
    await row();
    await screen.findByText(sentence);
    expect(screen.getAllByText(/cannot be told/)).toHaveLength(1);
  });

  test('also among the slowest, as far as it has a column there', async () => {
    const refuses = (query: Question) => isOver('http_requests_total')(query) || isEarlier(query);
    show(shipped as ScorecardConfig, { refuses }, SlowestSection);
    await row();
    expect((await screen.findByText(/cannot be told/)).textContent).toMatch(/^Errors/);
  });

  test('nothing is missing where everything was answered', async () => {
    show(shipped as ScorecardConfig, {});
    await row();
    await screen.findByText(/^6 values of route/);
    expect(screen.queryByText(/cannot be told/)).toBeNull();
  });

  test('values that could not be asked for are not counted as none', async () => {
    show(shipped as ScorecardConfig, { refuses: isOver('duration_seconds_bucket') });
    await screen.findByText(/too many series/);
    expect(screen.queryByText(/0 values/)).toBeNull();
    await screen.findByText(/^Values of route over/);
  });
});
