import { formatDuration } from '#compute/duration.ts';
import { type DurationMs, durationMs, HOUR, MINUTE } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { type AlertingRule, budgetAlerts, targetAlerts } from './alerting-rules.ts';
import { LEVEL_INTERVAL } from './figure-promql.ts';
import { type LeftOut, leftOut } from './left-out.ts';
import { DEFINITION_LABEL, type Recording, recordingsOf } from './recording.ts';

export type RecordingRule = {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
};

export type RuleGroup = {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly (RecordingRule | AlertingRule)[];
};

/** A rules file of Prometheus: https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/ */
export type RuleFile = {
  readonly groups: readonly RuleGroup[];
  /** What there are no rules for. Prometheus knows no such field: it becomes a comment. */
  readonly leftOut: readonly LeftOut[];
  /** Which of several servers the file is for; null: there is one only. It becomes a comment. */
  readonly server: string | null;
};

const SHORT = HOUR;
/** A month of samples is read anew each time; twice within the five minutes for which an instant query sees a sample. */
const SLOW = durationMs(2 * MINUTE);

/**
 * What a scorecard asks and demands, as rules for the server: its queries recorded, so that 30 and 90 days cost the
 * app one sample, and an alert for every target and every error budget. Each server gets a file of its own, with what is
 * asked of it.
 * @param page address of the app, for links from the alerts; null: none
 * @param source name of the server; undefined: the default one
 */
export function ruleFile(
  whole: ScorecardConfig,
  { page, source }: { readonly page: string | null; readonly source?: string | undefined },
): RuleFile {
  const indicators = whole.indicators.filter((indicator) => indicator.source === source);
  const config = { ...whole, indicators };
  const recordings = recordingsOf(config.indicators);
  const all = [...recordings.values()];
  const isShort = ({ window }: Recording) => window === null || window <= SHORT;
  const around = { config, recordings, page };
  return {
    groups: [
      group('pillars: levels and short windows', LEVEL_INTERVAL, all.filter(isShort).map(recordingRule)),
      group('pillars: long windows', SLOW, all.filter((entry) => !isShort(entry)).map(recordingRule)),
      group(
        'pillars: targets',
        MINUTE,
        config.indicators.flatMap((indicator) => targetAlerts(indicator, around)),
      ),
      group(
        'pillars: error budgets',
        MINUTE,
        config.indicators.flatMap((indicator) => budgetAlerts(indicator, around)),
      ),
    ].filter(({ rules }) => rules.length > 0),
    leftOut: config.indicators.flatMap((indicator) => leftOut(indicator) ?? []),
    server:
      whole.prometheus.sources === undefined
        ? null
        : source === undefined
          ? 'the default server'
          : `the server "${source}"`,
  };
}

const group = (name: string, interval: DurationMs, rules: RuleGroup['rules']): RuleGroup => ({
  name,
  interval: formatDuration(interval),
  rules,
});

const recordingRule = ({ series, expr, definition }: Recording): RecordingRule => ({
  record: series,
  expr,
  labels: { [DEFINITION_LABEL]: definition },
});

/** What the file is called that Prometheus loads. @param source name of the server; undefined: the default one */
export const ruleFileName = (source?: string): string =>
  source === undefined ? 'pillars.rules.yml' : `pillars.${source}.rules.yml`;
