import type { Page } from '@playwright/test';
import { editIndicator, serveScorecard } from './edited-scorecard.ts';
import { addressOf } from './figures.ts';
import { expect, test } from './fixtures.ts';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
] as const;

const PAGES = ['grade', 'operations', 'reliability', 'performance', 'quality', 'security', 'cost'];

async function openWall(
  page: Page,
  app: string,
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.goto(addressOf(app, { view: 'wall', ...params }));
  await expect(page.locator('main[data-page]')).toBeVisible();
  await expect(page.getByText('…', { exact: true })).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** Everything that must be seen and is not: beyond the screen, or cut off by what it stands in. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const found: string[] = [];
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('the page scrolls');
    for (const element of document.querySelectorAll('header *, main *, footer *')) {
      const box = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.textContent?.slice(0, 40)}`;
      if (box.width === 0 || element.closest('[class*="hidden"]')) continue;
      if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1) {
        found.push(`beyond the screen: ${name}`);
      }
      const frame = document.querySelector('main')?.getBoundingClientRect();
      if (frame && element.closest('main') && element.tagName !== 'MAIN' && box.bottom > frame.bottom + 1) {
        found.push(`below the page: ${name}`);
      }
    }
    return found;
  });

/** Height of the digits of each key figure, as a share of the height of the screen. */
const digitHeights = (page: Page): Promise<readonly { readonly text: string; readonly share: number }[]> =>
  page.locator('main [data-indicator] data').evaluateAll((figures) => {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) throw new Error('no canvas');
    const numbers = figures.filter((figure) => /\d/.test(figure.textContent ?? ''));
    return numbers.map((figure) => {
      const { fontWeight, fontSize, fontFamily } = getComputedStyle(figure);
      context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      return {
        text: figure.textContent ?? '',
        share: context.measureText('0').actualBoundingBoxAscent / innerHeight,
      };
    });
  });

for (const viewport of SIZES) {
  test.describe(`a screen of ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    test('shows every page whole, with digits of at least 4.5 % of its height', async ({
      page,
      addresses,
    }) => {
      for (const name of PAGES) {
        await openWall(page, addresses.demo, { pages: name });
        await expect(page.locator(`main[data-page="${name}"]`)).toBeVisible();
        expect(await cutOff(page), name).toEqual([]);
        const heights = await digitHeights(page);
        expect(heights.length, name).toBeGreaterThan(0);
        for (const { text, share } of heights)
          expect(share, `${name}: ${text}`).toBeGreaterThanOrEqual(0.045);
      }
    });

    test('still does when much is wrong, and tells each status by shape and word', async ({
      page,
      addresses,
    }) => {
      await serveScorecard(page, (scorecard) => {
        editIndicator(scorecard, 'latency_p95', { target: 0.1 });
        editIndicator(scorecard, 'uptime', { target: 0.9996, tolerance: 0.5 });
        editIndicator(scorecard, 'critical_vulnerabilities', { query: 'no_such_series' });
        editIndicator(scorecard, 'cost_per_project', { target: 0.4 });
      });
      for (const name of PAGES) {
        await openWall(page, addresses.demo, { pages: name });
        expect(await cutOff(page), name).toEqual([]);
      }
      await openWall(page, addresses.demo, { pages: 'grade' });
      const patterns = await page.locator('li[data-pillar]').evaluateAll((rows) =>
        rows.map((row) => {
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
      const byStatus = new Map(patterns.map(({ status, pattern }) => [status, pattern]));
      expect([...byStatus.keys()].sort()).toEqual(['At risk', 'Exceeding', 'Missed', 'No data']);
      expect(new Set(byStatus.values()).size, JSON.stringify(patterns)).toBe(4);
      for (const { status, word } of patterns) expect(word).toBe(status);
    });
  });
}
