import type { Page } from '@playwright/test';
import { grade, type ShownFigures } from './figures.ts';
import { expect } from './fixtures.ts';

export async function expectNoGrade(page: Page): Promise<void> {
  await expect(grade(page)).toHaveAttribute('data-grade', '');
  await expect(page.getByRole('img', { name: 'No grade' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Not enough data for a grade.');
}

/** Nothing that was measured is shown; what somebody vouched for stays true without a server. */
export function expectNoFigures(figures: ShownFigures): void {
  for (const [id, { text, value, status }] of figures) {
    if (id === 'cost_efficiency') continue;
    expect({ text, value }, id).toEqual({ text: '–', value: null });
    expect(['No data', null], id).toContain(status);
  }
}

export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const excess = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(excess, 'pixels beyond the right edge').toBe(0);
}
