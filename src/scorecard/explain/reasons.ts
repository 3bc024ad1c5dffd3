import type { DoubtCode } from '#compute/doubt-rule.ts';
import type { NoDataReason, PartialReason } from '#compute/outcome.ts';

const NO_DATA: Readonly<Record<NoDataReason, string>> = {
  'metric-absent': 'No data for this metric in this period',
  'rule-unknown': 'This server cannot tell whether such a rule exists: it has no API for rules',
  'not-a-number': 'The series holds no number (NaN)',
  'no-observations': 'Nothing was observed in this window',
  'no-valid-events': 'There was no valid request in this window',
  'inconsistent-counts': 'More bad events than events: the counts contradict each other',
  'no-denominator': 'The total it is divided by is zero',
  'no-incidents': 'No incident ended in this window, so there is no mean',
  'exposure-too-short': 'The window is too short to tell',
  undecidable: 'The highest bucket ends below the target, so the target cannot be decided',
  'unknown-grade': 'The grade is not on the scale of scorecard.json',
  'not-attested': 'Nobody had vouched for it by then',
  'attestation-expired': 'The attestation has expired',
  'insufficient-coverage': 'Less than half of the window is known',
  'label-absent': 'The label that tells events apart is on no series',
  'no-buckets': 'The answer has no buckets: no series has the label le; group by it: sum by (le) (…)',
  'vmrange-buckets':
    'The answer has VictoriaMetrics buckets (vmrange); write prometheus_buckets(sum by (vmrange) (…))',
  'no-inf-bucket': 'The answer has no bucket le="+Inf", so nobody knows how many observations there were',
  'no-native-histogram':
    'The answer is no native histogram: the metric is none, the query makes a number of it, or something between here and Prometheus does not pass native histograms on',
  'mixed-histograms':
    'The answer has native histograms beside other series; ask for one of the two, as they cannot be added up',
  'cumulative-buckets': 'The answer has cumulative buckets (le), which must not be added up',
  'server-quantile': 'The query gives a quantile of the server where the counts of its buckets are needed',
  'per-second': 'The query gives events per second where the number of events is needed',
  'fixed-range': 'The query does not follow the window',
  'not-over-window': 'The query does not count over the window',
  'raw-counter': 'The query reads a counter as it stands',
  'filter-ignored': 'The query does not follow the filter',
  'implausible-value': 'The value is not one that its unit allows',
  'timestamp-implausible': 'The time of the newest evidence is none',
  'unusable-query': 'No question can be made of its settings',
};

const PARTIAL: Readonly<Record<PartialReason, string>> = {
  'low-sample': 'Too few observations: the value is about the slowest one',
  interpolated: 'Interpolated: the bound is no bucket bound',
  saturated: 'In the open-ended top bucket: at least this much',
  'insufficient-coverage': 'Less than 90 % of the window is known',
  'at-least': 'No failure in the window: at least this much',
  'low-confidence': 'Based on fewer than ten incidents',
  ongoing: 'An incident lasts: at least this much',
  'bounds-differ': 'Histograms of different bucket bounds were added up: only their common bounds count',
};

const UNSEEN = 'Counters were born in this window with events in them, which increase() does not count';

const DOUBTED: Readonly<Record<DoubtCode, string>> = {
  'insufficient-coverage': PARTIAL['insufficient-coverage'],
  'known-time-unknown': 'How much of the window is known could not be asked',
  'unknown-exceeds-budget': 'More of the window is unknown than the error budget has left',
  'label-partly-absent': 'Some series lack the label that tells events apart',
  'matcher-label-absent': 'The query selects by a label that no series has',
  'pattern-never-matched': 'Nothing in this window matches the pattern for bad events',
  'unmatched-values': 'Some values match neither the good nor the bad pattern',
  'counter-absent': 'One of the two counters has no series',
  'member-vanished': 'Was there in this window and is gone',
  'group-undecided': 'Some groups have too few events to be judged',
  'cut-by-clamp': 'The clamp cut the value on its good side',
  'period-begun': 'The period has just begun',
  'period-undecided': 'The period has just begun, and too few events are counted to tell',
  'incident-cut': 'An incident begins or ends where samples are missing, so it may have lasted longer',
  'first-sample-unseen': UNSEEN,
  'worse-with-first-samples': UNSEEN,
  'stands-still': 'It is exactly 0 while what it is divided by moved',
  'server-warning': 'The server doubts its answer',
  'outlook-unknown': 'Whether worse is to come could not be asked',
  'target-inside-bucket': 'The target lies inside a bucket, so it cannot be decided',
};

const JUDGED: Readonly<Record<string, string>> = {
  stale: 'The newest evidence is too old',
  'low-sample': 'Too few events to judge',
  'min-samples': 'Too few events to judge',
  inconclusive: 'Too few samples to be sure on which side of the target it lies',
  'burn-alert:page': 'The error budget burns fast enough to page somebody now',
  'burn-alert:ticket': 'The error budget burns faster than it should, for days',
  'forecast:outside': 'If it goes on like this, the month ends outside the target',
  'decided-from-counts': 'More observations lie above the target than it allows',
};

/**
 * The sentence behind a code of `compute/`, without a full stop; null for codes that explain nothing.
 * @param isNoData the code says why there is no figure
 * @param detail   the names and numbers behind it
 */
export function reasonSentence(code: string, isNoData = false, detail?: string): string | null {
  const known = isNoData
    ? (NO_DATA[code as NoDataReason] ?? JUDGED[code])
    : (JUDGED[code] ??
      DOUBTED[code as DoubtCode] ??
      PARTIAL[code as PartialReason] ??
      NO_DATA[code as NoDataReason]);
  if (known === undefined) return null;
  return detail === undefined ? known : `${known}: ${detail}`;
}
