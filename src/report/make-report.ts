import { formatDuration } from '#compute/duration.ts';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import { configHash } from '#config/definitions.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { formatInstant } from '#scorecard/calendar/instant.ts';
import type { Evaluation, Grade, Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { attentionList } from '#scorecard/explain/attention.ts';
import { doubtSentences, figureOf } from '#scorecard/explain/figure.ts';
import { capSentence } from '#scorecard/explain/grade-sentences.ts';
import { pillarRows } from '#scorecard/explain/pillar-rows.ts';
import { traceNumber, traceOf } from '#scorecard/explain/trace.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import type { Report, ReportedIndicator } from './report-schema.ts';
import { reportServers } from './report-servers.ts';

export type Subject = {
  readonly config: ScorecardConfig;
  readonly choice: Choice;
  readonly at: EpochMs;
  readonly source: Report['source'];
};

/** The scorecard as data: the one model behind all formats. */
export function makeReport(scorecard: Scorecard, { config, choice, at, source }: Subject): Report {
  const { currency } = config;
  const { grade } = scorecard;
  if (grade === null) throw new RangeError('a scorecard that is still loading cannot be reported');
  const attention = attentionList(scorecard.evaluations, currency);
  const rows = new Map(pillarRows(scorecard.pillars, currency).map((row) => [row.id, row]));
  return {
    $schema: './report.schema.json',
    version: 1,
    title: config.title,
    at: formatInstant(at),
    source,
    servers: reportServers(scorecard.evaluations.values()),
    configHash: configHash(config),
    currency,
    window: durationText(choice.window),
    filters: choice.filters.map(({ label, value }) => ({ label, value })),
    overall: overallOf(grade),
    pillars: scorecard.pillars.map(({ pillar, weight, status, isAtBest, headline, others }) => ({
      id: pillar.id,
      title: pillar.title,
      weight,
      target: rows.get(pillar.id)?.target ?? '',
      status,
      isAtBest,
      headline: headline?.indicator.id ?? null,
      others: others.map(({ indicator }) => indicator.id),
      heldBack: rows.get(pillar.id)?.heldBack ?? null,
    })),
    indicators: [...scorecard.evaluations.values()].map((evaluation) =>
      reportIndicator(evaluation, currency),
    ),
    attention: attention.map(({ status, figures, sentence }) => ({
      status,
      indicators: figures.map(({ id }) => id),
      sentence,
    })),
  };
}

const overallOf = ({
  letter,
  score,
  verdict,
  coverage,
  caps,
  isProvisional,
  range,
}: Grade): Report['overall'] => ({
  letter,
  score,
  verdict,
  coverage,
  caps: caps.map((code) => ({ code, sentence: capSentence(code) })),
  provisional: isProvisional,
  range: range.worst === range.best ? null : range,
});

function reportIndicator(evaluation: Evaluation, currency: string): ReportedIndicator {
  const { indicator, window } = evaluation;
  const figure = figureOf(evaluation, currency);
  const ready = evaluation.state === 'ready' ? evaluation : null;
  const failure = evaluation.state === 'failed' ? evaluation.error : null;
  const u = ready?.judgement?.u ?? null;
  return {
    id: indicator.id,
    pillar: indicator.pillar ?? null,
    title: indicator.title,
    kind: indicator.kind,
    value: figure.machineValue,
    unit: indicator.unit,
    unitText: indicator.unitText ?? null,
    text: figure.machineValue === null ? null : figure.text,
    isLowerBound: ready?.measurement.isLowerBound ?? false,
    graded: isGraded(indicator),
    status: figure.status,
    exemption: figure.exemption?.sentence ?? null,
    u: u === null ? null : traceNumber(u),
    target: indicator.target ?? null,
    direction: indicator.direction,
    targetText: figure.target,
    window: durationText(window),
    period: evaluation.calendar?.period ?? null,
    at: ready === null ? null : formatInstant(ready.at),
    n: finiteOrNull(ready?.measurement.n),
    coverage: finiteOrNull(ready?.measurement.coverage),
    reasons: reasonsOf(evaluation),
    doubts: ready === null ? [] : doubtSentences(ready),
    server: indicator.source ?? null,
    error: failure && { kind: failure.kind, message: failure.message, expr: failure.expr },
    trace: traceOf(evaluation, { currency }),
  };
}

function reasonsOf(evaluation: Evaluation): readonly string[] {
  if (evaluation.state !== 'ready') return ['query-failed'];
  const { measurement, judgement, doubts } = evaluation;
  const measured = measurement.outcome.kind === 'ok' ? [] : [measurement.outcome.reason];
  return [...new Set([...measured, ...(judgement?.reasons ?? []), ...doubts])];
}

const durationText = (duration: DurationMs | null): string | null =>
  duration === null ? null : formatDuration(duration);

const finiteOrNull = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && Number.isFinite(value) ? value : null;
