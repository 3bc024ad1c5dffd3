import { type CsvCell, csvText } from '#scorecard/explain/csv.ts';
import type { Report } from './report-schema.ts';

const COLUMNS = [
  'at',
  'level',
  'id',
  'pillar',
  'title',
  'value',
  'unit',
  'status',
  'u',
  'target',
  'direction',
  'window',
  'coverage',
  'n',
  'reasons',
  'doubts',
  'unitText',
] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], CsvCell>>>;

/** One row for the grade, one a pillar, one an indicator: RFC 4180, a cell without data is empty. */
export function csvReport({ at, title, overall, pillars, indicators }: Report): string {
  const rows: readonly Row[] = [
    {
      level: 'overall',
      title,
      value: overall.letter,
      unit: 'grade',
      status: overall.verdict,
      coverage: overall.coverage,
      reasons: [
        ...(overall.provisional ? ['provisional'] : []),
        ...overall.caps.map(({ code }) => code),
      ].join(' '),
    },
    ...pillars.map(({ id, title, status }): Row => ({ level: 'pillar', id, title, status })),
    ...indicators.map(
      ({ reasons, doubts, ...indicator }): Row => ({
        level: 'indicator',
        ...indicator,
        reasons: reasons.join(' '),
        doubts: doubts.join('. '),
      }),
    ),
  ];
  return csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((name) => (name === 'at' ? at : row[name])))]);
}
