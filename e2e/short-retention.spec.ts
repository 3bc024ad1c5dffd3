import { DAY, MINUTE } from '#compute/units.ts';
import { AT, figure, open, visit, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';
import { startPrometheusWith } from './servers/storage.ts';
import type { World } from './servers/worlds.ts';

const END = Date.parse(AT);
const HELD = 15 * DAY;

/** What a server keeps that is told to keep 15 days: 20 projects a day, and half of the month's budget spent. */
const SHORT_WORLD: World = {
  name: 'short',
  madeOf: ['e2e/short-retention.spec.ts'],
  *lines() {
    const grown = (total: number) => (at: number) => 1e6 + total * ((at - END + HELD) / HELD);
    const families = {
      projects_created: ['counter', 'projects_created_total', grown(300)],
      cloud_cost_usd: ['counter', 'cloud_cost_usd_total', grown(155)],
      cloud_budget_usd: ['gauge', 'cloud_budget_usd{period="30d"}', () => 310],
    } as const;
    for (const [family, [type, series, valueAt]] of Object.entries(families)) {
      yield `# TYPE ${family} ${type}\n`;
      for (let at = END - HELD; at <= END; at += MINUTE) yield `${series} ${valueAt(at)} ${at / 1000}\n`;
    }
    yield '# EOF\n';
  },
};

test('totals of a server that keeps half of the window are set against that half', async ({
  page,
  request,
  stopAfter,
}) => {
  const server = stopAfter(await startPrometheusWith(SHORT_WORLD));
  const [spent] = await ask(request, server.url, 'sum(increase(cloud_cost_usd_total[30d]))');
  expect(Number(spent?.value[1]), 'the server says nothing of the other half').toBeCloseTo(155, 1);

  await open(page, `${server.url}/user`, { at: AT });
  const projects = figure(page, 'projects_per_day');
  // To the hour in 15 days.
  expect(Math.abs(Number(await projects.locator('data').getAttribute('value')) / 20 - 1)).toBeLessThan(0.003);
  const budget = figure(page, 'budget_adherence');
  expect(Math.abs(Number(await budget.locator('data').getAttribute('value')))).toBeLessThan(0.003);
  await expect
    .poll(async () => withSpaces((await projects.textContent()) ?? ''))
    .toContain('15 of 30 days known');

  await visit(page, { at: AT, indicator: 'budget_adherence' });
  await expect(page.getByRole('dialog')).toContainText('Less than 90 % of the window is known');
});
