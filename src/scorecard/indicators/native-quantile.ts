import { noData, type Outcome, ok, partial } from '#compute/outcome.ts';
import { SECOND } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { withoutComments } from '#config/promql-template.ts';
import { queryForm } from '#scorecard/promql/query-form.ts';
import { responseUnit } from '#scorecard/trust/response-unit.ts';
import type { Kind } from './kind.ts';
import { addUp, extreme } from './several-samples.ts';

/** A quantile of a native histogram, of the server itself: only it knows the schema, and so how to interpolate. */
export const nativeQuantileKind: Kind<IndicatorOf<'nativeQuantile'>> = {
  needs: (indicator) => {
    const { q, query } = indicator;
    const histogram = withoutComments(query);
    return [
      {
        name: 'quantile',
        template: `histogram_quantile(${q}, ${histogram})`,
        shape: 'samples',
        ...responseUnit(indicator, 'values'),
      },
      { name: 'count', template: `histogram_count(${histogram})`, shape: 'samples' },
    ];
  },

  measure({ q, direction, query, window: own }, results, { window }) {
    const quantiles = results.samples('quantile').map(({ value }) => value);
    const isPerSecond = queryForm(query).selectors.some(({ around }) => around.includes('rate'));
    const count = addUp(results.samples('count')) * (isPerSecond ? (window ?? own) / SECOND : 1);
    // Several series were not added up by the query, and a mean of percentiles is none: the worst one counts.
    const worst = extreme(direction === 'atMost' ? 'max' : 'min', quantiles);
    return {
      outcome: quantiles.length === 0 ? noData('metric-absent') : outcomeOf(worst, count, q),
      n: count,
      formula: 'histogram_quantile() of the server, over its native buckets',
      parts: [{ name: 'observations', value: count, unit: 'count' }],
    };
  },
};

function outcomeOf(value: number, count: number, q: number): Outcome<number> {
  if (!(count > 0) || !Number.isFinite(value)) return noData('no-observations');
  return count < 1 / (1 - q) ? partial(value, 'low-sample') : ok(value);
}
