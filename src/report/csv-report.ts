import { type CsvCell, csvText } from '#scorecard/explain/csv.ts';
import type { Report } from './report-schema.ts';
import { DEFAULT_SERVER, hasNamedServers } from './report-servers.ts';

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
  'server',
] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], CsvCell>>>;

/**
 * One row for the grade, one a pillar, one an indicator, and one a server where there are several or one is down:
 * RFC 4180, a cell without data is empty.
 */
export function csvReport(report: Report): string {
  const { at, title, overall, pillars, indicators, servers } = report;
  const told = hasNamedServers(report) ? servers : servers.filter(({ isDown }) => isDown);
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
      ({ reasons, doubts, server, ...indicator }): Row => ({
        level: 'indicator',
        ...indicator,
        reasons: reasons.join(' '),
        doubts: doubts.join('. '),
        server: serverName(server),
      }),
    ),
    ...told.map(
      ({ name, indicators: asked, failed, isDown, error }): Row => ({
        level: 'server',
        server: serverName(name),
        n: asked,
        coverage: (asked - failed) / asked,
        reasons: isDown ? 'server-down' : failed > 0 ? 'query-failed' : '',
        doubts: error ?? '',
      }),
    ),
  ];
  return csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((name) => (name === 'at' ? at : row[name])))]);
}

const serverName = (name: string | null): string => name ?? DEFAULT_SERVER;
