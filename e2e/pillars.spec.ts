import { DEMO_NOW } from '#demo/timeline.ts';
import { type EditableScorecard, editIndicator, pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { AT, addressOf, figuresOfView, open, param, readTable, settled } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask, askOracle, ORACLES } from './oracles.ts';

const PILLARS = {
  reliability: ['uptime', 'mttr', 'mtbf', 'probed_uptime'],
  performance: ['latency_p95', 'latency_p50', 'latency_p99', 'solver_performance', 'throughput'],
  quality: ['error_rate', 'confidence', 'review_rate', 'test_coverage', 'user_satisfaction'],
  security: ['critical_vulnerabilities', 'audit_grade', 'compliance'],
  cost: ['cost_per_project', 'budget_adherence', 'cost_efficiency', 'spot_savings', 'tiering_savings'],
} as const;

test('every pillar has a page with all of its figures, as the server itself computes them', async ({
  page,
  addresses,
  request,
}) => {
  for (const [pillar, ids] of Object.entries(PILLARS)) {
    await open(page, addresses.demo, { view: pillar });
    const demo = await figuresOfView(page);
    await open(page, addresses.live, { view: pillar, at: AT });
    const live = await figuresOfView(page);
    expect([...live.keys()].slice(0, ids.length), pillar).toEqual(ids);
    for (const id of ids) {
      expect(live.get(id), id).toMatchObject({ text: demo.get(id)?.text, status: demo.get(id)?.status });
      const oracle = ORACLES.find(({ indicator }) => indicator === id);
      if (oracle === undefined) continue;
      const expected = (await askOracle(request, addresses.prometheus, oracle)) ?? Number.NaN;
      expect(Math.abs(Number(live.get(id)?.value) - expected), id).toBeLessThanOrEqual(
        1e-9 * Math.abs(expected),
      );
    }
    await expect(page.locator('[data-chart][data-state="failed"]')).toHaveCount(0);
  }
});

test('a card leads to its pillar, the pillar to its neighbours, and back leads back', async ({
  page,
  addresses,
}) => {
  await open(page, addresses.demo);
  await page.getByRole('article', { name: 'Security' }).getByRole('link', { name: 'Security' }).click();
  await settled(page);
  expect(param(page, 'view')).toBe('security');
  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();

  const neighbours = page.getByRole('navigation', { name: 'Pillars' });
  await neighbours.getByRole('link', { name: 'Quality' }).click();
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Quality' })).toBeVisible();
  await expect(neighbours.locator('[aria-current="page"]')).toHaveText(/Quality/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
});

test('an id that is no pillar of scorecard.json shows the first view, and the address says so', async ({
  page,
  addresses,
}) => {
  await page.goto(addressOf(addresses.demo, { view: 'velocity', zone: 'local' }));
  await settled(page);
  expect(param(page, 'view')).toBeNull();
  expect(param(page, 'zone')).toBe('local');
  await expect(page.getByRole('link', { name: 'Executive' })).toHaveAttribute('aria-current', 'page');
});

test.describe('practices', () => {
  test('stand with state, owner, evidence and dates; overdue ones lead there from the executive view', async ({
    page,
    addresses,
  }) => {
    await open(page, addresses.demo);
    const overdue = page.locator('[data-overdue="performance"]');
    await expect(overdue).toContainText('A practice was not reviewed in time: Regular load tests (monthly)');
    await overdue.getByRole('link', { name: 'Performance' }).click();
    await settled(page);
    const practice = page.locator('[data-practice="load_tests"]');
    await expect(practice).toContainText('in place');
    await expect(practice).toContainText('Performance guild');
    await expect(practice).toContainText('reviewed 19 Dec 2025');
    await expect(practice).toContainText('overdue since 19 Jan 2026');
    await expect(practice.getByRole('link', { name: /Evidence/ })).toHaveAttribute('href', /^https:/);
    const effect = page.locator('[data-practice="caching"]');
    await expect(effect).toContainText(/Cache hit rate\s*85\s%/);
    await effect.getByRole('button', { name: 'Cache hit rate' }).click();
    await expect(page.getByRole('dialog', { name: 'Cache hit rate' })).toBeVisible();
  });

  for (const source of ['demo', 'live'] as const) {
    test(`that save money say how much, or that nobody measures it (${source})`, async ({
      page,
      addresses,
    }) => {
      await open(page, addresses[source], { at: AT, view: 'cost' });
      const line = (id: string) => page.locator(`[data-practice="${id}"]`);
      await expect(line('spot_instances')).toContainText(/Measured effect: Saved by spot instances\s*60\s%/);
      await expect(line('storage_tiering')).toContainText(
        /Measured effect: Saved by storage tiering\s*50\s%/,
      );
      await expect(line('cdn_caching')).toContainText(/Measured effect: Cache hit rate\s*85\s%/);
      await expect(line('right_sizing')).toContainText('effect not measured');
    });
  }

  test('cap a pillar only where scorecard.json says so, and the page says so too', async ({
    page,
    addresses,
  }) => {
    await serveScorecard(page, (scorecard) => {
      const practices = scorecard.practices as { id: string; state: string; pillarAtMost?: string }[];
      for (const practice of practices) {
        if (practice.id === 'runbooks')
          Object.assign(practice, { state: 'planned', pillarAtMost: 'At risk' });
        if (practice.id === 'post_mortems') practice.state = 'planned';
      }
    });
    await open(page, addresses.demo, { view: 'reliability' });
    await expect(
      page.locator('main header').getByText('Held back by Runbooks for common issues'),
    ).toBeVisible();
    await expect(page.locator('main header [data-status="At risk"]').first()).toBeVisible();
    await expect(page.locator('[data-practice="runbooks"]')).toContainText('Reliability is at most At risk');
    await expect(page.getByText('The grade takes notice of one')).toBeVisible();
  });
});

test.describe('a server that refuses', () => {
  test.use({ expectedProblems: [/status of 403/] });

  test('is quoted on the page, and what needs no server still stands', async ({ page, addresses }) => {
    await page.route('**/api/v1/**', (route) => route.fulfill({ status: 403, body: 'forbidden' }));
    await open(page, addresses.live, { view: 'cost', at: AT });
    await expect(page.getByRole('heading', { level: 1, name: 'Cost' })).toBeVisible();
    await expect(page.locator('[data-indicator="cost_per_project"]').first()).toContainText('No data');
    await expect(page.locator('main')).toContainText(/403|not allowed|sign/i);
    await expect(page.locator('[data-practice="spot_instances"]')).toContainText('in place');
  });
});

test('a pillar whose series are absent says so instead of showing zeros', async ({ page, addresses }) => {
  await serveScorecard(page, (scorecard) => {
    editIndicator(scorecard, 'error_rate', { query: 'sum by (status) (increase(absent_total[$window]))' });
  });
  await open(page, addresses.demo, { view: 'quality' });
  const figure = (await figuresOfView(page)).get('error_rate');
  expect(figure).toMatchObject({ text: '–', value: null, status: 'No data' });
});

test.describe('an exempt indicator', () => {
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

  test('is marked and counted wherever it stands, with who said so, why and until when', async ({
    page,
    addresses,
  }) => {
    await serveScorecard(page, exempt('2026-02-28'));
    await open(page, addresses.demo);
    const tile = page.locator('[data-part="key-figures"] [data-indicator="cost_per_project"]');
    await expect(tile).toContainText(SENTENCE);
    await expect(tile.locator('[data-status]')).toHaveCount(0);
    await expect(page.getByText('One target is exempt and not judged.')).toBeVisible();
    const line = page.locator('[data-exempted="cost_per_project"]');
    await expect(line).toContainText(SENTENCE);
    await expect(line.getByRole('link', { name: /Where it was decided/ })).toHaveAttribute(
      'href',
      'https://wiki.example.com/decisions/12',
    );
    const card = page.getByRole('article', { name: 'Cost', exact: true });
    await expect(card).toContainText('Not graded while Cost per project is exempt');
    await expect(page.locator('[data-grade]')).toHaveAttribute('data-grade', 'A-');

    await line.getByRole('button', { name: 'Cost per project' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cost per project' });
    await expect(dialog).toContainText(SENTENCE);
    await expect(dialog.getByRole('link', { name: /Where it was decided/ })).toBeVisible();
  });

  test('counts again by itself when the last day is over', async ({ page, addresses }) => {
    await serveScorecard(page, exempt('2026-01-30'));
    await open(page, addresses.demo);
    const tile = page.locator('[data-part="key-figures"] [data-indicator="cost_per_project"]');
    await expect(tile.locator('[data-status]').first()).toHaveAttribute('data-status', 'Missed');
    await expect(page.locator('[data-exempted]')).toHaveCount(0);
  });
});

const money = (text: string | null): number => Number((text ?? '').replace(/[^0-9.]/g, ''));

test.describe('the cost page', () => {
  test('shares out what was spent as the server itself adds it up, by each label', async ({
    page,
    addresses,
    request,
  }) => {
    await open(page, addresses.live, { view: 'cost', at: AT });
    for (const by of ['service', 'category']) {
      await page.getByRole('radio', { name: `By ${by}` }).check({ force: true });
      await expect(page.getByRole('region', { name: `Cost by ${by}` })).toBeVisible();
      await settled(page);
      const rows = await readTable(page, `Cost by ${by}`);
      const answer = await ask(
        request,
        addresses.prometheus,
        `sort_desc(sum by (${by}) (increase(cloud_cost_usd_total[30d])))`,
      );
      expect(rows.length).toBe(answer.length);
      for (const { metric, value } of answer) {
        const row = rows.find(([name]) => name === (metric[by] ?? 'not allocated'));
        expect(money(row?.[1] ?? null), metric[by]).toBeCloseTo(Number(value[1]), 2);
      }
    }
    expect(param(page, 'by')).toBe('category');
  });

  test('shows both parts of the unit cost, the budget and the end of the month', async ({
    page,
    addresses,
    request,
  }) => {
    await open(page, addresses.live, { view: 'cost', at: AT });
    await expect(page.locator('[data-part="unit-cost"]')).toHaveText(
      /\$300 spent.*600 projects.*\$0\.50 per project/,
    );
    await expect(page.locator('[data-chart="Spend per day"][data-state="ready"]')).toContainText(
      'Budget $10.33',
    );
    const budget = page.locator('[data-part="budget"]');
    await expect(budget).toContainText('$300 of $310');
    await expect(budget).toContainText(/3\.23\s%\sunder budget, within ±10\s%/);
    // 30 of the 31 days of January are over: what they cost, and one more like the last 28.
    const [forecast] = await ask(
      request,
      addresses.prometheus,
      'sum(increase(cloud_cost_usd_total[30d])) + sum(increase(cloud_cost_usd_total[28d])) / 28',
    );
    const shown = await page.locator('[data-part="month-forecast"] > p').first().textContent();
    expect(money(shown)).toBeCloseTo(Number(forecast?.value[1]), 2);
  });

  test('flags spending too little as it does too much, and makes no forecast out of a few days', async ({
    page,
    addresses,
  }) => {
    await serveScorecard(page, (scorecard) => {
      pointAtProxy(scorecard);
      editIndicator(scorecard, 'budget_adherence', {
        planned: '2 * sum(cloud_budget_usd{period="30d",$filters})',
      });
    });
    await open(page, addresses.live, { view: 'cost', at: '2026-01-05T00:00:00Z' });
    await expect(page.locator('[data-part="budget"][data-side="under"]')).toContainText('under-spent');
    await expect(page.getByText('No forecast before seven days of the month are complete')).toBeVisible();
  });
});

test.describe('the security page', () => {
  test('counts what is open as the server does, with its age against the deadline', async ({
    page,
    addresses,
    request,
  }) => {
    await open(page, addresses.live, { view: 'security', at: AT });
    const rows = await readTable(page, 'Open vulnerabilities by severity');
    expect(rows.map(([severity]) => severity)).toEqual(['critical', 'high', 'medium', 'low']);
    const counts = await ask(
      request,
      addresses.prometheus,
      'sum by (severity) (security_vulnerabilities{state="open"})',
    );
    for (const { metric, value } of counts)
      expect(rows.find(([severity]) => severity === metric.severity)?.[1], metric.severity).toBe(value[1]);
    const ages = await ask(
      request,
      addresses.prometheus,
      '(time() - security_vulnerability_oldest_open_timestamp_seconds) / 86400',
    );
    expect(ages).toHaveLength(2);
    for (const { metric, value } of ages)
      expect(rows.find(([severity]) => severity === metric.severity)?.[2], metric.severity).toBe(
        `${value[1]} d`,
      );
    expect(rows[2]).toEqual(['medium', '3', '41 d', '90 d', 'in time, 49 d left']);
    await expect(page.getByText('The last scan succeeded 4 h ago.')).toBeVisible();
  });

  test('shows no count, not even a zero, when nobody has looked lately', async ({ page, addresses }) => {
    await serveScorecard(page, (scorecard) => {
      pointAtProxy(scorecard);
      editIndicator(scorecard, 'critical_vulnerabilities', { maxAge: '1h' });
    });
    await open(page, addresses.live, { view: 'security', at: AT });
    await expect(page.getByText(/only 1\sh are trusted: what is open now is not known/)).toBeVisible();
    const rows = await readTable(page, 'Open vulnerabilities by severity');
    expect(rows.map(([, count]) => count)).toEqual(['–', '–', '–', '–']);
  });

  test('lets an attestation go stale by itself, and its figure with it', async ({ page, addresses }) => {
    await serveScorecard(page, (scorecard) => {
      editIndicator(scorecard, 'compliance', {
        attestation: { by: 'Privacy office', on: '2025-01-20', validUntil: '2026-01-30' },
      });
    });
    await open(page, addresses.demo, { view: 'security' });
    const rows = await readTable(page, /Attestations/);
    expect(rows[0]?.slice(0, 6)).toEqual([
      'Compliance',
      '–',
      'Privacy office',
      '20 Jan 2025',
      '30 Jan 2026',
      'expired today: the figure counts as no data',
    ]);
    expect(rows[1]?.[0]).toBe('Security audit');
    expect((await figuresOfView(page)).get('compliance')?.status).toBe('No data');
  });
});

test.describe('what lies behind the figures of quality and performance', () => {
  test('is what the server itself counts: shares, repositories, slowest routes', async ({
    page,
    addresses,
    request,
  }) => {
    const server = addresses.prometheus;
    const one = async (expr: string) => Number((await ask(request, server, expr))[0]?.value[1]);
    await open(page, addresses.live, { view: 'quality', at: AT });
    const all = await one('sum(increase(project_confidence_score_count[30d]))');
    const low = await one('sum(increase(project_confidence_score_bucket{le="0.5"}[30d]))');
    expect([all, low].map(Math.round)).toEqual([600, 48]);
    await expect(page.getByText('48 of 600, 8 %')).toBeVisible();
    await expect(page.getByText('480 of 600, 80 %')).toBeVisible();
    const repositories = await ask(request, server, 'sort(test_coverage_ratio{kind="line"})');
    expect((await readTable(page, /Test coverage by repository/)).map(([name]) => name)).toEqual(
      repositories.map(({ metric }) => metric.repository),
    );

    await open(page, addresses.live, { view: 'performance', at: AT });
    const routes = await ask(
      request,
      server,
      'topk(5, histogram_quantile(0.95, sum by (le, route) (rate(http_request_duration_seconds_bucket[5m]))))',
    );
    const slowest = await readTable(page, 'The slowest by route');
    const byTime = [...routes].sort((one, other) => Number(other.value[1]) - Number(one.value[1]));
    expect(slowest.map(([route]) => route)).toEqual(byTime.map(({ metric }) => metric.route));
    for (const [index, { value }] of byTime.entries())
      expect(Number.parseFloat(slowest[index]?.[3] ?? ''), slowest[index]?.[0]).toBeCloseTo(
        1000 * Number(value[1]),
        -0.5,
      );
  });

  test('rings the hours of the slow search, as a hint and nothing else', async ({ page, addresses }) => {
    await open(page, addresses.demo, { view: 'performance', window: '30d' });
    const chart = page.locator('[data-chart="API latency (P95)"]');
    await expect(chart.locator('[data-unusual="latency_p95"]').first()).toBeVisible();
    await expect(chart).toContainText(
      /unusual for its time of the week, from 19 Jan 2026, 1\d:00 UTC; a hint/,
    );
    await expect(page.locator('[data-chart="Throughput"]')).not.toContainText('unusual');
  });
});

test.describe('somebody who is signed out meanwhile', () => {
  test.use({ expectedProblems: [/status of 401/] });

  test('still sees the last amounts and counts, and that they are old and why', async ({
    page,
    addresses,
  }) => {
    // A fixed instant is never asked again, so the browser's own clock has to stand where the data are.
    await page.clock.setFixedTime(DEMO_NOW);
    for (const { view, caption } of [
      { view: 'cost', caption: 'Cost by service' },
      { view: 'security', caption: 'Open vulnerabilities by severity' },
    ]) {
      await open(page, addresses.live, { view });
      const rows = await readTable(page, caption);
      expect(rows.length).toBeGreaterThan(2);
      await page.route('**/api/v1/**', (route) => route.fulfill({ status: 401, body: '' }));
      await page.getByRole('button', { name: 'Refresh now' }).click();
      expect(await readTable(page, caption)).toEqual(rows);
      await expect(page.getByRole('region', { name: caption })).toContainText(
        'old: the last that could be read',
      );
      await expect(page.locator('main')).toContainText('You are signed out');
      await page.unroute('**/api/v1/**');
    }
  });

  test('sees of each table of a pillar that it is old, until it is not', async ({ page, addresses }) => {
    await page.clock.setFixedTime(DEMO_NOW);
    for (const [view, captions] of Object.entries({
      reliability: [/how fast the budget burns/, /Incidents in the window/],
      performance: [/Solver performance by/, /The slowest by/],
      quality: [/Test coverage by repository, worst first/],
    })) {
      await open(page, addresses.live, { view });
      for (const caption of captions) await expect(page.getByRole('region', { name: caption })).toBeVisible();
      await expect(page.locator('main [data-old]')).toHaveCount(0);
      await page.route('**/api/v1/**', (route) => route.fulfill({ status: 401, body: '' }));
      await page.getByRole('button', { name: 'Refresh now' }).click();
      for (const caption of captions) {
        await expect(page.getByRole('region', { name: caption }).locator('[data-old]')).toBeVisible();
      }
      await page.unroute('**/api/v1/**');
      await page.getByRole('button', { name: 'Refresh now' }).click();
      await expect(page.locator('main [data-old]')).toHaveCount(0);
    }
  });
});
