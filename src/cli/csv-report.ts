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
] as const;

type Cell = string | number | null | undefined;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], Cell>>>;

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
      reasons: overall.caps.map(({ code }) => code).join(' '),
    },
    ...pillars.map(({ id, title, status }): Row => ({ level: 'pillar', id, title, status })),
    ...indicators.map(
      ({ reasons, ...indicator }): Row => ({ level: 'indicator', ...indicator, reasons: reasons.join(' ') }),
    ),
  ];
  const lines = rows.map((row) => COLUMNS.map((name) => cell(name === 'at' ? at : row[name])).join(','));
  return [COLUMNS.join(','), ...lines, ''].join('\r\n');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front, which it hides. Numbers do not. */
function cell(content: Cell): string {
  if (content === null || content === undefined) return '';
  if (typeof content === 'number') return String(content);
  const harmless = /^[=+\-@\t\r\n]/.test(content) ? `'${content}` : content;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
