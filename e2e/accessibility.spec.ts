import type { Page } from '@playwright/test';
import { onApiCall } from './api-route.ts';
import { complaintsAbout, expectNoComplaints } from './axe.ts';
import { editIndicator, pointAtProxy, serveScorecard, serveScorecardText } from './edited-scorecard.ts';
import { expectNoSidewaysScrolling } from './expectations.ts';
import { AT, changeAddress, open, settled, visit } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { openWall } from './wall-screen.ts';

const PILLARS = ['reliability', 'performance', 'quality', 'security', 'cost'];

type Named = { readonly name: string; readonly params: Readonly<Record<string, string>> };

const pagesOf = (...views: readonly string[]): readonly Named[] =>
  views.map((view) => ({ name: view, params: { view } }));

/** Two loads for all pages, so that both workers have something to do. The five pillars share one page. */
const GROUPS: readonly {
  readonly title: string;
  readonly pages: readonly Named[];
  readonly change?: Parameters<typeof serveScorecard>[1];
}[] = [
  {
    title: 'with a figure that is missing',
    change: (scorecard) =>
      editIndicator(scorecard, 'cost_per_project', { numerator: 'sum(no_such_metric{$filters})' }),
    pages: [
      ...pagesOf('executive', 'engineering', 'performance', 'security', 'history'),
      { name: 'the grade taken apart', params: { explain: 'grade' } },
      { name: 'the grade that moved', params: { explain: 'moved' } },
      { name: 'a grade imagined', params: { explain: 'whatif' } },
    ],
  },
  {
    title: 'with all figures',
    pages: [
      ...pagesOf('operations', 'cost', 'setup'),
      { name: 'a review', params: { view: 'review', period: 'monthly' } },
      { name: 'a review as it is presented', params: { view: 'review', slide: '1' } },
      { name: 'the details of a figure', params: { indicator: 'latency_p95' } },
      { name: 'the hand-outs', params: { handout: '1' } },
      { name: 'no grade earned', params: { window: '6h', at: '2026-01-21T18:00:00Z' } },
    ],
  },
];

const DIALOGS = ['indicator', 'handout', 'slide', 'explain'];

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 720 };

test.describe('axe finds nothing in either theme, and nothing scrolls sideways on a phone', () => {
  for (const { title, pages, change } of GROUPS) {
    test(`${title}: ${pages.map(({ name }) => name).join(', ')}`, async ({ page, addresses }) => {
      if (change !== undefined) {
        await serveScorecard(page, (scorecard) => {
          pointAtProxy(scorecard);
          change(scorecard);
        });
      }
      await open(page, addresses.live, { at: AT });
      for (const { name, params } of pages) {
        await test.step(name, async () => {
          await visit(page, { at: AT, ...params });
          const isDialog = DIALOGS.some((name) => name in params);
          await expect(page.getByRole('dialog')).toHaveCount(isDialog ? 1 : 0);
          await expectNoComplaints(page, name);
          await page.setViewportSize(PHONE);
          await settled(page);
          await expectNoSidewaysScrolling(page);
          if (name === 'executive') await expectWholeScorecard(page);
          await page.setViewportSize(DESK);
        });
      }
    });
  }

  test('where nothing could be read', async ({ page, addresses }) => {
    await serveScorecardText(page, '{');
    await page.goto(addresses.live);
    await expect(page.getByRole('heading', { name: 'scorecard.json cannot be read' })).toBeVisible();
    await expectNoComplaints(page);
  });
});

/** The table of the scorecard is read without scrolling it sideways. */
async function expectWholeScorecard(page: Page): Promise<void> {
  const table = page.getByRole('table', { name: /Target, current value and status/ });
  const hidden = () =>
    table.evaluate((element) => {
      const { scrollWidth, clientWidth } = element.parentElement ?? element;
      return scrollWidth - clientWidth;
    });
  await expect.poll(hidden, 'pixels behind the right edge').toBe(0);
}

test('axe finds nothing on the pages of a wall, dark or light', async ({ page, addresses }) => {
  const pages = ['grade', 'operations', ...PILLARS];
  // Half faded in, nothing has the contrast it will have.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // A wall is dark for whoever prefers light, too: only its address says otherwise.
  await openWall(page, addresses.live, { at: AT, pages: pages.join(','), theme: 'light' });
  for (const theme of ['light', 'dark'] as const) {
    if (theme === 'dark') await changeAddress(page, { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const wallPage of pages) {
      await expect(page.locator(`main[data-page="${wallPage}"]`)).toBeVisible();
      expect(await complaintsAbout(page, theme), `${wallPage}, ${theme}`).toEqual([]);
      await page.keyboard.press('ArrowRight');
    }
  }
});

test.describe('nothing jumps while slow answers arrive', () => {
  const ANSWER_DELAY_MS = 300;
  /** One after the other, so that the parts of a page are filled one by one. */
  const STAGGER_MS = 150;
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
