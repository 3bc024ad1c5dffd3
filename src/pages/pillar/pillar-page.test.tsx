import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { DEMO_NOW } from '#demo/timeline.ts';
import { onApiCall } from '#testing/demo-server.ts';
import { type EditableScorecard, editIndicator } from '#testing/edited-scorecard.ts';
import { AT, goBack, renderApp, settled } from '#testing/render-app.tsx';
import {
  figuresOfView,
  find,
  findAll,
  grade,
  main,
  param,
  readTable,
  region,
  viewLink,
} from '#testing/shown.ts';

const PILLARS = {
  reliability: ['uptime', 'mttr', 'mtbf', 'probed_uptime'],
  performance: ['latency_p95', 'latency_p50', 'latency_p99', 'solver_performance', 'throughput'],
  quality: ['error_rate', 'confidence', 'review_rate', 'test_coverage', 'user_satisfaction'],
  security: ['critical_vulnerabilities', 'audit_grade', 'compliance'],
  cost: ['cost_per_project', 'budget_adherence', 'cost_efficiency', 'spot_savings', 'tiering_savings'],
} as const;

const practice = (id: string) => find(`[data-practice="${id}"]`);

test.for(Object.entries(PILLARS))('%s has a page with all of its figures', async ([view, ids]) => {
  await renderApp({ view, at: AT });
  expect([...figuresOfView().keys()].slice(0, ids.length)).toEqual(ids);
  expect(findAll('[data-chart]').length).toBeGreaterThan(view === 'security' ? -1 : 0);
  expect(findAll('[data-chart][data-state="failed"]')).toEqual([]);
});

test('a card leads to its pillar, the pillar to its neighbours, and back leads back', async () => {
  const user = await renderApp({ at: AT });
  const card = screen.getByRole('article', { name: 'Security' });
  await user.click(within(card).getByRole('link', { name: 'Security' }));
  await screen.findByRole('heading', { level: 1, name: 'Security' });
  expect(param('view')).toBe('security');

  const neighbours = screen.getByRole('navigation', { name: 'Pillars' });
  await user.click(within(neighbours).getByRole('link', { name: /^Quality/ }));
  await screen.findByRole('heading', { level: 1, name: 'Quality' });
  expect(find('nav[aria-label="Pillars"] [aria-current="page"]')).toHaveTextContent('Quality');
  await goBack();
  await screen.findByRole('heading', { level: 1, name: 'Security' });
});

test('an id that is no pillar of scorecard.json shows the first view, and the address says so', async () => {
  await renderApp({ view: 'velocity', zone: 'local', at: AT });
  expect(param('view')).toBeNull();
  expect(param('zone')).toBe('local');
  expect(viewLink('Executive')).toHaveAttribute('aria-current', 'page');
});

describe('practices', () => {
  test('stand with state, owner, evidence and dates; overdue ones lead there from the executive view', async () => {
    const user = await renderApp({ at: AT });
    const overdue = await waitFor(() => find('[data-overdue="performance"]'));
    expect(overdue).toHaveTextContent('A practice was not reviewed in time: Regular load tests (monthly)');
    await user.click(within(overdue).getByRole('link', { name: 'Performance' }));
    await screen.findByRole('heading', { level: 1, name: 'Performance' });
    await settled();
    expect(practice('load_tests')).toHaveTextContent('in place');
    expect(practice('load_tests')).toHaveTextContent('Performance guild');
    expect(practice('load_tests')).toHaveTextContent('reviewed 19 Dec 2025');
    expect(practice('load_tests')).toHaveTextContent('overdue since 19 Jan 2026');
    const evidence = within(practice('load_tests')).getByRole('link', { name: /Evidence/ });
    expect(evidence).toHaveAttribute('href', expect.stringMatching(/^https:/));
    const effect = practice('caching');
    expect(effect).toHaveTextContent(/Cache hit rate\s*85\s%/);
    await user.click(within(effect).getByRole('button', { name: 'Cache hit rate' }));
    expect(await screen.findByRole('dialog', { name: 'Cache hit rate' })).toBeVisible();
  });

  test('that save money say how much, or that nobody measures it', async () => {
    await renderApp({ at: AT, view: 'cost' });
    expect(practice('spot_instances')).toHaveTextContent(/Measured effect: Saved by spot instances\s*60\s%/);
    expect(practice('storage_tiering')).toHaveTextContent(
      /Measured effect: Saved by storage tiering\s*50\s%/,
    );
    expect(practice('cdn_caching')).toHaveTextContent('effect not measured');
    expect(practice('right_sizing')).toHaveTextContent('effect not measured');
  });

  test('cap a pillar only where scorecard.json says so, and the page says so too', async () => {
    const scorecard = (file: EditableScorecard) => {
      const practices = file.practices as { id: string; state: string; pillarAtMost?: string }[];
      for (const one of practices) {
        if (one.id === 'runbooks') Object.assign(one, { state: 'planned', pillarAtMost: 'At risk' });
        if (one.id === 'post_mortems') one.state = 'planned';
      }
    };
    await renderApp({ view: 'reliability', at: AT }, { scorecard });
    expect(find('main header')).toHaveTextContent('Held back by Runbooks for common issues');
    expect(find('main header [data-status="At risk"]')).toBeVisible();
    expect(practice('runbooks')).toHaveTextContent('Reliability is at most At risk');
    expect(screen.getByText(/1 practice can cap this pillar/)).toBeVisible();
  });
});

test('a server that refuses is quoted on the page, and what needs no server still stands', async () => {
  await renderApp({ view: 'cost', at: AT }, { answer: () => new Response('forbidden', { status: 403 }) });
  expect(screen.getByRole('heading', { level: 1, name: 'Cost' })).toBeVisible();
  expect(find('[data-indicator="cost_per_project"]')).toHaveTextContent('No data');
  expect(main()).toHaveTextContent(/403|not allowed|sign/i);
  expect(practice('spot_instances')).toHaveTextContent('in place');
});

test('a pillar whose series are absent says so instead of showing zeros', async () => {
  const scorecard = (file: EditableScorecard) =>
    editIndicator(file, 'error_rate', { query: 'sum by (status) (increase(absent_total[$window]))' });
  await renderApp({ view: 'quality', at: AT }, { scorecard });
  expect(figuresOfView().get('error_rate')).toMatchObject({ text: '–', value: null, status: 'No data' });
});

describe('an exempt indicator', () => {
  const exempt = (until: string) => (scorecard: EditableScorecard) => {
    editIndicator(scorecard, 'cost_per_project', { target: 0.4 });
    scorecard.exemptions = [
      {
        indicator: 'cost_per_project',
        reason: 'The move to another region is paid twice',
        owner: 'FinOps review board',
        until,
        link: 'https://wiki.example.com/decisions/12',
      },
    ];
  };
  const SENTENCE = 'Exempt until 2026-02-28: The move to another region is paid twice (FinOps review board)';
  const TILE = '[data-part="key-figures"] [data-indicator="cost_per_project"]';

  test('is marked and counted wherever it stands, with who said so, why and until when', async () => {
    const user = await renderApp({ at: AT }, { scorecard: exempt('2026-02-28') });
    const tile = await waitFor(() => find(TILE));
    await waitFor(() => expect(tile).toHaveTextContent(SENTENCE));
    expect(findAll('[data-status]', tile)).toEqual([]);
    expect(main()).toHaveTextContent('One target is exempt and not judged.');
    const line = find('[data-exempted="cost_per_project"]');
    expect(line).toHaveTextContent(SENTENCE);
    expect(within(line).getByRole('link', { name: /Where it was decided/ })).toHaveAttribute(
      'href',
      'https://wiki.example.com/decisions/12',
    );
    expect(screen.getByRole('article', { name: 'Cost' })).toHaveTextContent(
      'Not graded while Cost per project is exempt',
    );
    expect(grade()).toHaveAttribute('data-grade', 'A-');

    await user.click(within(line).getByRole('button', { name: 'Cost per project' }));
    const dialog = await screen.findByRole('dialog', { name: 'Cost per project' });
    expect(dialog).toHaveTextContent(SENTENCE);
    expect(within(dialog).getByRole('link', { name: /Where it was decided/ })).toBeVisible();
  });

  test('counts again by itself when the last day is over', async () => {
    await renderApp({ at: AT }, { scorecard: exempt('2026-01-30') });
    const tile = await waitFor(() => find(TILE));
    expect(find('[data-status]', tile)).toHaveAttribute('data-status', 'Missed');
    expect(findAll('[data-exempted]')).toEqual([]);
  });
});

describe('the cost page', () => {
  test('shows both parts of the unit cost, the budget and the end of the month', async () => {
    const user = await renderApp({ view: 'cost', at: AT });
    expect(find('[data-part="unit-cost"]')).toHaveTextContent(
      /\$300 spent.*600 projects.*\$0\.50 per project/,
    );
    expect(find('[data-chart="Spend per day"][data-state="ready"]')).toHaveTextContent('Budget $10.33');
    expect(find('[data-part="budget"]')).toHaveTextContent('$300 of $310');
    expect(find('[data-part="budget"]')).toHaveTextContent(/3\.23\s%\sunder budget, within ±10\s%/);
    // Ten dollars a day: thirty days are over, one is to come.
    expect(find('[data-part="month-forecast"] > p')).toHaveTextContent('$310');
    await user.click(screen.getByRole('radio', { name: 'By category' }));
    await screen.findByRole('region', { name: 'Cost by category' });
    expect(param('by')).toBe('category');
  });

  test('flags spending too little as it does too much, and makes no forecast out of a few days', async () => {
    const scorecard = (file: EditableScorecard) =>
      editIndicator(file, 'budget_adherence', {
        planned: '2 * sum(cloud_budget_usd{period="30d",$filters})',
      });
    await renderApp({ view: 'cost', at: '2026-01-05T00:00:00Z' }, { scorecard });
    expect(find('[data-part="budget"][data-side="under"]')).toHaveTextContent('under-spent');
    expect(screen.getByText(/No forecast before seven days of the month are complete/)).toBeVisible();
  });
});

describe('the security page', () => {
  const OPEN = 'Open vulnerabilities by severity';

  test('counts what is open, with its age against the deadline', async () => {
    await renderApp({ view: 'security', at: AT });
    const rows = readTable(OPEN);
    expect(rows.map(([severity]) => severity)).toEqual(['critical', 'high', 'medium', 'low']);
    expect(rows[2]).toEqual(['medium', '3', '41 d', '90 d', 'in time, 49 d left']);
    expect(screen.getByText('The last scan succeeded 4 h ago.')).toBeVisible();
  });

  test('shows no count, not even a zero, when nobody has looked lately', async () => {
    const scorecard = (file: EditableScorecard) =>
      editIndicator(file, 'critical_vulnerabilities', { maxAge: '1h' });
    await renderApp({ view: 'security', at: AT }, { scorecard });
    expect(screen.getByText(/only 1\sh are trusted: what is open now is not known/)).toBeVisible();
    expect(readTable(OPEN).map(([, count]) => count)).toEqual(['–', '–', '–', '–']);
  });

  test('lets an attestation go stale by itself, and its figure with it', async () => {
    const scorecard = (file: EditableScorecard) =>
      editIndicator(file, 'compliance', {
        attestation: { by: 'Privacy office', on: '2025-01-20', validUntil: '2026-01-30' },
      });
    await renderApp({ view: 'security', at: AT }, { scorecard });
    const rows = readTable(/Attestations/);
    expect(rows[0]?.slice(0, 6)).toEqual([
      'Compliance',
      '–',
      'Privacy office',
      '20 Jan 2025',
      '30 Jan 2026',
      'expired today: the figure counts as no data',
    ]);
    expect(rows[1]?.[0]).toBe('Security audit');
    expect(figuresOfView().get('compliance')?.status).toBe('No data');
  });
});

test('what lies behind a share is counted', async () => {
  await renderApp({ view: 'quality', at: AT });
  expect(main()).toHaveTextContent(/48 of 600, 8\s%/);
  expect(main()).toHaveTextContent(/480 of 600, 80\s%/);
});

test('the hours of the slow search are ringed, as a hint and nothing else', async () => {
  await renderApp({ view: 'performance', window: '30d', at: AT });
  const chart = find('[data-chart="API latency (P95)"]');
  await waitFor(() => find('[data-unusual="latency_p95"]', chart));
  expect(chart).toHaveTextContent(/unusual for its time of the week, from 19 Jan 2026, 1\d:00 UTC; a hint/);
  expect(find('[data-chart="Throughput"]')).not.toHaveTextContent('unusual');
});

describe('somebody who is signed out meanwhile', () => {
  const signOut = () => onApiCall(() => new Response('', { status: 401 }));
  const refresh = () => screen.findByRole('button', { name: 'Refresh now' });

  test.for([
    ['cost', 'Cost by service'],
    ['security', 'Open vulnerabilities by severity'],
  ] as const)('still sees the last of %s, that it is old and why', async ([view, caption]) => {
    // A fixed instant is never asked again, so the page has to live at that time.
    const user = await renderApp({ view }, { now: DEMO_NOW });
    const rows = readTable(caption);
    expect(rows.length).toBeGreaterThan(2);
    signOut();
    await user.click(await refresh());
    await waitFor(() => expect(region(caption)).toHaveTextContent('old: the last that could be read'));
    expect(readTable(caption)).toEqual(rows);
    expect(main()).toHaveTextContent('You are signed out');
  });

  test.for(
    Object.entries({
      reliability: [/how fast the budget burns/, /Incidents in the window/],
      performance: [/Solver performance by/, /The slowest by/],
      quality: [/Test coverage by repository, worst first/],
    }),
  )('sees of each table of %s that it is old, until it is not', async ([view, captions]) => {
    const user = await renderApp({ view }, { now: DEMO_NOW });
    for (const caption of captions) expect(region(caption)).toBeVisible();
    expect(findAll('main [data-old]')).toEqual([]);
    signOut();
    await user.click(await refresh());
    for (const caption of captions) await waitFor(() => find('[data-old]', region(caption)));
    onApiCall(null);
    await user.click(await refresh());
    await waitFor(() => expect(findAll('main [data-old]')).toEqual([]));
  });
});

describe('an error budget', () => {
  const counted = (name: string, matchers = '') => `sum(increase(${name}{${matchers}$filters}[$window]))`;
  const common = { pillar: 'reliability', unit: 'ratio', window: '30d', direction: 'atLeast', budget: true };
  const LATENCY = 'http_request_duration_seconds_bucket';
  const withBudgets = (scorecard: EditableScorecard) =>
    scorecard.indicators.push(
      {
        ...{
          id: 'uptime_counted',
          title: 'Counted',
          kind: 'events',
          report: 'good',
          target: 0.999,
          ...common,
        },
        bad: counted('http_requests_total', 'status=~"5..",'),
        total: counted('http_requests_total', 'status!~"4..",'),
      },
      {
        ...{ id: 'fast', title: 'Fast', kind: 'share', bound: 0.2, side: 'atMost', target: 0.9, ...common },
        query: `sum by (le) (increase(${LATENCY}{$filters}[$window]))`,
      },
      {
        ...{
          id: 'fast_counted',
          title: 'Fast counted',
          kind: 'events',
          report: 'good',
          target: 0.9,
          ...common,
        },
        good: counted(LATENCY, 'le="0.2",'),
        total: counted(LATENCY, 'le="+Inf",'),
      },
    );

  test('of two counters, and of latency, is the one that another kind makes of the same events', async () => {
    await renderApp({ view: 'reliability', at: AT }, { scorecard: withBudgets });
    const budget = (id: string) => find(`[data-budget="${id}"]`);
    const said = async (id: string, title: string) => {
      await waitFor(() => expect(budget(id)).toHaveTextContent(/allowed, .* (left|too many)/));
      await waitFor(() =>
        expect(find(`[data-budget="${id}"] [data-chart]`)).toHaveAttribute('data-state', 'ready'),
      );
      return (budget(id)?.textContent ?? '').replaceAll(title, '').replace(/\b(failed|bad) of/, 'of');
    };
    expect(await said('uptime_counted', 'Counted')).toBe(await said('uptime', 'Uptime'));
    expect(await said('fast_counted', 'Fast counted')).toBe(await said('fast', 'Fast'));
  });
});
