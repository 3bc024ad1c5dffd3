import type { APIRequestContext } from '@playwright/test';
import * as v from 'valibot';
import { reportSchema } from '#report/report-schema.ts';
import { AT, grade, readEveryFigure, type ShownFigures, visit, withSpaces } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ask, askOracle, ORACLES, VICTORIA_ORACLES, WITHOUT_ORACLE } from './oracles.ts';
import { reportOf } from './report-command.ts';

const RELATIVE = 1e-9;

function expectClose(actual: string | null | undefined, expected: number, what: string): void {
  // Soft: the list of all figures that differ says more than the first of them.
  const difference = actual == null ? Number.NaN : Math.abs(Number(actual) - expected);
  expect
    .soft(difference, `${what}: ${actual} against ${expected}`)
    .toBeLessThanOrEqual(RELATIVE * Math.abs(expected));
}

function expectSameFigures(actual: ShownFigures, expected: ShownFigures): void {
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [id, { text, value, status }] of expected) {
    const shown = actual.get(id);
    expect(shown, id).toMatchObject({ text, status });
    if (Number.isNaN(Number(value))) expect(shown?.value, id).toBe(value);
    else expectClose(shown?.value, Number(value), id);
  }
}

async function expectOracles(
  figures: ShownFigures,
  { request, server }: { request: APIRequestContext; server: string },
  oracles = ORACLES,
): Promise<void> {
  const compared = [...oracles.map(({ indicator }) => indicator), ...WITHOUT_ORACLE];
  expect(compared.sort(), 'every figure is compared').toEqual([...figures.keys()].sort());
  for (const oracle of oracles) {
    const answer = await askOracle(request, server, oracle);
    expectClose(figures.get(oracle.indicator)?.value, answer ?? Number.NaN, oracle.indicator);
  }
  const [audit] = await ask(request, server, 'security_audit_grade_info');
  expect(figures.get('audit_grade')?.value).toBe(audit?.metric.grade);
}

test('demo, Prometheus, its own PromQL, the page it serves itself and the command agree on every figure', async ({
  page,
  context,
  addresses,
  request,
}) => {
  const demo = await readEveryFigure(page, addresses.demo);
  expect(demo.size).toBe(25);

  const live = await readEveryFigure(page, addresses.live, { at: AT });
  expectSameFigures(live, demo);
  await expectOracles(live, { request, server: addresses.prometheus });

  const origins = new Set<string>();
  context.on('request', (asked) => origins.add(new URL(asked.url()).origin));
  expectSameFigures(await readEveryFigure(page, `${addresses.prometheus}/user`, { at: AT }), live);
  expect([...origins], 'whom the page at /user/ asks').toEqual([addresses.prometheus]);

  const report = v.parse(reportSchema, await reportOf(addresses.prometheus, ['--at', AT]));
  await visit(page, { at: AT });
  await expect(grade(page)).toHaveAttribute('data-grade', report.overall.letter ?? '');
  expect([...live.keys()].sort()).toEqual(report.indicators.map(({ id }) => id).sort());
  for (const { id, value, text, status } of report.indicators) {
    const figure = live.get(id);
    // To the last bit: it is the same computation on the same answers.
    expect({ id, value: figure?.value, text: figure?.text }).toEqual({
      id,
      value: String(value),
      text: withSpaces(text ?? ''),
    });
    if (figure?.status !== null) expect(figure?.status, id).toBe(status);
  }
});

test.describe('VictoriaMetrics', () => {
  // It refuses 90 days of minutes as one query, and browsers report that; it gets them in pieces then.
  test.use({ expectedProblems: [/status of 422 .*query_range/] });

  test('computes the same in PromQL as the browser does from its raw series', async ({
    page,
    addresses: { victoria },
    request,
  }) => {
    test.skip(victoria === null, 'VictoriaMetrics is not installed');
    if (victoria === null) return;
    // Its increase() takes in the sample before the window and never extrapolates, so its figures are its own.
    const figures = await readEveryFigure(page, victoria.app, { at: AT });
    await expectOracles(figures, { request, server: victoria.server }, VICTORIA_ORACLES);
  });
});
