import type { Page } from '@playwright/test';
import { epochMs } from '#compute/units.ts';
import { AT, open, readTable } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './oracles.ts';

const CAPTION = /^Changes in the time of the charts/;
const section = (page: Page) => page.getByRole('region', { name: 'Changes', exact: true });
const marks = (page: Page, chart: string) => page.locator(`[data-chart="${chart}"] [data-event^="Deploy/"]`);

test.describe('the marks of changes', () => {
  test('are the deploys the server itself tells of', async ({ page, addresses, request }) => {
    await open(page, addresses.live, { view: 'operations', window: '7d', at: AT });
    const rows = await readTable(page, CAPTION);
    // Versions of the last seven days; the step of seven days is 15 minutes.
    const server = await ask(
      request,
      addresses.prometheus,
      'max by (service, version) (last_over_time(build_info[7d])) unless max by (service, version) (build_info offset 7d)',
    );
    const versions = server.map(({ metric }) => `${metric.service} ${metric.version}`);
    expect(versions.length).toBeGreaterThan(1);
    expect(rows.map((row) => row[2]).sort()).toEqual(versions.sort());
    for (const time of await section(page).locator('tbody time').all()) {
      const at = epochMs(Date.parse((await time.getAttribute('datetime')) ?? ''));
      const begun = await ask(
        request,
        addresses.prometheus,
        'max by (service, version) (build_info) unless max by (service, version) (build_info offset 15m)',
        at,
      );
      expect(begun.length, new Date(at).toISOString()).toBe(1);
    }
    for (const chart of ['Latency', 'Latency distribution', 'Throughput', 'Cache hit rate'])
      await expect(marks(page, chart)).toHaveCount(versions.length);
  });
});
