import type { Report } from '#report/report-schema.ts';
import { COMPANIES } from './false-greens/companies.ts';
import { expositionOf } from './false-greens/company.ts';
import { AT } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { reportOf } from './report-command.ts';
import type { Server } from './servers/server.ts';
import { startPrometheusWith } from './servers/storage.ts';
import type { World } from './servers/worlds.ts';

const WORLD: World = {
  name: 'false-greens',
  madeOf: ['e2e/false-greens'],
  lines: () => expositionOf(COMPANIES),
};

type Status = NonNullable<Report['indicators'][number]['status']>;
/** The status an indicator has to have, and a code that has to be among its reasons. */
type Judged = readonly [Status, reason?: string];

/** Incidents are looked for in 90 days, and these companies are 30 days old. */
const SHORT_HISTORY = 'insufficient-coverage';

/** By company: what differs from one in which all is well, and whether the letter is certain. */
const EXPECTED: Readonly<
  Record<
    keyof typeof COMPANIES,
    { readonly judged: Readonly<Record<string, Judged>>; readonly letter: string; readonly certain?: true }
  >
> = {
  base: {
    judged: { uptime: ['Exceeding'], mttr: ['No data', SHORT_HISTORY], mtbf: ['No data', SHORT_HISTORY] },
    letter: 'A+',
  },
  // 400,000 of 259 million are more than 0.1 %, but increase() sees none of them.
  burst: { judged: { uptime: ['At risk', 'worse-with-first-samples'] }, letter: 'B+' },
  code: {
    judged: { uptime: ['No data', 'label-absent'], error_rate: ['No data', 'label-absent'] },
    letter: 'A-',
  },
  // Ten hours of unknown, 43 minutes allowed.
  down: { judged: { uptime: ['Met', 'unknown-exceeds-budget'] }, letter: 'A' },
  gone: {
    judged: {
      uptime: ['Met', 'insufficient-coverage'],
      latency_p50: ['No data', 'metric-absent'],
      latency_p95: ['No data', 'metric-absent'],
      latency_p99: ['No data', 'metric-absent'],
      error_rate: ['No data', 'metric-absent'],
    },
    letter: 'A-',
  },
  young: { judged: { uptime: ['No data', 'insufficient-coverage'] }, letter: 'A-' },
  hole: { judged: { uptime: ['Met', 'insufficient-coverage'] }, letter: 'A' },
  noedge: { judged: { latency_p95: ['Met', 'target-inside-bucket'] }, letter: 'A' },
  scanms: { judged: { critical_vulnerabilities: ['No data', 'timestamp-implausible'] }, letter: 'A-' },
  scanner2: { judged: { critical_vulnerabilities: ['Missed', 'member-vanished'] }, letter: 'C+' },
  costyoung: {
    judged: {
      cost_per_project: ['No data', 'insufficient-coverage'],
      budget_adherence: ['No data', 'insufficient-coverage'],
    },
    letter: 'A-',
  },
  // Projects were made, and the counter of their cost stood still.
  coststuck: {
    judged: { budget_adherence: ['Missed'], cost_per_project: ['Met', 'stands-still'] },
    letter: 'B+',
  },
  ongoing: { judged: { mttr: ['Missed', 'ongoing'], mtbf: ['No data', SHORT_HISTORY] }, letter: 'B+' },
  incvanish: {
    judged: {
      uptime: ['Met', 'unknown-exceeds-budget'],
      mttr: ['No data', 'member-vanished'],
      mtbf: ['No data', 'member-vanished'],
      latency_p50: ['No data', 'metric-absent'],
      latency_p95: ['No data', 'metric-absent'],
      latency_p99: ['No data', 'metric-absent'],
      error_rate: ['No data', 'metric-absent'],
    },
    letter: 'A-',
  },
  // Whatever the incidents of earlier days were, this is no better and no worse than B+.
  dailybill: { judged: { budget_adherence: ['Missed'] }, letter: 'B+', certain: true },
  crash: {
    judged: {
      uptime: ['At risk', 'worse-with-first-samples'],
      error_rate: ['At risk', 'worse-with-first-samples'],
    },
    letter: 'B+',
  },
  solvnoedge: { judged: { solver_performance: ['Missed', 'interpolated'] }, letter: 'B+', certain: true },
};

/** Indicators that all companies have in common. */
const WELL: Readonly<Record<string, Judged>> = {
  uptime: ['Exceeding'],
  mttr: ['No data', SHORT_HISTORY],
  mtbf: ['No data', SHORT_HISTORY],
  latency_p50: ['Exceeding'],
  latency_p95: ['Exceeding'],
  latency_p99: ['Exceeding'],
  error_rate: ['Exceeding'],
  solver_performance: ['Met'],
  confidence: ['Exceeding'],
  review_rate: ['Exceeding'],
  test_coverage: ['Exceeding'],
  critical_vulnerabilities: ['Met'],
  audit_grade: ['Met'],
  compliance: ['Met'],
  cost_per_project: ['Exceeding'],
  budget_adherence: ['Met'],
};

test.describe.configure({ mode: 'default' });

let server: Server;
test.beforeAll(async () => {
  server = await startPrometheusWith(WORLD);
});
test.afterAll(() => server.stop());

for (const [name, { judged, letter, certain }] of Object.entries(EXPECTED)) {
  test(`the company "${name}" is judged as what is known of it allows`, async () => {
    const { indicators, overall } = await reportOf(server.url, ['--filter', `world:${name}`, '--at', AT]);
    const found = new Map(indicators.map(({ id, status, reasons }) => [id, { status, reasons }]));
    const expected = Object.entries({ ...WELL, ...judged });
    expect(Object.fromEntries(expected.map(([id]) => [id, found.get(id)?.status]))).toEqual(
      Object.fromEntries(expected.map(([id, [status]]) => [id, status])),
    );
    for (const [id, [, reason]] of expected)
      if (reason !== undefined) expect(found.get(id)?.reasons, id).toContain(reason);
    expect({ letter: overall.letter, provisional: overall.provisional }).toEqual({
      letter,
      provisional: certain !== true,
    });
    expect(overall.verdict).not.toContain('Exceeding all targets');
  });
}
