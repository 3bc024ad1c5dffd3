import type { APIRequestContext } from '@playwright/test';
import { type EpochMs, epochMs } from '#compute/units.ts';
import type { Report } from '#report/report-schema.ts';
import { formatInstant } from '#scorecard/calendar/instant.ts';
import { expect, test } from './fixtures.ts';
import { FOREIGN_EXCEPTIONS, FOREIGN_FILTERS, FOREIGN_ORACLES } from './foreign/oracles.ts';
import { INSTANTS } from './foreign/timeline.ts';
import { FOREIGN_WORLD } from './foreign/world.ts';
import { ask, askOracle, ORACLES_BETWEEN_MINUTES, type Oracle } from './oracles.ts';
import { reportOf } from './report-command.ts';
import type { Server } from './servers/server.ts';
import { startPrometheusWith } from './servers/storage.ts';
import { SHIFTED_WORLD } from './servers/worlds.ts';

// Every figure of the command, which a spec of its own holds against the page, against the server's own arithmetic.

const RELATIVE = 1e-9;
/** A deviation from plan is a small difference of large numbers. */
const ABSOLUTE = 1e-12;

/** Between two minutes, in the company's calm, right after a restart, while a service is not scraped, in the outage. */
const COMPANY_INSTANTS = {
  'at the end': epochMs(Date.parse('2026-01-30T23:58:30Z')),
  'after a restart': epochMs(Date.parse('2026-01-27T10:17:30Z')),
  'in a gap': epochMs(Date.parse('2026-01-14T03:27:30Z')),
  'in the outage': epochMs(Date.parse('2026-01-21T14:20:30Z')),
};

async function expectOracles(
  report: Report,
  oracles: readonly Oracle[],
  { request, server }: { request: APIRequestContext; server: string },
): Promise<void> {
  const at = epochMs(Date.parse(report.at));
  for (const oracle of oracles) {
    const wanted = await askOracle(request, server, oracle, at);
    const { value } = report.indicators.find(({ id }) => id === oracle.indicator) ?? {};
    const what = `${oracle.indicator} at ${report.at}: ${value} against ${wanted}`;
    if (wanted === null) expect.soft(value, what).toBeNull();
    else {
      const difference = Math.abs(Number(value ?? Number.NaN) - wanted);
      expect.soft(difference, what).toBeLessThanOrEqual(RELATIVE * Math.abs(wanted) + ABSOLUTE);
    }
  }
}

async function expectCompany(server: string, request: APIRequestContext, at: EpochMs): Promise<void> {
  const report = await reportOf(server, ['--at', formatInstant(at)]);
  // The oracle takes the mean of what has ended; an incident that lasts counts as long as it is by now.
  const oracles = ORACLES_BETWEEN_MINUTES.filter(
    ({ indicator }) =>
      indicator !== 'mttr' ||
      report.indicators.find(({ id }) => id === 'mttr')?.reasons.includes('ongoing') !== true,
  );
  await expectOracles(report, oracles, { request, server });
  const [audit] = await ask(request, server, 'security_audit_grade_info', at);
  expect(report.indicators.find(({ id }) => id === 'audit_grade')?.value).toBe(audit?.metric.grade);
}

test.describe('the company, scraped on the minute', () => {
  for (const [when, at] of Object.entries(COMPANY_INSTANTS)) {
    test(`${when} its figures are those of PromQL`, async ({ request, addresses }) => {
      await expectCompany(addresses.prometheus, request, at);
    });
  }
});

/** A server of this file alone; making its world takes half a minute the first time. */
function serverOf(...world: Parameters<typeof startPrometheusWith>): { readonly url: () => string } {
  let server: Server | undefined;
  test.beforeAll(async () => {
    test.setTimeout(300_000);
    server = await startPrometheusWith(...world);
  });
  test.afterAll(() => server?.stop());
  return { url: () => server?.url ?? '' };
}

test.describe('the company, scraped 17 s past the minute', () => {
  test.describe.configure({ mode: 'serial' });
  const server = serverOf(SHIFTED_WORLD);
  for (const [when, at] of Object.entries(COMPANY_INSTANTS)) {
    test(`${when} its figures are those of PromQL`, async ({ request }) => {
      await expectCompany(server.url(), request, at);
    });
  }
});

test.describe('a company nobody has heard of', () => {
  test.describe.configure({ mode: 'serial' });
  const server = serverOf(FOREIGN_WORLD);
  const config = ['--config', 'e2e/foreign/scorecard.json'];

  for (const [when, at] of Object.entries(INSTANTS)) {
    test(`${when}: every figure is that of PromQL, or there is honestly none`, async ({ request }) => {
      const report = await reportOf(server.url(), [...config, '--at', formatInstant(at)]);
      // PromQL takes series without the label, and bounds that only some histograms have, as if they told something.
      const doubted = ['label-partly-absent', 'bounds-differ'];
      const comparable = FOREIGN_ORACLES.filter(({ indicator }) => {
        const reasons = report.indicators.find(({ id }) => id === indicator)?.reasons ?? [];
        return !reasons.some((reason) => doubted.includes(reason));
      });
      await expectOracles(report, comparable, { request, server: server.url() });
      for (const [id, { value, because }] of Object.entries(FOREIGN_EXCEPTIONS)) {
        expect.soft(report.indicators.find((entry) => entry.id === id)?.value, because).toBe(value);
      }
      const compared = [
        ...FOREIGN_ORACLES.map(({ indicator }) => indicator),
        ...Object.keys(FOREIGN_EXCEPTIONS),
      ];
      expect(report.indicators.map(({ id }) => id).sort()).toEqual(compared.sort());
    });
  }

  for (const { filter, unknown, oracles } of FOREIGN_FILTERS) {
    test(`filtered by ${filter}`, async ({ request }) => {
      const at = ['--at', formatInstant(INSTANTS.now)];
      const report = await reportOf(server.url(), [...config, ...at, '--filter', filter]);
      const known = oracles.filter(({ indicator }) => !unknown.includes(indicator));
      await expectOracles(report, known, { request, server: server.url() });
      for (const id of unknown) {
        expect(report.indicators.find((entry) => entry.id === id)).toMatchObject({
          value: null,
          status: 'No data',
        });
      }
    });
  }
});
