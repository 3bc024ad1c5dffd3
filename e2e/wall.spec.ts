import { DEMO_NOW } from '#demo/timeline.ts';
import { editIndicator, serveScorecard } from './edited-scorecard.ts';
import { expect, test } from './fixtures.ts';
import { illegible, keyFigureHeights, openWall } from './wall-screen.ts';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
] as const;

const PAGES = ['grade', 'operations', 'reliability', 'performance', 'quality', 'security', 'cost'];

const PANELS = ['grade', 'pillars', 'worst', 'latency', 'incidents', 'alerts', 'uptime', 'cost_efficiency'];

test.describe('a frame of 640 × 360', () => {
  test.use({ viewport: { width: 640, height: 360 } });

  for (const panel of PANELS) {
    test(`shows the panel ${panel} whole`, async ({ page, addresses }) => {
      await openWall(page, addresses.demo, { panel });
      await expect(page.locator(`main[data-page="${panel}"]`)).toBeVisible();
      expect(await illegible(page)).toEqual([]);
    });
  }
});

for (const viewport of SIZES) {
  test.describe(`a screen of ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    test('shows every page whole, with figures of at least 4.5 % of its height', async ({
      page,
      addresses,
    }) => {
      for (const name of PAGES) {
        await openWall(page, addresses.demo, { pages: name });
        await expect(page.locator(`main[data-page="${name}"]`)).toBeVisible();
        expect(await illegible(page), name).toEqual([]);
        const heights = await keyFigureHeights(page);
        expect(heights.length, name).toBeGreaterThan(0);
        for (const { text, share } of heights)
          expect(share, `${name}: ${text}`).toBeGreaterThanOrEqual(0.045);
      }
    });

    test.describe('without a server', () => {
      test.use({ expectedProblems: [/Failed to load resource/] });

      test('still does when nothing ever came, and when nothing is fresh', async ({ page, addresses }) => {
        const look = async (state: string) => {
          for (const [index, name] of PAGES.entries()) {
            await page.keyboard.press(`${index + 1}`);
            await expect(page.locator('[data-freshness]').first()).toHaveAttribute('data-freshness', state);
            expect(await illegible(page), `${state}: page ${index + 1}, ${name}`).toEqual([]);
            for (const { text, share } of await keyFigureHeights(page))
              expect(share, `${state}: ${text}`).toBeGreaterThanOrEqual(0.045);
          }
        };
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
        expect(await illegible(page), name).toEqual([]);
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

    test('says of what is exempt that it does not count, until when and why', async ({ page, addresses }) => {
      await serveScorecard(page, (scorecard) => {
        editIndicator(scorecard, 'latency_p95', { target: 0.1 });
        scorecard.exemptions = ['cost_per_project', 'mttr'].map((indicator) => ({
          indicator,
          reason: 'The move to another region is paid twice',
          owner: 'FinOps review board',
          until: '2026-02-28',
        }));
      });
      for (const name of ['grade', 'reliability', 'cost']) {
        await openWall(page, addresses.demo, { pages: name });
        expect(await illegible(page), name).toEqual([]);
        await expect(page.locator('main [data-exempt]')).toHaveCount(1);
      }
      await expect(page.locator('main')).toContainText('Exempt until 2026-02-28: The move to another region');
      await openWall(page, addresses.demo, { pages: 'grade' });
      await expect(page.locator('[data-part="worst"]')).toContainText('2 targets are exempt and not judged.');
    });
  });
}
