import { toBaseUnit } from '#compute/query-unit.ts';
import type { Labels } from '#compute/series.ts';
import type { EpochMs } from '#compute/units.ts';
import type { Exemplar } from '#prometheus/decode-exemplars.ts';
import { longValue } from '#scorecard/explain/label-text.ts';
import type { ChartModel } from '#scorecard/trends/chart-model.ts';

/** A request as a dot in the chart and as a row of the list. */
export type ExemplarRow = {
  readonly id: string;
  readonly at: EpochMs;
  readonly value: number;
  /** "1.24 s" */
  readonly valueText: string;
  /** Whole, to be copied; null where the exemplar names no trace. */
  readonly traceId: string | null;
  /** Cut to what a table has room for. */
  readonly traceText: string;
  readonly traceUrl: string | null;
  /** What it was a request for: "route=/search, service=api". */
  readonly text: string;
  /** Both in one: "1.24 s, route=/search, service=api". */
  readonly label: string;
};

/** As OpenTelemetry and the older clients write it. */
const TRACE_LABELS = ['trace_id', 'traceID', 'traceId', 'TraceID'];
const PLACEHOLDER = '$traceID';

/** Of the names of a bucket these tell nothing about the request. */
const OF_THE_BUCKET = new Set(['__name__', 'le']);

/** What of the exemplars lies in the time of the chart, in the order given. */
export function exemplarList(
  exemplars: readonly Exemplar[],
  { span, formatValue, queryUnit }: Pick<ChartModel, 'span' | 'formatValue' | 'queryUnit'>,
  urlTemplate: string | undefined,
): readonly ExemplarRow[] {
  return exemplars
    .filter(({ at }) => at >= span.start && at <= span.end)
    .map(({ at, value: said, labels, series }, index) => {
      const value = queryUnit === null ? said : toBaseUnit(said, queryUnit);
      const traceId = traceOf(labels);
      const valueText = formatValue(value);
      const { text } = longValue(
        [...Object.entries(series), ...Object.entries(labels)]
          .filter(([name]) => !OF_THE_BUCKET.has(name) && !TRACE_LABELS.includes(name))
          .map(([name, held]) => `${name}=${held}`)
          .join(', '),
      );
      return {
        id: `${at}/${index}`,
        at,
        value,
        valueText,
        traceId,
        traceText: traceId === null ? '' : longValue(traceId).text,
        traceUrl: traceId === null || urlTemplate === undefined ? null : traceUrl(urlTemplate, traceId),
        text,
        label: text === '' ? valueText : `${valueText}, ${text}`,
      };
    });
}

function traceOf(labels: Labels): string | null {
  for (const name of TRACE_LABELS) if (labels[name] !== undefined && labels[name] !== '') return labels[name];
  return null;
}

/** null for an id that would lead elsewhere than the template says, or nowhere. */
function traceUrl(template: string, traceId: string): string | null {
  // A path takes these for a step up; an address cannot spell half a surrogate pair.
  if (/^\.+$/.test(traceId) || /\p{Cs}/u.test(traceId)) return null;
  return template.replaceAll(PLACEHOLDER, () => encodeURIComponent(traceId));
}
