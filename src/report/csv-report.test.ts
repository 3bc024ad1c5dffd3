import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvReport } from './csv-report.ts';
import type { Report } from './report-schema.ts';

/** A report that consists of one pillar with this title. */
const titled = (title: string): Report => ({
  $schema: './report.schema.json',
  version: 1,
  title: 'Operational Excellence',
  at: '2026-01-31T00:00:00Z',
  source: { kind: 'demo', url: null },
  servers: [],
  configHash: '0',
  currency: 'USD',
  window: null,
  filters: [],
  overall: {
    letter: null,
    score: null,
    verdict: 'Not enough data',
    coverage: 0,
    caps: [{ code: 'coverage<60%', sentence: '' }],
    provisional: true,
    range: null,
  },
  pillars: [
    {
      id: 'p',
      title,
      weight: 1,
      target: '',
      status: 'No data',
      isAtBest: false,
      headline: null,
      others: [],
      heldBack: null,
    },
  ],
  indicators: [],
  attention: [],
});

/** RFC 4180, section 2: the fields of each record. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y;
  while (field.lastIndex < text.length) {
    const [, content = '', end] = field.exec(text) ?? [];
    if (end === undefined) throw new Error(`not CSV at ${field.lastIndex}: ${text.slice(field.lastIndex)}`);
    records.at(-1)?.push(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content);
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}

describe('csvReport', () => {
  test('every record has all fields, whatever a title holds, and the title comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const records = parseCsv(csvReport(titled(title)));
        expect(records.map(({ length }) => length)).toEqual([18, 18, 18]);
        expect(records[2]?.[4]?.replace(/^'(?=[=+\-@\t\r\n])/, '')).toBe(title);
      }),
    );
  });

  test.for(['=HYPERLINK("http://evil")', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
    'a spreadsheet does not compute %j',
    (title) => {
      expect(parseCsv(csvReport(titled(title)))[2]?.[4]).toBe(`'${title}`);
    },
  );

  test('what is unknown is empty, and never 0', () => {
    expect(csvReport(titled('Reliability')).split('\r\n')).toEqual([
      'at,level,id,pillar,title,value,unit,status,u,target,direction,window,coverage,n,reasons,doubts,unitText,server',
      '2026-01-31T00:00:00Z,overall,,,Operational Excellence,,grade,Not enough data,,,,,0,,provisional coverage<60%,,,',
      '2026-01-31T00:00:00Z,pillar,p,,Reliability,,,No data,,,,,,,,,,',
      '',
    ]);
  });
});
