import type { Page } from '@playwright/test';
import { AT, open, param, readTable, settled, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';
import { watchTraffic } from './traffic.ts';

const latency = (page: Page) => page.locator('[data-chart="Latency"]');
const plot = (page: Page) => latency(page).getByRole('application');
const figures = (page: Page) => page.locator('[data-part="span-figures"]');

/** Milliseconds out of "≈ 150 ms" and "1.2 s", a count out of "60,480,000", a share out of "0.03 %". */
function amount(text: string): number {
  const number = Number.parseFloat(text.replace(/[≈≥\s]/g, '').replaceAll(',', ''));
  return text.endsWith('ms') ? number / 1000 : text.endsWith('%') ? number / 100 : number;
}

async function textOf(page: Page, id: string): Promise<string> {
  return withSpaces((await figures(page).locator(`[data-figure="${id}"] data`).textContent()) ?? '');
}

async function spanOf(page: Page): Promise<{ start: number; end: number }> {
  const [start = 0, end = 0] = ((await figures(page).getAttribute('data-span')) ?? '').split('/').map(Number);
  return { start, end };
}

/** Every question that leaves the page. */
function watchQuestions(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/')) asked.push(request.url());
  });
  return asked;
}

/** What the server says of the selected span, when it is asked in PromQL. */
async function oracle(
  { request, addresses }: { request: Parameters<typeof ask>[0]; addresses: { prometheus: string } },
  { start, end }: { start: number; end: number },
) {
  const range = `[${(end - start) / 1000}s] @ ${end / 1000}`;
  const buckets = `sum by (le) (increase(http_request_duration_seconds_bucket${range}))`;
  const value = async (expr: string) => Number((await ask(request, addresses.prometheus, expr))[0]?.value[1]);
  return {
    p95: await value(`histogram_quantile(0.95, ${buckets})`),
    requests: await value(`sum(increase(http_request_duration_seconds_count${range}))`),
    errors: await value(
      `(sum(increase(http_requests_total{status=~"5.."}${range})) or vector(0)) / sum(increase(http_requests_total${range}))`,
    ),
    within: await value(
      `sum(increase(http_request_duration_seconds_bucket{le="0.2"}${range})) / sum(increase(http_request_duration_seconds_count${range}))`,
    ),
  };
}

test.describe('a selection of the latency chart', () => {
  test('has its figures at once out of what is loaded, and the exact ones after the release', async ({
    page,
    addresses,
    request,
  }) => {
    const { quiet } = watchTraffic(page);
    await open(page, addresses.live, { view: 'operations', window: '30d', at: AT });
    // What lies below the chart is drawn after it, and asks then.
    await expect(page.locator('[data-breakdown] tbody tr').first()).toBeVisible();
    await plot(page).scrollIntoViewIfNeeded();
    await quiet();
    const asked = watchQuestions(page);
    const box = await plot(page).boundingBox();
    if (box === null) throw new Error('the chart has no box');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.55, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, y, { steps: 6 });
    await expect(figures(page)).toHaveAttribute('data-selected', 'true');
    const dragged = await spanOf(page);
    const said = await oracle({ request, addresses }, dragged);
    const near = async (id: string, value: number) => {
      const text = await textOf(page, id);
      expect(text, id).toMatch(/^≈ /);
      expect(Math.abs(amount(text) / value - 1), `${id}: ${text}, the server ${value}`).toBeLessThan(0.02);
    };
    await near('latency_p95', said.p95);
    await near('requests', said.requests);
    await near('within_target', said.within);
    await near('error_rate', said.errors);
    expect(asked, 'questions while the hand moves').toEqual([]);

    await page.mouse.up();
    await expect(figures(page).locator('[data-approximate]')).toHaveCount(0);
    await settled(page);
    expect(await spanOf(page)).toEqual(dragged);
    for (const [id, value] of Object.entries({
      latency_p95: said.p95,
      requests: said.requests,
      error_rate: said.errors,
      within_target: said.within,
    })) {
      const text = await textOf(page, id);
      expect(text).not.toContain('≈');
      // As many digits as are printed of it: a small share has two.
      expect(Math.abs(amount(text) / value - 1), `${id}: ${text}, the server ${value}`).toBeLessThan(
        id === 'error_rate' ? 0.05 : 0.006,
      );
    }

    await page.goBack();
    await settled(page);
    expect(param(page, 'window')).toBe('30d');
    await page.goForward();
    await settled(page);
    expect(await spanOf(page)).toEqual(dragged);
    await plot(page).dblclick();
    await expect.poll(() => param(page, 'window')).toBe('30d');
  });

  test('is made, taken, moved and left with the keyboard alone', async ({ page, addresses, request }) => {
    await open(page, addresses.live, { view: 'operations', window: '7d', at: AT });
    await page.getByRole('checkbox', { name: 'Buckets' }).focus();
    for (let stops = 0; stops < 3; stops += 1) {
      if (await plot(page).evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(plot(page)).toBeFocused();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    for (let steps = 0; steps < 8; steps += 1) await page.keyboard.press('Shift+PageUp');
    await expect(figures(page)).toHaveAttribute('data-selected', 'true');
    const selected = await spanOf(page);
    await page.keyboard.press('Enter');
    await settled(page);
    await expect(figures(page).locator('[data-approximate]')).toHaveCount(0);
    expect(await spanOf(page)).toEqual(selected);
    const said = await oracle({ request, addresses }, selected);
    expect(Math.abs(amount(await textOf(page, 'latency_p95')) / said.p95 - 1)).toBeLessThan(0.006);

    await expect(plot(page), 'the focus stays in the chart').toBeFocused();
    await page.keyboard.press(',');
    await expect.poll(async () => (await spanOf(page)).start).toBeLessThan(selected.start);
    await settled(page);
    await page.keyboard.press('+');
    await expect
      .poll(async () => {
        const { start, end } = await spanOf(page);
        return end - start;
      })
      .toBeLessThan(selected.end - selected.start);
    await settled(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => param(page, 'window')).toBe('7d');
  });
});

test('a spike that thirty days smooth away is in the band of peaks, as high as it is close up', async ({
  page,
  addresses,
}) => {
  await open(page, addresses.live, { view: 'operations', window: '30d', at: AT });
  await expect(latency(page).locator('path[data-peaks]')).toHaveCount(3);
  // The slow release began on the 19th at 09:00; the tile of an hour around it is looked at by the keyboard.
  await latency(page).getByText('Show as table').click();
  const far = await readTable(page, 'Latency');
  const row = far.findIndex(([time]) => time?.startsWith('19 Jan 2026, 10:00'));
  await plot(page).focus();
  await page.keyboard.press('Home');
  for (let moves = 0; moves < Math.floor(row / 10); moves += 1) await page.keyboard.press('PageDown');
  for (let moves = 0; moves < row % 10; moves += 1) await page.keyboard.press('ArrowRight');
  const tooltip = plot(page).getByRole('status');
  await expect(tooltip).toContainText('19 Jan 2026, 10:00');
  const line = withSpaces((await tooltip.locator('[data-tone="p95"] dd').textContent()) ?? '');
  const [, value = '', peak = value] = /^([^,]+)(?:, up to (.+))?$/.exec(line) ?? [];

  // The hour itself, in the finest tiles there are.
  await open(page, addresses.live, { view: 'operations', window: '1h', at: '2026-01-19T10:00:00Z' });
  await latency(page).getByText('Show as table').click();
  const near = (await readTable(page, 'Latency')).map((cells) => amount(cells[2] ?? ''));
  expect(near.length).toBeGreaterThan(10);
  expect(Math.max(...near)).toBe(amount(peak));
  expect(await textOf(page, 'latency_p95')).toBe(value);
});
