import { eventQueries, levelQuery, levelsOverWindow } from './query-template.ts';
import { quotientFields } from './quotient-sides.ts';
import { RATIO_ONLY, type Sli, type SpecNote } from './slo.ts';
import { found, SpecFault, type SpecField } from './spec-field.ts';

/** The indicator of OpenSLO as what a scorecard measures, for one of the objectives set for it. */
export function openSloSli(spec: SpecField, objective: SpecField, notes: SpecNote[]): Sli {
  const [ratio, threshold] = [spec.at('ratioMetric'), spec.at('thresholdMetric')];
  if ((ratio.value === undefined) === (threshold.value === undefined)) {
    throw new SpecFault('expected either "ratioMetric" or "thresholdMetric", one of them', spec.place);
  }
  if (ratio.value === undefined) return thresholdSli(threshold, objective);
  // "Only needed when using a thresholdMetric": with a ratio they say nothing.
  for (const key of ['op', 'value']) objective.at(key).use();
  return ratio.at('raw').value === undefined ? ratioSli(ratio) : rawSli(ratio, notes);
}

function ratioSli(ratio: SpecField): Sli {
  const given = (['good', 'bad'] as const).filter((name) => ratio.at(name).value !== undefined);
  const [counts] = given;
  if (counts === undefined || given.length > 1 || ratio.at('total').value === undefined) {
    throw new SpecFault('expected "total" and either "good" or "bad", or "raw"', ratio.place);
  }
  const counter = ratio.at('counter');
  const isCounter = counter.use() ?? false;
  if (typeof isCounter !== 'boolean') {
    throw new SpecFault(`expected true or false; got ${found(isCounter)}`, counter.place);
  }
  const [counted, total] = [queryOf(ratio.at(counts)), queryOf(ratio.at('total'))];
  return { kind: 'events', counts, ...eventQueries({ counted, total }, isCounter) };
}

const PER_MINUTE = 'the mean of the ratio over time is taken, in which each minute counts alike';

function rawSli(ratio: SpecField, notes: SpecNote[]): Sli {
  const type = ratio.at('rawType');
  const value = type.use();
  if (value !== 'success' && value !== 'failure') {
    throw new SpecFault(`expected success or failure; got ${found(value)}`, type.place);
  }
  ratio.at('counter').use();
  const reports = value === 'success' ? 'good' : 'bad';
  const field = queryOf(ratio.at('raw'));
  const sides = quotientFields(field);
  const events = sides === null ? null : countedSides(sides);
  if (sides !== null && events !== null) {
    const counts = sides.isRest === (reports === 'good') ? 'bad' : 'good';
    return { kind: 'events', counts, ...events };
  }
  const { query, hasWindow } = levelQuery(field);
  notes.push({ place: field.place, message: hasWindow ? RATIO_ONLY : `${RATIO_ONLY}; ${PER_MINUTE}` });
  return { kind: 'ratio', reports, query: hasWindow ? query : `avg_over_time(${levelsOverWindow(query)})` };
}

/** null where the sides cannot be asked over another window: then the ratio as it stands will do. */
function countedSides(sides: Parameters<typeof eventQueries>[0]): ReturnType<typeof eventQueries> | null {
  try {
    return eventQueries(sides, null);
  } catch (error) {
    if (error instanceof SpecFault) return null;
    throw error;
  }
}

const OPERATORS: Readonly<Record<string, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** Each minute in which the value is on the right side of the threshold is a good one. */
function thresholdSli(threshold: SpecField, objective: SpecField): Sli {
  const [op, value] = [objective.at('op'), objective.at('value')];
  const operator = OPERATORS[String(op.use())];
  if (operator === undefined) {
    throw new SpecFault(
      `expected lt, lte, gt or gte for a thresholdMetric; got ${found(op.value)}`,
      op.place,
    );
  }
  const bound = value.use();
  if (typeof bound !== 'number' || !Number.isFinite(bound)) {
    throw new SpecFault(
      `expected the number that the thresholdMetric is compared with; got ${found(bound)}`,
      value.place,
    );
  }
  const field = queryOf(threshold);
  const { query, hasWindow } = levelQuery(field);
  if (hasWindow)
    throw new SpecFault('expected a query without {{.window}} for a thresholdMetric', field.place);
  return {
    kind: 'events',
    counts: 'good',
    counted: `sum(sum_over_time(${levelsOverWindow(`(${query}) ${operator} bool ${bound}`)}))`,
    total: `sum(count_over_time(${levelsOverWindow(query)}))`,
  };
}

/** Servers that answer PromQL. */
const PROMQL = /prometheus|promql|thanos|mimir|cortex|victoria/i;

/** The query of a metric source. OpenSLO leaves its setting to those who read it; these names are in use. */
function queryOf(metric: SpecField): SpecField {
  const source = metric.at('metricSource');
  source.at('metricSourceRef').use();
  const type = source.at('type');
  const name = type.use();
  if (name !== undefined && !PROMQL.test(String(name))) {
    throw new SpecFault(`expected a metricSource of the type Prometheus; got ${found(name)}`, type.place);
  }
  const spec = source.at('spec');
  const setting = ['query', 'promql'].find((key) => spec.at(key).value !== undefined) ?? 'query';
  return spec.at(setting);
}
