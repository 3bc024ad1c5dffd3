import type { Page } from '@playwright/test';
import { AT, open, readTable } from './figures.ts';
import { expect, test } from './fixtures.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'The grade' });

test('why it moved adds up to the difference of the scores, on a real Prometheus', async ({
  page,
  addresses,
}) => {
  await open(page, addresses.live, { at: AT, explain: 'moved' });
  const move = dialog(page).locator('[data-part="move"]');
  await expect(move).toHaveAttribute('aria-busy', 'false');
  const [, points, direction] = /: ([\d.]+) points? (more|less)/.exec((await move.textContent()) ?? '') ?? [];
  const rows = await readTable(page, /What each indicator did/);
  const sum = rows.reduce(
    (all, row) => all + (Number(row.at(-1)?.replace('−', '-').replace(/[±–]/, '0')) || 0),
    0,
  );
  expect(rows.length).toBeGreaterThan(10);
  expect(sum).toBeCloseTo(Number(points ?? 0) * (direction === 'less' ? -1 : 1), 1);
});

test('the slider of what if is moved by the keys of a slider', async ({ page, addresses }) => {
  await open(page, addresses.live, { at: AT, explain: 'whatif' });
  const result = dialog(page).getByRole('region', { name: 'What if' });
  const slider = dialog(page).getByRole('slider', { name: 'API latency (P95), value' });
  await slider.focus();
  await slider.press('End');
  await expect(result.getByRole('img', { name: 'Grade C plus' })).toBeVisible();
  await slider.press('Home');
  await expect(dialog(page).getByRole('spinbutton', { name: /API latency \(P95\), value/ })).toHaveValue('0');
  await expect(result.getByRole('img', { name: 'Grade A plus' })).toBeVisible();
});
