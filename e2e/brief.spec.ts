import { FIGURES_OF_BRIEF } from '#testing/figures-of-brief.ts';
import { expectScorecardOfBrief } from './expectations.ts';
import { figuresOfView, open, param, readFigures, type ShownFigures } from './figures.ts';
import { expect, test } from './fixtures.ts';

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
      await expect(page.getByText(/Pillars needs a browser of 2024 or later/)).toHaveCount(0);
      // The handlers are the same ones, so the other views are read once.
      if (serviceWorkers === 'allow')
        expect(textsOf(await readFigures(page), Object.keys(FIGURES_OF_BRIEF))).toEqual(FIGURES_OF_BRIEF);
      expect([...origins]).toEqual([addresses.demo]);

      // What a link to a download or to a mail program does to a page that stays.
      await page.evaluate(() => dispatchEvent(new Event('beforeunload')));
      await page.getByRole('combobox', { name: 'Window' }).selectOption({ label: 'Last 7 d' });
      await expect.poll(() => param(page, 'window')).toBe('1w');
      expect((await figuresOfView(page)).get('uptime')?.value).not.toBeNull();
    });
  });
}
