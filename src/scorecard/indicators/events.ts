import { eventRatio } from '#compute/availability.ts';
import { formatValue } from '#compute/format-value.ts';
import { type NoDataReason, noData, ok } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { absentCounterText, hasCountedNothing, mayBeAbsent } from '#scorecard/trust/absent-counter.ts';
import { markedCounter } from '#scorecard/trust/form-fault.ts';
import { LABELS } from '#scorecard/trust/label-presence.ts';
import type { Kind, Measurement } from './kind.ts';
import { addUp } from './several-samples.ts';

/** Bad (or good) events of all events, each counted by a counter of its own. */
export const eventsKind: Kind<IndicatorOf<'events'>> = {
  needs(indicator) {
    const { need, text } = markedCounter(indicator);
    return [
      { name: 'total', template: indicator.total, shape: 'samples' },
      { name: need, template: text, shape: 'samples' },
    ];
  },

  measure(indicator, results) {
    const { need, text } = markedCounter(indicator);
    const [totals, found] = [results.samples('total'), results.samples(need)];
    const [total, marked] = [addUp(totals), addUp(found)];
    const isMarkedShare = need === indicator.report;
    const common = {
      n: total,
      formula: isMarkedShare ? `${need} ÷ total` : `1 − ${need} ÷ total`,
      parts: [
        { name: need, value: marked, unit: 'count' },
        { name: 'total', value: total, unit: 'count' },
      ],
    } as const;
    const none = (reason: NoDataReason, detail?: string): Measurement => ({
      ...common,
      outcome: noData(reason),
      ...(detail === undefined ? {} : { details: { [reason]: detail } }),
    });
    if (totals.length === 0) return none('metric-absent');
    if (hasSeveralBounds(totals) || hasSeveralBounds(found)) {
      return none('cumulative-buckets', 'ask for one bucket, such as le="0.3", or use the kind "share"');
    }
    const isAbsent = found.length === 0;
    if (isAbsent && !mayBeAbsent(text)) {
      return none('metric-absent', `"${need}" has no result, and may have none although events were counted`);
    }
    const measured = [...totals, ...found].some(({ value }) => value < 0)
      ? noData('inconsistent-counts')
      : eventRatio({ bad: marked, valid: total });
    if (measured.kind === 'no-data') {
      const isBeyond = measured.reason === 'inconsistent-counts';
      return none(measured.reason, isBeyond ? `${count(marked)} ${need} of ${count(total)}` : undefined);
    }
    const isDoubtful =
      isAbsent && !(need === 'bad' && hasCountedNothing(indicator, text, results.samples(LABELS)));
    return {
      ...common,
      outcome: ok(isMarkedShare ? measured.value : 1 - measured.value),
      counts: { k: isMarkedShare ? marked : Math.max(0, total - marked), n: total },
      ...(isDoubtful
        ? {
            doubts: ['counter-absent'],
            details: { 'counter-absent': absentCounterText({ need, text }) },
          }
        : {}),
    };
  },
};

const count = (value: number): string => formatValue(value, 'count');

/** Buckets hold each other, so their sum counts twice; a single one is a counter like any other. */
const hasSeveralBounds = (samples: readonly Sample[]): boolean =>
  new Set(samples.flatMap(({ labels }) => labels.le ?? [])).size > 1;
