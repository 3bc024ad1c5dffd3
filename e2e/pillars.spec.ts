import { AT, figuresOfView, open, readTable, settled, visit } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask, askOracle, ORACLES } from './oracles.ts';

const money = (text: string | null): number => Number((text ?? '').replace(/[^0-9.]/g, ''));

test('every page of a pillar shows what the server itself computes', async ({ page, addresses, request }) => {
  const server = addresses.prometheus;
  const one = async (expr: string) => Number((await ask(request, server, expr))[0]?.value[1]);

  await open(page, addresses.live, { at: AT });
  /** Its figures against the server, then what else stands on it. */
  const onPage = (pillar: string, look: () => Promise<void>) =>
    test.step(pillar, async () => {
      await visit(page, { view: pillar, at: AT });
      for (const [id, { value }] of await figuresOfView(page)) {
        const oracle = ORACLES.find(({ indicator }) => indicator === id);
        if (oracle === undefined) continue;
        const expected = (await askOracle(request, server, oracle)) ?? Number.NaN;
        expect(Math.abs(Number(value) - expected), id).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
      }
      await expect(page.locator('[data-chart][data-state="failed"]')).toHaveCount(0);
      await look();
    });

  await onPage('reliability', async () => {});

  await onPage('performance', async () => {
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

  await onPage('quality', async () => {
    const all = await one('sum(increase(project_confidence_score_count[30d]))');
    const low = await one('sum(increase(project_confidence_score_bucket{le="0.5"}[30d]))');
    expect([all, low].map(Math.round)).toEqual([600, 48]);
    await expect(page.getByText('48 of 600, 8 %')).toBeVisible();
    const repositories = await ask(request, server, 'sort(test_coverage_ratio{kind="line"})');
    expect((await readTable(page, /Test coverage by repository/)).map(([name]) => name)).toEqual(
      repositories.map(({ metric }) => metric.repository),
    );
  });

  await onPage('security', async () => {
    const rows = await readTable(page, 'Open vulnerabilities by severity');
    const counts = await ask(request, server, 'sum by (severity) (security_vulnerabilities{state="open"})');
    expect(counts).toHaveLength(4);
    for (const { metric, value } of counts)
      expect(rows.find(([severity]) => severity === metric.severity)?.[1], metric.severity).toBe(value[1]);
    const ages = await ask(
      request,
      server,
      '(time() - security_vulnerability_oldest_open_timestamp_seconds) / 86400',
    );
    expect(ages).toHaveLength(2);
    for (const { metric, value } of ages)
      expect(rows.find(([severity]) => severity === metric.severity)?.[2], metric.severity).toBe(
        `${value[1]} d`,
      );
  });

  await onPage('cost', async () => {
    // 30 of the 31 days of January are over: what they cost, and one more like the last 28.
    const forecast = await one(
      'sum(increase(cloud_cost_usd_total[30d])) + sum(increase(cloud_cost_usd_total[28d])) / 28',
    );
    const shown = await page.locator('[data-part="month-forecast"] > p').first().textContent();
    expect(money(shown)).toBeCloseTo(forecast, 2);
    for (const by of ['service', 'category']) {
      await page.getByRole('radio', { name: `By ${by}` }).check({ force: true });
      await expect(page.getByRole('region', { name: `Cost by ${by}` })).toBeVisible();
      await settled(page);
      const rows = await readTable(page, `Cost by ${by}`);
      const answer = await ask(
        request,
        server,
        `sort_desc(sum by (${by}) (increase(cloud_cost_usd_total[30d])))`,
      );
      expect(rows.length).toBe(answer.length);
      for (const { metric, value } of answer) {
        const row = rows.find(([name]) => name === (metric[by] ?? 'not allocated'));
        expect(money(row?.[1] ?? null), metric[by]).toBeCloseTo(Number(value[1]), 2);
      }
    }
  });
});
