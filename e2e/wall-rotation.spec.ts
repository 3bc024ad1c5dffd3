import type { Page } from '@playwright/test';
import { editIndicator, pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { AT } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { openWall } from './wall-screen.ts';

const shown = (page: Page) => page.locator('main[data-page]');
const seconds = (page: Page, count: number) => page.clock.runFor(count * 1000);

test.beforeEach(({ page }) => page.clock.install());

test('what fails comes first and stays three turns, what is at risk two, what is well one', async ({
  page,
  addresses,
}) => {
  await serveScorecard(page, (scorecard) => {
    pointAtProxy(scorecard);
    editIndicator(scorecard, 'uptime', { target: 0.9996, tolerance: 0.5 });
    editIndicator(scorecard, 'cost_per_project', { target: 0.4 });
  });
  await openWall(page, addresses.live, { at: AT, rotate: '1m', pages: 'performance,reliability,cost' });
  // The page's clock goes on by itself as well: what is asked of it keeps half a turn away from the edges.
  for (const [id, turns] of [
    ['cost', 3],
    ['reliability', 2],
    ['performance', 1],
    ['cost', 3],
  ] as const) {
    await expect(shown(page)).toHaveAttribute('data-page', id);
    await seconds(page, turns * 60 - 30);
    await expect(shown(page)).toHaveAttribute('data-page', id);
    await seconds(page, 30);
  }
  await expect(shown(page)).toHaveAttribute('data-page', 'reliability');
});

test('keys turn, choose and hold the pages, which come up calmly', async ({ page, addresses }) => {
  await openWall(page, addresses.live, { at: AT, pages: 'grade,operations,cost' });
  for (const [key, id] of [
    ['ArrowRight', 'operations'],
    ['MediaTrackNext', 'cost'],
    ['PageDown', 'grade'],
    ['ArrowLeft', 'cost'],
    ['MediaTrackPrevious', 'operations'],
    ['3', 'cost'],
    ['Home', 'grade'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(shown(page), key).toHaveAttribute('data-page', id);
  }
  for (const key of ['Space', 'MediaPlayPause']) {
    await page.keyboard.press(key);
    await expect(page.locator('footer')).toContainText('Paused');
    const held = await shown(page).getAttribute('data-page');
    await seconds(page, 300);
    await expect(shown(page)).toHaveAttribute('data-page', held ?? '');
    await page.keyboard.press(key);
    await expect(page.locator('footer')).not.toContainText('Paused');
    await seconds(page, 31);
    await expect(shown(page)).not.toHaveAttribute('data-page', held ?? '');
  }

  // A page comes up calmly, and at once where less motion is wanted.
  const motion = () => shown(page).evaluate((main) => getComputedStyle(main).animationName);
  expect(await motion()).not.toBe('none');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('1');
  await page.keyboard.press('ArrowRight');
  await expect(shown(page)).toHaveAttribute('data-page', 'operations');
  expect(await motion()).toBe('none');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('whoever switched keys without Ctrl off can still turn the pages', async ({ page, addresses }) => {
  await page.addInitScript(() => localStorage.setItem('pillars.single-keys', 'off'));
  await openWall(page, addresses.live, { at: AT, pages: 'grade,operations' });
  await page.keyboard.press('2');
  await expect(shown(page)).toHaveAttribute('data-page', 'grade');
  await page.keyboard.press('ArrowRight');
  await expect(shown(page)).toHaveAttribute('data-page', 'operations');
});
