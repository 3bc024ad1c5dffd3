import { expect, test } from 'vitest';
import { stubConfig, stubScorecard } from '#testing/stub-scorecard.ts';
import { csvReport } from './csv-report.ts';
import { makeReport } from './make-report.ts';
import { markdownReport } from './markdown-report.ts';

const reportOf = (unit: object) => {
  const config = stubConfig({}, { ...unit, target: 2048 });
  const scorecard = stubScorecard(config, { a: 1536, b: 1536, c: 1536 });
  return makeReport(scorecard, {
    config,
    choice: { window: null, filters: [] },
    at: scorecard.at,
    source: { kind: 'demo', url: null },
  });
};

test('what is counted stands in the report, and is only text', () => {
  const report = reportOf({ unit: 'count', unitText: '=SUM|*x*' });
  expect(report.indicators[0]).toMatchObject({
    unit: 'count',
    unitText: '=SUM|*x*',
    text: '1,536\u00A0=SUM|*x*',
    targetText: '≤\u00A02,048\u00A0=SUM|*x*',
  });
  // Neither a cell of its own nor a formula, and no emphasis.
  expect(markdownReport(report)).toContain('1,536 =SUM\\|\\*x\\*');
  expect(csvReport(report)).toContain(",'=SUM|*x*,default\r\n");
});

test('sizes are in bytes for machines, and in their prefix for people', () => {
  const [indicator] = reportOf({ unit: 'bytes' }).indicators;
  expect(indicator).toMatchObject({ value: 1536, unit: 'bytes', unitText: null, text: '1.5\u00A0KiB' });
});
