import { expect, test } from './fixtures.ts';

const SENTENCE = /Pillars needs a browser of 2024 or later/;

/** Runs before anything of the page: takes away what browsers had only since 2024. */
const WITHOUT = {
  'light-dark()': () => {
    const { supports } = CSS;
    CSS.supports = (...texts: [string, string?]) =>
      !texts.join(' ').includes('light-dark') &&
      (supports as (...all: unknown[]) => boolean).apply(CSS, texts);
  },
  'AbortSignal.any': () => {
    delete (AbortSignal as { any?: unknown }).any;
  },
  'CSS.supports': () => {
    delete (window as { CSS?: unknown }).CSS;
  },
};

for (const [name, takeAway] of Object.entries(WITHOUT)) {
  test(`a browser without ${name} gets a plain sentence, on the wall too`, async ({ page, addresses }) => {
    await page.addInitScript(takeAway);
    for (const search of ['', '?view=wall']) {
      await page.goto(`${addresses.live}/${search}`);
      await expect(page.getByText(SENTENCE)).toBeVisible();
      await expect(page.locator('#root')).toBeEmpty();
    }
  });
}
