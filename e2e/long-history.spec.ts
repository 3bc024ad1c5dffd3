import { DAY, HOUR } from '#compute/units.ts';
import { serveScorecard } from './edited-scorecard.ts';
import { AT, open, readTable } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { startPrometheusWith } from './servers/storage.ts';
import type { World } from './servers/worlds.ts';

const END = Date.parse(AT);
const DAYS = 400;

/** A thousand requests an hour over 400 days: ten bad ones long ago, later five of which nothing is known. */
const LONG_WORLD: World = {
  name: 'long',
  madeOf: ['e2e/long-history.spec.ts'],
  *lines() {
    const failsFrom = END - 300 * DAY;
    const failed = (at: number) => 5 * Math.min(240, Math.max(0, (at - failsFrom) / HOUR));
    const counts = { 200: (at: number) => 1000 * ((at - END + DAYS * DAY) / HOUR), 500: failed };
    yield '# TYPE requests counter\n';
    for (const [status, count] of Object.entries(counts)) {
      for (let at = END - DAYS * DAY; at <= END; at += HOUR) {
        const isUnknown = at > END - 200 * DAY && at < END - 195 * DAY;
        if (!isUnknown) yield `requests_total{status="${status}"} ${count(at)} ${at / 1000}\n`;
      }
    }
    yield '# EOF\n';
  },
};

test('a year out of 400 days of a real Prometheus, in as many questions as a month', async ({
  page,
  stopAfter,
}) => {
  const server = stopAfter(await startPrometheusWith(LONG_WORLD));
  await serveScorecard(page, (scorecard) => {
    Object.assign(scorecard, {
      pillars: [{ id: 'reliability', title: 'Reliability', headline: 'uptime' }],
      indicators: [
        {
          id: 'uptime',
          pillar: 'reliability',
          title: 'Uptime',
          kind: 'ratio',
          query: 'sum by (status) (increase(requests_total{$filters}[$window]))',
          label: 'status',
          bad: '5..',
          report: 'good',
          unit: 'ratio',
          window: '1d',
          direction: 'atLeast',
          target: 0.999,
          ideal: 1,
        },
      ],
      practices: [],
      markers: [],
      cost: undefined,
      vulnerabilities: undefined,
      breakdown: undefined,
      views: { executive: ['uptime'], operations: [], engineering: [], charts: [] },
    });
  });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/query_range')) asked.push(request.postData() ?? '');
  });
  await open(page, `${server.url}/user`, { at: AT, view: 'history', period: 'annual' });
  // 5 of 1005 an hour fail: 0.5 % where 0.1 % may. An F of one pillar is an F of all.
  await expect(page.locator('main')).toContainText(
    'Grade: A+ on 350 days, F on 10 days, no letter on 5 days',
  );
  const changes = await readTable(page, /Days on which the grade or a pillar changed/);
  expect(changes.map(([day, grade]) => [day, grade])).toEqual([
    ['21 Jul 2025', 'no letter → A+'],
    ['16 Jul 2025', 'A+ → no letter'],
    ['17 Apr 2025', 'F → A+'],
    ['7 Apr 2025', 'A+ → F'],
  ]);
  // The figure, and in two pieces each when its series had samples and when their job was scraped.
  expect(asked).toHaveLength(5);
  await page.getByRole('radio', { name: 'Months' }).check({ force: true });
  expect(await readTable(page, /Grade and pillars, newest first/)).toHaveLength(12);
});
