import type { Page } from '@playwright/test';
import { DEMO_NOW, OUTAGE } from '#demo/timeline.ts';
import { serveScorecard } from './edited-scorecard.ts';
import { AT, figuresOfView, open, param, readTable, settled, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';

const CAPTION = /^Incidents in the window/;
const section = (page: Page) => page.getByRole('region', { name: 'Incidents', exact: true });
const lane = (page: Page, chart: string) => page.locator(`[data-chart="${chart}"] [data-event^="incident/"]`);

test.describe('the incidents', () => {
  test('are found to the minute, with what each cost as the server counts it', async ({
    page,
    addresses,
    request,
  }) => {
    await open(page, addresses.live, { view: 'operations', at: AT });
    await expect.poll(async () => (await readTable(page, CAPTION))[0]?.[3]).toMatch(/failed/);
    const [row] = await readTable(page, CAPTION);
    expect(row?.slice(0, 3)).toEqual(['21 Jan 2026, 14:07 UTC', '21 Jan 2026, 14:28 UTC', '21 min']);

    const value = async (expr: string, at: typeof DEMO_NOW): Promise<number> =>
      Number((await ask(request, addresses.prometheus, expr, at))[0]?.value[1]);
    const failed = await value('sum(increase(http_requests_total{status=~"5.."}[21m]))', OUTAGE.to);
    const allowed = await value('0.001 * sum(increase(http_requests_total{status!~"4.."}[30d]))', DEMO_NOW);
    const [share = '', count = ''] = /([\d.]+) % \(([\d,]+) failed\)/.exec(row?.[3] ?? '')?.slice(1) ?? [];
    expect(Math.abs(Number(share) - (100 * failed) / allowed)).toBeLessThan(0.06);
    expect(Math.abs(Number(count.replaceAll(',', '')) - failed)).toBeLessThan(1);

    const facts = withSpaces((await section(page).textContent()) ?? '');
    expect(facts).toContain('21 min (1 incident; median 21 min, P90 21 min, longest 21 min)');
    // One failure in 90 d: 2159.65 h, and the bounds of the vectors: 455 h and 42 104 h.
    expect(facts).toMatch(/2,160 h \(1 failure; 95 % range 455 h to 1,754 d\)/);
  });

  test('lie under every chart, and a click on one looks at it', async ({ page, addresses }) => {
    await open(page, addresses.live, { view: 'operations', window: '30d', at: AT });
    for (const chart of [
      'Latency',
      'Latency distribution',
      'Throughput',
      'Cache hit rate',
      'Uptime: budget left',
    ])
      await expect(lane(page, chart)).toHaveCount(1);
    await lane(page, 'Latency').click();
    await expect.poll(() => param(page, 'window')).not.toBe('30d');
    await settled(page);
    expect(Date.parse(param(page, 'at') ?? '')).toBeGreaterThanOrEqual(OUTAGE.to);
    await page.goBack();
    await expect.poll(() => param(page, 'window')).toBe('30d');
  });

  test('are looked at with the keyboard alone, and the address keeps it', async ({ page, addresses }) => {
    await open(page, addresses.demo, { view: 'operations' });
    const standing = async () => ({
      figures: await figuresOfView(page),
      incidents: withSpaces((await section(page).textContent()) ?? ''),
      budget: withSpaces((await page.locator('[data-budget="uptime"] > p').allTextContents()).join(' ')),
      title: await page.title(),
    });
    const before = await standing();
    await section(page).getByRole('button', { name: 'Show on charts' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => param(page, 'at')).toMatch(/^2026-01-21T14:/);
    await settled(page);
    await expect(page.locator('[data-chart="Latency"]')).toBeInViewport();
    expect(await standing(), 'figures, MTTR, budget and grade are those of their own windows').toEqual(
      before,
    );
    await page.reload();
    await settled(page);
    await expect(lane(page, 'Latency')).toHaveCount(1);
    expect(await standing(), 'and whoever opens the link sees the same').toEqual(before);
  });

  test('may be named by people, last still, and leave maintenance out', async ({ page, addresses }) => {
    await serveScorecard(page, (scorecard) => {
      scorecard.incidents = {
        list: [
          {
            title: 'Checkout <b>down</b>',
            start: '2026-01-21T14:00:00Z',
            end: '2026-01-21T14:10:00Z',
            link: 'https://wiki.example.com/incidents/7',
          },
          { title: 'Slow mails', start: '2026-01-30T23:00:00Z' },
          { title: 'Backwards', start: '2026-01-30T23:00:00Z', end: '2026-01-30T22:00:00Z' },
        ],
        maintenance: [
          {
            title: 'Upgrade',
            start: '2026-01-25T02:00:00Z',
            end: '2026-01-25T04:00:00Z',
            accounting: 'excluded',
          },
          {
            title: 'Backups',
            weekly: 'Sunday 02:00-04:00 Europe/Berlin',
            accounting: 'counted',
          },
        ],
      };
    });
    await open(page, addresses.demo, { view: 'operations' });
    const rows = await readTable(page, CAPTION);
    expect(rows.map((row) => row.slice(1, 3))).toEqual([
      ['ongoing', '≥ 1 h'],
      ['21 Jan 2026, 14:28 UTC', '28 min'],
    ]);
    const link = section(page).getByRole('link', { name: /^Checkout <b>down<\/b>/ });
    await expect(link).toHaveAttribute('href', 'https://wiki.example.com/incidents/7');
    const facts = withSpaces((await section(page).textContent()) ?? '');
    expect(facts).toContain('28 min of 1');
    expect(facts).toContain('1 ongoing, not counted');
    expect(facts).toContain('Maintenance, excluded: neither up nor down');
    expect(facts).toContain('Backups (every Sunday 02:00-04:00 Europe/Berlin)');
    // The lane of the budget's 30 days: Sundays at 1:00 UTC, and the upgrade.
    const maintenance = page.locator('[data-chart="Uptime: budget left"] [data-kind="maintenance"]');
    expect(await maintenance.evaluateAll((all) => all.map((one) => one.getAttribute('data-event')))).toEqual(
      [
        '2026-01-25T02:00Z',
        '2026-01-04T01:00Z',
        '2026-01-11T01:00Z',
        '2026-01-18T01:00Z',
        '2026-01-25T01:00Z',
      ].map((time, index) => `maintenance/${Date.parse(time)}/${index === 0 ? 'Upgrade' : 'Backups'}`),
    );
    await page.getByRole('link', { name: 'See what and where' }).click();
    await expect(page.getByText('incidents.list[2]').first()).toBeVisible();
  });
});
