import { csvReport } from './csv-report.ts';
import { jsonReport } from './json-report.ts';
import { markdownReport } from './markdown-report.ts';
import type { Report } from './report-schema.ts';

/** The forms a scorecard is handed out in: the same text from the page and from the command line. */
export const REPORT_FILES = {
  markdown: { extension: 'md', type: 'text/markdown', write: markdownReport },
  json: { extension: 'json', type: 'application/json', write: jsonReport },
  csv: { extension: 'csv', type: 'text/csv', write: csvReport },
} as const satisfies Record<string, ReportFile>;

type ReportFile = {
  readonly extension: string;
  readonly type: string;
  readonly write: (report: Report) => string;
};

/** "pillars-2026-01-31T00-00-00Z.csv": no system forbids any of its characters. */
export const reportFileName = ({ at }: Pick<Report, 'at'>, extension: string): string =>
  `pillars-${at.replaceAll(':', '-')}.${extension}`;
