import { parseLe } from '#compute/bucket.ts';
import { toBaseUnit } from '#compute/query-unit.ts';
import type { Labels } from '#compute/series.ts';
import type { ResponseUnit } from '#scorecard/queries/planned-query.ts';
import type { ResultData } from '#scorecard/queries/query-result.ts';

type Values = Pick<ResultData, 'samples' | 'series'>;

/**
 * What a server answered, in base units: seconds instead of milliseconds. It is done once, as an answer comes in, so
 * that brackets, targets, charts and heat maps know one unit.
 */
export function inBaseUnit(data: Values, unit: ResponseUnit | undefined): Values {
  if (unit === undefined) return data;
  const { of, from } = unit;
  const { samples, series } = data;
  if (of === 'bounds') {
    const rebound = <Of extends { readonly labels: Labels }>(one: Of): Of => ({
      ...one,
      labels: inBaseBound(one.labels, from),
    });
    return {
      ...(samples && { samples: samples.map(rebound) }),
      ...(series && { series: series.map(rebound) }),
    };
  }
  return {
    ...(samples && { samples: samples.map((one) => ({ ...one, value: toBaseUnit(one.value, from) })) }),
    ...(series && {
      series: series.map((one) => ({ ...one, values: one.values.map((value) => toBaseUnit(value, from)) })),
    }),
  };
}

/** A bound that cannot be read stays as it is: no bucket is made of it. */
function inBaseBound(labels: Labels, from: ResponseUnit['from']): Labels {
  const bound = parseLe(labels.le ?? '');
  if (bound === null || !Number.isFinite(bound)) return labels;
  return { ...labels, le: String(toBaseUnit(bound, from)) };
}
