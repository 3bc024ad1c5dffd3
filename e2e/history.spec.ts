import type { Page } from '@playwright/test';
import { AT, grade, open, param, readTable, visit } from './figures.ts';
import { expect, test } from './fixtures.ts';

const TABLE = /Grade and pillars, newest first/;
const POINTS = /Points, weight and contribution/;
const CHANGES = /Days on which the grade or a pillar changed/;

async function rowsByDay(page: Page): Promise<ReadonlyMap<string, readonly string[]>> {
  await page.getByRole('radio', { name: 'Days', exact: true }).check({ force: true });
  const rows = await readTable(page, TABLE);
  return new Map(rows.map(([day = '', ...rest]) => [day, rest]));
}

/** "2025-12-11T00:00:00Z" */
const midnight = (day: string): string => `${new Date(`${day} UTC`).toISOString().slice(0, 19)}Z`;

/** The explanation of another day stays until that of this one is there. */
async function expectGradeExplained(
  page: Page,
  day: string,
  { points, statuses }: { points: string | undefined; statuses?: readonly string[] },
): Promise<void> {
  const explained = async () => {
    const rows = await readTable(page, POINTS);
    const isAsManyPoints = Math.abs(Number(rows.at(-1)?.[4]) - Number(points)) < 0.05;
    return { isAsManyPoints, statuses: rows.slice(0, -1).map(([, status]) => status) };
  };
  await expect
    .poll(explained, `${day}: ${points} points`)
    .toEqual({ isAsManyPoints: true, statuses: statuses ?? expect.anything() });
}

test('each day is the scorecard opened at that day', async ({ page, addresses }) => {
  await open(page, addresses.live, { at: AT, view: 'history' });
  const days = await rowsByDay(page);
  expect(days.size).toBe(90);
  const changes = await readTable(page, CHANGES);
  expect(changes.length).toBeGreaterThan(4);
  const changed = changes.map(([day = '']) => day);
  // A real server takes seconds for an instant that nobody asked for before.
  const checked = [[...days.keys()].at(-1) ?? '', changed[0] ?? '', changed.at(-1) ?? ''];
  for (const day of checked) {
    const [letter, points, ...statuses] = days.get(day) ?? [];
    await visit(page, { at: midnight(day), explain: 'grade' });
    await expect(grade(page), day).toHaveAttribute('data-grade', (letter ?? '').replace('−', '-'));
    await expectGradeExplained(page, day, { points, statuses });
  }
});

test.describe('for a reader in New York', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('times are UTC until somebody asks for local time; then days begin at their midnight', async ({
    page,
    addresses,
  }) => {
    await test.step('the time of the figures', async () => {
      await open(page, addresses.live, { at: AT });
      const age = page.getByText(/^Snapshot of/);
      await expect(age).toHaveText('Snapshot of 31 Jan 2026, 00:00:00 UTC');
      await page.getByRole('combobox', { name: 'Time zone' }).selectOption({ label: 'Local time' });
      await expect(age).toHaveText('Snapshot of 30 Jan 2026, 19:00:00 EST');
      expect(param(page, 'zone')).toBe('local');
    });

    // Also where clocks changed.
    const offsets = { '30 Jan 2026': '05:00', '3 Nov 2025': '05:00', '2 Nov 2025': '04:00' };
    await visit(page, { at: AT, view: 'history', period: 'annual', zone: 'local', day: '2025-11-02' });
    await expect(page.locator('main')).toContainText('Each day at 00:00 in America/New_York');
    await expect(page.locator('[data-part="day"]')).toContainText('2 Nov 2025');
    const days = await rowsByDay(page);
    expect(days.size).toBe(365);
    for (const [day, clock] of Object.entries(offsets)) {
      const link = page.getByRole('region', { name: TABLE }).getByRole('link', { name: day, exact: true });
      const href = (await link.getAttribute('href')) ?? '';
      const at = new URL(href, page.url()).searchParams.get('at');
      expect(at).toBe(`${midnight(day).slice(0, 11)}${clock}:00Z`);
    }

    const [letter, points] = days.get('30 Jan 2026') ?? [];
    await visit(page, { at: '2026-01-30T05:00:00Z', explain: 'grade' });
    await expect(grade(page)).toHaveAttribute('data-grade', (letter ?? '').replace('−', '-'));
    await expectGradeExplained(page, '30 Jan 2026', { points });
  });
});
