import type { DoubtCode } from '#compute/doubt-rule.ts';
import type { Sample } from '#compute/series.ts';
import type { Indicator } from '#config/indicator.ts';
import { plainLabelPattern } from '#config/label-pattern.ts';
import { OUTCOME_LABELS } from '#config/outcome-labels.ts';
import { type Matcher, matcherText } from '#scorecard/promql/matcher.ts';
import {
  type AskedSelector,
  askedSelectors,
  groupedLabels,
  matcherPattern,
  PRESENT,
  seriesOfSelector,
  USUAL_LABELS,
} from '#scorecard/trust/label-presence.ts';
import { saysNothingBad } from '#scorecard/trust/label-vocabulary.ts';
import { insteadText, valuesText } from '#scorecard/trust/values-text.ts';

/** What a matcher of a query does not do that it was written for. */
export type MatcherFinding = {
  readonly code: Extract<DoubtCode, 'matcher-label-absent' | 'label-partly-absent' | 'pattern-never-matched'>;
  readonly detail: string;
};

/**
 * Reads the response to `labelsQuery`: matchers on a label that no series has, or that the others of its kind have not,
 * and patterns of status codes where the values are none.
 */
export function matcherFindings(indicator: Indicator, samples: readonly Sample[]): readonly MatcherFinding[] {
  return askedSelectors(indicator).flatMap((asked, index) => {
    const series = seriesOfSelector(samples, index);
    if (series.length === 0) return [];
    return asked.checked.flatMap((matcher) => {
      const present = samples.filter(({ labels }) => labels[PRESENT] === `${index} ${matcher.label}`);
      return findingOf(matcher, asked, { series, isPresent: present.length > 0, indicator }) ?? [];
    });
  });
}

type Known = {
  readonly series: readonly Sample[];
  /** Of a label that the series are not grouped by. */
  readonly isPresent: boolean;
  readonly indicator: Indicator;
};

function findingOf(
  matcher: Matcher,
  { selector: { metric } }: AskedSelector,
  { series, isPresent, indicator }: Known,
): MatcherFinding | null {
  const { label, operator } = matcher;
  const text = matcherText(matcher);
  const isGrouped = groupedLabels(indicator).includes(label);
  const told = series.filter(({ labels }) => (labels[label] ?? '') !== '');
  if (isGrouped ? told.length === 0 : !isPresent) {
    const what = operator.startsWith('!') && matcher.value !== '' ? 'leaves nothing out' : 'finds nothing';
    const of = metric === null ? '' : ` of ${metric}`;
    return {
      code: 'matcher-label-absent',
      detail: `no series${of} has "${label}"${insteadText(series)}; so ${text} ${what}`,
    };
  }
  if (!isGrouped || matcher.value === '') return null;
  const others = series.filter((sample) => !told.includes(sample));
  const instead = USUAL_LABELS.filter(
    (name) => isOn(others, name) && !isOn(told, name) && USUAL_LABELS.includes(label),
  );
  if (instead.length > 0) {
    return {
      code: 'label-partly-absent',
      detail: `${text} does not see the series with ${instead.map((name) => valuesText(others, name)).join('; ')}`,
    };
  }
  const values = [...new Set(told.map(({ labels }) => labels[label] ?? ''))];
  return isForeign(matcher, values)
    ? { code: 'pattern-never-matched', detail: `${text} matches none of ${valuesText(told, label)}` }
    : null;
}

const isOn = (series: readonly Sample[], name: string): boolean =>
  series.some(({ labels }) => (labels[name] ?? '') !== '');

/** A matcher for status codes of one kind, among values of another, such as `5..` among `OK` and `Internal`. */
function isForeign(matcher: Matcher, values: readonly string[]): boolean {
  const pattern = matcherPattern(matcher);
  const matches = plainLabelPattern(pattern);
  if (matches === null || values.some(matches)) return false;
  return OUTCOME_LABELS.some((words) => words.some(matches)) && !saysNothingBad(values, pattern);
}
