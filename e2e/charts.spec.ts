import type { Download, Page } from '@playwright/test';
import { AT, open, param, readTable, settled, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';

test.describe('the charts of operations', () => {
  const latency = (page: Page) => page.locator('[data-chart="Latency"]');

  test('zoom to the span a reader drags across', async ({ page, addresses }) => {
    await open(page, addresses.demo, { view: 'operations' });
    const plot = latency(page).getByRole('application');
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (box === null) throw new Error('the chart has no box');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.3, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, y, { steps: 5 });
    await page.mouse.move(box.x + box.width * 0.5, y, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => param(page, 'at')).toMatch(/^2026-01-30T\d\d:\d\d:00Z$/);
    expect(param(page, 'window')).toMatch(/^\d+[hm](\d+m)?$/);
    await settled(page);
    await expect(latency(page)).toHaveAttribute('data-state', 'ready');
  });

  test('lie over those of before, as the server counted them', async ({ page, addresses, request }) => {
    await open(page, addresses.live, { view: 'operations', window: '1d', at: AT });
    await latency(page).getByText('Show as table').click();
    const compare = latency(page).getByRole('combobox', { name: 'Compare with' });
    for (const { by, chosen, ago } of [
      { by: 'the keyboard', chosen: 'week', ago: '7d' },
      { by: 'the pointer', chosen: 'previous', ago: '1d' },
    ]) {
      await test.step(`chosen by ${by}`, async () => {
        if (by === 'the keyboard') {
          await compare.focus();
          await page.keyboard.press('s');
        } else await compare.selectOption({ label: 'Previous period' });
        await expect.poll(() => param(page, 'compare')).toBe(chosen);
        await settled(page);

        const buckets = `sum by (le) (increase(http_request_duration_seconds_bucket[5m] offset ${ago}))`;
        const [answer] = await ask(request, addresses.prometheus, `histogram_quantile(0.95, ${buckets})`);
        const head = latency(page).getByRole('row').first().getByRole('columnheader');
        await expect(head.filter({ hasText: 'before' })).toHaveCount(3);
        const cells = latency(page).getByRole('row').last().locator('th, td');
        // The lines of one comparison go as those of the other come.
        await expect
          .poll(async () => {
            const column = (await head.allTextContents()).findIndex((text) =>
              /^P95, .*before$/.test(withSpaces(text)),
            );
            const shown = Number.parseFloat(withSpaces((await cells.nth(column).textContent()) ?? ''));
            return Math.abs(shown / 1000 - Number(answer?.value[1]));
          })
          .toBeLessThan(0.0005);
      });
    }
  });

  test('tell the status classes apart as the server does', async ({ page, addresses, request }) => {
    await open(page, addresses.live, { view: 'operations', window: '7d', at: AT });
    const chart = page.locator('[data-chart="Error rate by status class"]');
    await chart.getByText('Show as table').click();
    const head = await chart.getByRole('row').first().getByRole('columnheader').allTextContents();
    expect(head).toEqual(['Time', '5xx', '4xx', '3xx', '2xx']);
    const last = await chart.getByRole('row').last().locator('td').allTextContents();
    const answer = await ask(
      request,
      addresses.prometheus,
      'sum by (class) (label_replace(increase(http_requests_total[15m]), "class", "$1", "status", "(.)..")) / ignoring(class) group_left sum(increase(http_requests_total[15m]))',
    );
    for (const [index, name] of ['5', '4', '3', '2'].entries()) {
      const share = answer.find(({ metric }) => metric.class === name)?.value[1] ?? '0';
      const shown = Number.parseFloat(withSpaces(last[index] ?? '')) / 100;
      expect(Math.abs(shown - Number(share)), name).toBeLessThan(0.00006);
    }
  });
});

const textOf = async (download: Download): Promise<string> =>
  Buffer.concat(await (await download.createReadStream()).toArray()).toString();

/** Picks from the menu of a chart, with the keyboard alone. */
async function pick(page: Page, chart: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Save or open ${chart}`, exact: true }).focus();
  await page.keyboard.press('Enter');
  const wanted = page.locator(`[data-chart="${chart}"]`).getByText(item);
  for (let moves = 0; moves < 5; moves += 1) {
    await page.keyboard.press('ArrowDown');
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
}

test.describe('the menu of a chart', () => {
  test('saves pictures that stand on their own', async ({ page, addresses }) => {
    await open(page, addresses.demo, { view: 'operations', window: '7d' });
    for (const chart of ['Latency', 'Latency distribution']) {
      const savingSvg = page.waitForEvent('download');
      await pick(page, chart, 'Save as SVG');
      const svg = await textOf(await savingSvg);
      expect(svg).toContain(`>${chart}</text>`);
      expect(svg).not.toMatch(/var\(|class=|style=/);

      const savingPng = page.waitForEvent('download');
      await pick(page, chart, 'Save as PNG');
      const png = Buffer.concat(await (await (await savingPng).createReadStream()).toArray());
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      const [, wide] = /width="(\d+)"/.exec(svg) ?? [];
      expect(png.readUInt32BE(16)).toBe(2 * Number(wide));
      // A picture of nothing but paper is a tenth of this.
      expect(png.length).toBeGreaterThan(20_000);
    }
  });

  test('has the same ways out for a distribution', async ({ page, addresses }) => {
    await open(page, addresses.live, { view: 'engineering', at: AT });
    const chart = 'Confidence above 0.8, Engineering review rate';
    const place = page.locator(`[data-chart="${chart}"]`);
    const bars = await place.getByRole('list', { name: chart }).getByRole('listitem').allTextContents();
    expect(bars.length).toBeGreaterThan(5);

    const savingCsv = page.waitForEvent('download');
    await pick(page, chart, 'Save as CSV');
    const [head, ...rows] = (await textOf(await savingCsv)).trimEnd().split('\r\n');
    expect(head).toBe('\uFEFFbin,share');
    expect(rows.map((row) => Number(row.split(',')[1])).reduce((sum, share) => sum + share)).toBeCloseTo(
      1,
      9,
    );

    const savingSvg = page.waitForEvent('download');
    await pick(page, chart, 'Save as SVG');
    const svg = await textOf(await savingSvg);
    for (const bar of bars)
      expect(svg).toContain(`>${/[≤>]? ?[\d.]+(–[\d.]+)?$/.exec(bar)?.[0].trim()}</text>`);
    expect(svg.match(/<rect/g)?.length).toBe(bars.length + 1);

    await place.getByText('Show as table').focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await readTable(page, chart)).length).toBe(bars.length);
    await page.getByRole('button', { name: `Save or open ${chart}` }).click();
    const link = place.getByRole('link', { name: /Open in Prometheus/ });
    expect(await link.getAttribute('href')).toContain('project_confidence_score_bucket');
  });
});
