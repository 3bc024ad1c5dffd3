import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

type Theme = 'light' | 'dark';

/** A theme changes colours and nothing else, so the second one is asked about those alone. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds: rules and places, short enough to read in a failure. */
export async function complaintsAbout(page: Page, theme: Theme = 'light'): Promise<readonly string[]> {
  // The legacy mode asks in the page itself; the other one opens a second page for what it found in frames.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (theme === 'dark') axe.withRules(RULES_OF_COLOUR);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, any }) => `${id}: ${target.join(' ')} ${any.map(({ message }) => message).join('; ')}`,
    ),
  );
}

/** In both themes without another load: the page follows what its reader prefers. */
export async function expectNoComplaints(page: Page, what = 'the page'): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await complaintsAbout(page, theme), `${what}, ${theme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
