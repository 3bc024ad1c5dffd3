import { MINUTE } from '#compute/units.ts';
import '#config/re2.ts';
import { sourcesOf } from '#config/server.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { clientOf } from '#prometheus/server-clients.ts';
import { makeReport } from '#report/make-report.ts';
import type { Report, ReportedIndicator } from '#report/report-schema.ts';
import { ask } from '#scorecard/answers/run-query.ts';
import { parseInstant } from '#scorecard/calendar/instant.ts';
import { fetchScorecard } from '#scorecard/evaluate/fetch-scorecard.ts';
import type { Evidence } from './evidence.ts';
import { replayingFetch } from './replay-exchanges.ts';

/** A figure, a pillar or the grade, as it was and as it comes out now. */
export type CheckedFigure = {
  readonly id: string;
  readonly title: string;
  readonly recorded: string;
  readonly recomputed: string;
  readonly matches: boolean;
};

export type EvidenceCheck = {
  readonly rows: readonly CheckedFigure[];
  /** The same report, made again from the responses in the file. */
  readonly recomputed: Report;
};

/** Takes the responses along the whole road again: decode, compute, evaluate, grade. */
export async function checkEvidence({ config, choice, exchanges, report }: Evidence): Promise<EvidenceCheck> {
  const at = parseInstant(report.at);
  if (at === null) throw new Error(`${report.at} is no instant.`);
  const replayed = (source?: string) =>
    createPrometheusClient({
      baseUrl: 'http://evidence.invalid',
      timeout: MINUTE,
      fetch: replayingFetch(exchanges, source),
    });
  const clients = {
    client: replayed(),
    sources: new Map(sourcesOf(config.prometheus).map(([name]) => [name, replayed(name)])),
  };
  // Plainly, without retries: what was refused then is refused now.
  const scorecard = await fetchScorecard((query) => ask(clientOf(clients, query.source), query, at), config, {
    choice,
    at,
  });
  const recomputed = makeReport(scorecard, { config, choice, at, source: report.source });
  return { recomputed, rows: rowsOf(report, recomputed) };
}

function rowsOf(recorded: Report, recomputed: Report): readonly CheckedFigure[] {
  const row = (id: string, title: string, was: string, is: string, matches = was === is): CheckedFigure => ({
    id,
    title,
    recorded: was,
    recomputed: is,
    matches,
  });
  const again = new Map(recomputed.indicators.map((indicator) => [indicator.id, indicator]));
  const pillars = new Map(recomputed.pillars.map((pillar) => [pillar.id, pillar]));
  return [
    row('overall', 'Grade', gradeText(recorded), gradeText(recomputed)),
    row('definitions', 'Definitions', recorded.configHash, recomputed.configHash),
    ...recorded.pillars.map(({ id, title, status }) =>
      row(`pillar ${id}`, `Pillar ${title}`, status, pillars.get(id)?.status ?? 'missing'),
    ),
    ...recorded.indicators.map((indicator) => {
      const other = again.get(indicator.id);
      const was = figureText(indicator);
      const is = other === undefined ? 'missing' : figureText(other);
      return row(indicator.id, indicator.title, was, is, was === is && isSame(indicator.value, other?.value));
    }),
  ];
}

const gradeText = ({ overall: { letter, score, verdict } }: Report): string =>
  `${letter ?? 'No letter'} (${score ?? 'no'} points, ${verdict})`;

const figureText = ({ text, status, targetText }: ReportedIndicator): string =>
  [text ?? 'no figure', status ?? 'not judged', targetText === null ? '' : `target ${targetText}`]
    .filter((part) => part !== '')
    .join(' · ');

/** Browsers may differ in the last bit of a logarithm. */
const SLACK = 1e-12;

function isSame(a: ReportedIndicator['value'], b: ReportedIndicator['value'] | undefined): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return a === b || Math.abs(a - b) <= SLACK * Math.max(Math.abs(a), Math.abs(b));
}
