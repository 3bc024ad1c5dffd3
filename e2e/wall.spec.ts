import type { Page } from '@playwright/test';
import { DEMO_NOW } from '#demo/timeline.ts';
import { editIndicator, pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { AT, changeAddress } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { answered, illegible, keyFigureHeights, openWall } from './wall-screen.ts';

const FRAME = { width: 640, height: 360 };
const SCREENS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
] as const;

const PAGES = ['grade', 'operations', 'reliability', 'performance', 'quality', 'security', 'cost'];

const PANELS = ['grade', 'pillars', 'worst', 'latency', 'incidents', 'alerts', 'uptime', 'cost_efficiency'];

const DIGITS_AT_LEAST = 0.045;

const openAllPages = (page: Page, app: string): Promise<void> =>
  openWall(page, app, { at: AT, pages: PAGES.join(','), rotate: 'off' });

/** The wall grows with its screen: of one shape, one size stands for the others. */
const SHAPES = [SCREENS[0], SCREENS[3]];

/** Turns the pages of a wall that is open, on screens of each size; what is in trouble comes first. */
async function onScreens(
  screens: readonly (typeof SCREENS)[number][],
  page: Page,
  look: (where: string, name: string) => Promise<void>,
) {
  for (const screen of screens) {
    await page.setViewportSize(screen);
    const seen = new Set<string>();
    // A page that begins to fail while answers arrive comes up by itself, and moves to the front of the others.
    for (let key = 0; seen.size < PAGES.length; key += 1) {
      expect(key, `looked at ${[...seen]}`).toBeLessThan(5 * PAGES.length);
      const place = key % PAGES.length;
      const tab = page.getByRole('list', { name: 'Pages' }).getByRole('listitem').nth(place);
      await expect(async () => {
        await page.keyboard.press(`${place + 1}`);
        await expect(tab).toHaveAttribute('aria-current', 'page', { timeout: 1_000 });
      }).toPass();
      const name = (await page.locator('main[data-page]').getAttribute('data-page')) ?? '';
      if (seen.has(name)) continue;
      seen.add(name);
      await look(`${name} on ${screen.width} × ${screen.height}`, name);
    }
    expect([...seen].sort()).toEqual([...PAGES].sort());
  }
}

async function expectLegible(page: Page, where: string): Promise<void> {
  // A screen that has just changed its size or page is laid out by the next frame.
  await expect.poll(() => illegible(page), where).toEqual([]);
}

async function expectLargeFigures(page: Page, where: string): Promise<void> {
  for (const { text, share } of await keyFigureHeights(page))
    expect(share, `${where}: ${text}`).toBeGreaterThanOrEqual(DIGITS_AT_LEAST);
}

test('every panel is whole in a frame of 640 × 360', async ({ page, addresses }) => {
  await page.setViewportSize(FRAME);
  await openWall(page, addresses.live, { panel: 'grade', at: AT });
  for (const panel of PANELS) {
    await changeAddress(page, { panel });
    await expect(page.locator(`main[data-page="${panel}"]`)).toBeVisible();
    await answered(page);
    await expectLegible(page, panel);
  }
});

test('every page is whole on every screen, with figures of at least 4.5 % of its height', async ({
  page,
  addresses,
}) => {
  await openAllPages(page, addresses.live);
  await onScreens(SCREENS, page, async (where) => {
    await expectLegible(page, where);
    expect((await keyFigureHeights(page)).length, where).toBeGreaterThan(0);
    await expectLargeFigures(page, where);
  });
});

test.describe('without a server', () => {
  test.use({ expectedProblems: [/Failed to load resource/] });

  test('it still is when nothing ever came, and when nothing is fresh', async ({ page, addresses }) => {
    const look = (state: string) =>
      onScreens(SHAPES, page, async (where) => {
        await expect(page.locator('[data-freshness]').first()).toHaveAttribute('data-freshness', state);
        await expectLegible(page, `${state}: ${where}`);
        await expectLargeFigures(page, `${state}: ${where}`);
      });
    // By the clock of the tests the server lives years in the future: what it answers is old at once.
    await page.clock.install({ time: DEMO_NOW });
    await page.route('**/api/v1/**', (route) => route.abort());
    await openWall(page, addresses.live, { pages: PAGES.join(','), rotate: 'off' });
    await look('unanswered');
    await page.unroute('**/api/v1/**');
    await page.clock.runFor(60_000);
    await look('old');
    await page.route('**/api/v1/**', (route) => route.abort());
    await page.clock.fastForward('26:00:00');
    await look('stale');
  });
});

test('it still is when much is wrong, and tells each status by shape and word', async ({
  page,
  addresses,
}) => {
  await serveScorecard(page, (scorecard) => {
    pointAtProxy(scorecard);
    editIndicator(scorecard, 'latency_p95', { target: 0.1 });
    editIndicator(scorecard, 'uptime', { target: 0.9996, tolerance: 0.5 });
    editIndicator(scorecard, 'critical_vulnerabilities', { query: 'no_such_series' });
    editIndicator(scorecard, 'cost_per_project', { target: 0.4 });
  });
  await openAllPages(page, addresses.live);
  await onScreens(SHAPES, page, (where) => expectLegible(page, where));
  await page.keyboard.press('1');
  const rows = page.locator('li[data-pillar]');
  const patterns = () =>
    rows.evaluateAll((elements) =>
      elements.map((row) => {
        const { backgroundImage, backgroundColor, borderStyle, borderColor } = getComputedStyle(
          row,
          '::before',
        );
        // Without colour: only what is painted and how.
        const hasFill = backgroundColor !== 'rgba(0, 0, 0, 0)';
        const hasBorder = borderColor !== 'rgba(0, 0, 0, 0)';
        const stripes =
          /([-\d.]+)deg/.exec(backgroundImage)?.[1] ?? (backgroundImage === 'none' ? '' : 'other');
        return {
          status: row.getAttribute('data-status') ?? '',
          word: row.querySelector('span[data-status]')?.textContent ?? '',
          pattern: JSON.stringify([hasFill, stripes, hasBorder, hasBorder && borderStyle]),
        };
      }),
    );
  const byStatus = async () => new Map((await patterns()).map(({ status, pattern }) => [status, pattern]));
  await expect
    .poll(async () => [...(await byStatus()).keys()].sort())
    .toEqual(['At risk', 'Exceeding', 'Missed', 'No data']);
  expect(new Set((await byStatus()).values()).size).toBe(4);
  for (const { status, word } of await patterns()) expect(word).toBe(status);
});

test('it says of what is exempt that it does not count, until when and why', async ({ page, addresses }) => {
  await serveScorecard(page, (scorecard) => {
    pointAtProxy(scorecard);
    editIndicator(scorecard, 'latency_p95', { target: 0.1 });
    scorecard.exemptions = ['cost_per_project', 'mttr'].map((indicator) => ({
      indicator,
      reason: 'The move to another region is paid twice',
      owner: 'FinOps review board',
      until: '2026-02-28',
    }));
  });
  await openAllPages(page, addresses.live);
  await onScreens(SHAPES, page, async (where, name) => {
    await expectLegible(page, where);
    if (!['grade', 'reliability', 'cost'].includes(name)) return;
    await expect(page.locator('main [data-exempt]'), where).toHaveCount(1);
    if (name === 'cost')
      await expect(page.locator('main')).toContainText('Exempt until 2026-02-28: The move to another region');
  });
  await page.keyboard.press('1');
  await expect(page.locator('[data-part="worst"]')).toContainText('2 targets are exempt and not judged.');
});
