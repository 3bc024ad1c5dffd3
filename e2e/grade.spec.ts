import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editIndicator, pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { AT, grade, open, param, readTable, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'The grade' });
const POINTS = /Points, weight and contribution/;

const withoutCost = (scorecard: Parameters<Parameters<typeof serveScorecard>[1]>[0]) =>
  editIndicator(scorecard, 'cost_per_project', { numerator: 'sum(no_such_metric{$filters})' });

for (const source of ['demo', 'live'] as const) {
  test(`what is missing leaves a range and a provisional letter (${source})`, async ({ page, addresses }) => {
    await serveScorecard(page, (scorecard) => {
      if (source === 'live') pointAtProxy(scorecard);
      withoutCost(scorecard);
    });
    await open(page, addresses[source], { at: AT });
    await expect(grade(page)).toContainText('Provisional');
    await expect(page.locator('main')).toContainText(
      '1 of 17 indicators has no data; the grade could be C+ to A+.',
    );
  });

  test(`the grade is taken apart into points, caps and what would raise it (${source})`, async ({
    page,
    addresses,
  }) => {
    await serveScorecard(page, (scorecard) => {
      if (source === 'live') pointAtProxy(scorecard);
      editIndicator(scorecard, 'latency_p95', { target: 0.1 });
    });
    await open(page, addresses[source], { at: AT });
    await page.getByRole('button', { name: 'How it is graded' }).click();
    expect(param(page, 'explain')).toBe('grade');
    await expect(page.getByRole('region', { name: POINTS })).toBeVisible();
    expect((await readTable(page, POINTS)).map((row) => row.slice(0, 5))).toEqual([
      ['Reliability', 'Exceeding', '100', '20 %', '20'],
      ['Performance', 'Missed', '40', '20 %', '8'],
      ['Quality', 'Exceeding', '100', '20 %', '20'],
      [expect.stringContaining('Security'), 'Met', '100', '20 %', '20'],
      ['Cost', 'Exceeding', '100', '20 %', '20'],
      ['Together', '', '', '', '88'],
    ]);
    await expect(dialog(page)).toContainText('88 of 100 points make a B+.');
    await expect(dialog(page)).toContainText('a pillar misses its target. This one decided.');
    const need = dialog(page).getByRole('button', { name: 'P95 ≤ 100 ms' });
    await need.click();
    await expect(page.getByRole('dialog', { name: 'API latency (P95)' })).toBeVisible();
  });

  test(`why it moved adds up to the difference of the scores (${source})`, async ({ page, addresses }) => {
    await open(page, addresses[source], { at: AT, explain: 'moved' });
    const move = dialog(page).locator('[data-part="move"]');
    await expect(move).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
    const [, points, direction] =
      /: ([\d.]+) points? (more|less)/.exec((await move.textContent()) ?? '') ?? [];
    const rows = await readTable(page, /What each indicator did/);
    const sum = rows.reduce(
      (all, row) => all + (Number(row.at(-1)?.replace('−', '-').replace(/[±–]/, '0')) || 0),
      0,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(sum).toBeCloseTo(Number(points ?? 0) * (direction === 'less' ? -1 : 1), 1);
  });

  test(`a figure shows its numbers, its window and its data (${source})`, async ({ page, addresses }) => {
    await open(page, addresses[source], { at: AT, indicator: 'latency_p95' });
    const details = page.getByRole('dialog', { name: 'API latency (P95)' });
    await expect(details).toContainText('between 100 ms and 200 ms');
    await expect(details).toContainText('1 min measured, 1 min in scorecard.json');
    await expect(details).toContainText('30 Jan 2026, 23:55:00 UTC – 31 Jan 2026, 00:00:00 UTC');
    const working = withSpaces((await details.locator('[data-part="working"]').textContent()) ?? '');
    expect(working).toBe('100 ms + (200 ms − 100 ms) · (28,500 − 27,450) ÷ 2,100 = 150 ms');
    await expect(details.getByRole('button', { name: 'Copy trace as JSON' })).toBeVisible();
  });
}

test('a changed target is a marked break', async ({ page, addresses }) => {
  await open(page, addresses.demo, { explain: 'moved' });
  await expect(dialog(page).locator('[data-part="move"]')).toBeVisible();
  await expect(dialog(page)).not.toContainText('not comparable');

  await serveScorecard(page, (scorecard) => editIndicator(scorecard, 'latency_p95', { target: 0.1 }));
  await page.reload();
  await expect(dialog(page)).toContainText('figures before and after are not comparable');
  await expect(dialog(page)).toContainText('API latency (P95): target 200 ms → 100 ms');
});

test('what if judges what is imagined, by keyboard, and forgets it', async ({ page, addresses }) => {
  await open(page, addresses.demo, { explain: 'whatif' });
  const result = dialog(page).getByRole('region', { name: 'What if' });
  await expect(result).toContainText('not your figures');
  const value = dialog(page).getByRole('spinbutton', { name: /API latency \(P95\), value/ });
  await value.fill('250');
  await expect(result.getByRole('img', { name: 'Grade C plus' })).toBeVisible();
  await expect(result).toContainText('Actual: A+');
  const slider = dialog(page).getByRole('slider', { name: 'API latency (P95), value' });
  await slider.focus();
  await slider.press('Home');
  await expect(value).toHaveValue('0');
  await expect(result.getByRole('img', { name: 'Grade A plus' })).toBeVisible();

  await value.fill('250');
  await result.getByRole('button', { name: 'Reset' }).click();
  await expect(value).toHaveValue('150');
  await value.fill('250');
  await page.reload();
  await expect(value).toHaveValue('150');
  await expect(page.locator('main [data-grade="A+"]')).toBeAttached();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const explain of ['grade', 'moved', 'whatif'] as const) {
    test(`${explain} can be read by everybody (${colorScheme})`, async ({ page, addresses }) => {
      await page.emulateMedia({ colorScheme });
      await serveScorecard(page, withoutCost);
      await open(page, addresses.demo, { explain });
      await expect(dialog(page).getByRole('heading', { level: 2 })).toBeVisible();
      await expect(dialog(page).locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 30_000 });
      const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  }
}
