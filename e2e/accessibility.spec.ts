import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { onApiCall } from './api-route.ts';
import { serveScorecardText } from './edited-scorecard.ts';
import { expectNoSidewaysScrolling } from './expectations.ts';
import { AT, open, settled, visit } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { openWall } from './wall-screen.ts';

/** A theme changes colours and nothing else, so the second one is asked about those alone. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Rules and places, short enough to read in a failure. */
async function complaintsAbout(page: Page, theme: 'light' | 'dark'): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  if (theme === 'dark') axe.withRules(RULES_OF_COLOUR);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, any }) => `${id}: ${target.join(' ')} ${any.map(({ message }) => message).join('; ')}`,
    ),
  );
}

const PILLARS = ['reliability', 'performance', 'quality', 'security', 'cost'];

const PAGES = [
  { name: 'executive', params: { view: 'executive' } },
  { name: 'operations', params: { view: 'operations' } },
  { name: 'engineering', params: { view: 'engineering' } },
  ...PILLARS.map((view) => ({
    name: `the page of ${view}`,
    params: { view },
  })),
  { name: 'history', params: { view: 'history' } },
  { name: 'a review', params: { view: 'review', period: 'monthly' } },
  { name: 'a review as it is presented', params: { view: 'review', slide: '1' } },
  { name: 'setup', params: { view: 'setup' } },
  { name: 'the details of a figure', params: { indicator: 'latency_p95' } },
  { name: 'the hand-outs', params: { handout: '1' } },
] satisfies readonly { name: string; params: Record<string, string> }[];

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 720 };

test.describe('axe finds nothing in either theme, and nothing scrolls sideways on a phone', () => {
  // One load for half of the pages, so that both workers have something to do.
  for (const half of [0, 1]) {
    const pages = PAGES.filter((_, index) => index % 2 === half);
    test(`on ${pages.map(({ name }) => name).join(', ')}`, async ({ page, addresses }) => {
      await open(page, addresses.live, { at: AT });
      for (const { name, params } of pages) {
        await test.step(name, async () => {
          await visit(page, { at: AT, ...params });
          const isDialog = ['indicator', 'handout', 'slide'].some((name) => name in params);
          await expect(page.getByRole('dialog')).toHaveCount(isDialog ? 1 : 0);
          await expectNoComplaints(page);
          await page.setViewportSize(PHONE);
          await settled(page);
          await expectNoSidewaysScrolling(page);
          await page.setViewportSize(DESK);
        });
      }
    });
  }

  test('where nothing could be read, or no grade was earned', async ({ page, addresses }) => {
    await serveScorecardText(page, '{');
    await page.goto(addresses.live);
    await expect(page.getByRole('heading', { name: 'scorecard.json cannot be read' })).toBeVisible();
    await expectNoComplaints(page);

    await page.unroute('**/scorecard.json');
    await open(page, addresses.live, { window: '6h', at: '2026-01-21T18:00:00Z' });
    await expectNoComplaints(page);
  });
});

/** One load for both themes: the page follows what its reader prefers. */
async function expectNoComplaints(page: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await complaintsAbout(page, theme), theme).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages of a ${theme} wall`, async ({ page, addresses }) => {
    const pages = ['grade', 'operations', ...PILLARS];
    // Half faded in, nothing has the contrast it will have.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // A wall is dark for whoever prefers light, too: only its address says otherwise.
    await openWall(page, addresses.live, { at: AT, pages: pages.join(','), theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const wallPage of pages) {
      await expect(page.locator(`main[data-page="${wallPage}"]`)).toBeVisible();
      expect(await complaintsAbout(page, theme), wallPage).toEqual([]);
      await page.keyboard.press('ArrowRight');
    }
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: PHONE });

  test('the scorecard is read without scrolling its table sideways', async ({ page, addresses }) => {
    await open(page, addresses.demo);
    const table = page.getByRole('table', { name: /Target, current value and status/ });
    const hidden = await table.evaluate((element) => {
      const { scrollWidth, clientWidth } = element.parentElement ?? element;
      return scrollWidth - clientWidth;
    });
    expect(hidden, 'pixels behind the right edge').toBe(0);
  });
});

test.describe('nothing jumps while slow answers arrive', () => {
  const ANSWER_DELAY_MS = 300;
  /** One after the other, so that the parts of a page are filled one by one. */
  const STAGGER_MS = 150;
  const SLOWDOWN = 4;

  // The pages of the pillars are alike, and so are those of charts.
  for (const view of ['executive', 'operations', 'performance', 'history']) {
    test(`on ${view}`, async ({ page, addresses }) => {
      await page.addInitScript(() => {
        const shifts: unknown[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as LayoutShift[]) {
            if (entry.hadRecentInput) continue;
            const moved = entry.sources.map(({ node }) =>
              node instanceof Element ? node.outerHTML.slice(0, 80) : '',
            );
            shifts.push({ value: entry.value, moved });
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      let calls = 0;
      await onApiCall(page, async ({ route }) => {
        const delay = ANSWER_DELAY_MS + STAGGER_MS * (calls++ % 8);
        await new Promise((resolve) => setTimeout(resolve, delay));
        await route.fallback();
      });
      await open(page, addresses.live, { at: AT, view });
      await settled(page);
      const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
      const total = shifts.reduce((sum, { value }) => sum + value, 0);
      expect(total, JSON.stringify(shifts, null, 1)).toBeLessThan(0.01);
    });
  }
});

type Shift = { readonly value: number; readonly moved: readonly string[] };

/** Not in the DOM types: only Chromium has it. */
type LayoutShift = {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
};
