import { expectScorecardOfBrief } from './expectations.ts';
import { figuresOfView, open, readFigures, type ShownFigures } from './figures.ts';
import { expect, test } from './fixtures.ts';

const EVERY_FIGURE = {
  uptime: '99.95 %',
  projects_per_day: '20/day',
  user_satisfaction: '4.6/5.0',
  cost_per_project: '$0.50',
  latency_p95: '150 ms',
  error_rate: '0.3 %',
  db_connections: '45 %',
  cache_hit_rate: '85 %',
  test_coverage: '95 %',
  confidence: '80 %',
  review_rate: '8 %',
  solver_performance: '100 %',
  critical_vulnerabilities: '0',
};

const textsOf = (
  figures: ShownFigures,
  ids: readonly string[],
): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(ids.map((id) => [id, figures.get(id)?.text]));

// A browser that starts no service worker (a private window) asks the same handlers without leaving the page.
for (const serviceWorkers of ['allow', 'block'] as const) {
  test.describe(`the page as shipped, service workers: ${serviceWorkers}`, () => {
    test.use({ serviceWorkers });
    if (serviceWorkers === 'block') {
      test.use({ expectedProblems: [/Service Worker registration blocked by Playwright/] });
    }

    test('shows the brief to the digit, in each view, and asks nobody but its own origin', async ({
      page,
      context,
      addresses,
    }) => {
      const origins = new Set<string>();
      context.on('request', (request) => origins.add(new URL(request.url()).origin));
      await open(page, addresses.demo);
      await expectScorecardOfBrief(page);
      expect(textsOf(await readFigures(page), Object.keys(EVERY_FIGURE))).toEqual(EVERY_FIGURE);
      expect([...origins]).toEqual([addresses.demo]);

      // What a link to a download or to a mail program does to a page that stays.
      await page.evaluate(() => dispatchEvent(new Event('beforeunload')));
      await page.getByRole('combobox', { name: 'Window' }).selectOption({ label: 'Last 7 d' });
      expect((await readFigures(page)).get('uptime')?.value).not.toBeNull();
    });
  });
}

test('a link with ?demo shows the demo in front of a server too', async ({ page, addresses }) => {
  await open(page, addresses.live, { demo: '1' });
  await expect(page.locator('[data-source="demo"]')).toHaveText('Demo data');
  expect((await figuresOfView(page)).get('uptime')?.text).toBe('99.95 %');
});
