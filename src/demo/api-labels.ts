import { badParameter } from './api-error.ts';
import type { DemoSeries } from './metric.ts';
import { select } from './promql/evaluate.ts';
import { parseQuery } from './promql/parse.ts';

/** `data` of /api/v1/labels. The time range is not looked at: almost all series last for the whole history. */
export function labelNames(parameters: URLSearchParams, world: readonly DemoSeries[]): readonly string[] {
  return distinct(matching(parameters, world).flatMap(({ labels }) => Object.keys(labels)));
}

/** `data` of /api/v1/label/<name>/values. */
export function labelValues(
  name: string,
  parameters: URLSearchParams,
  world: readonly DemoSeries[],
): readonly string[] {
  return distinct(matching(parameters, world).flatMap(({ labels }) => labels[name] ?? []));
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

function matching(parameters: URLSearchParams, world: readonly DemoSeries[]): readonly DemoSeries[] {
  const selectors = parameters.getAll('match[]');
  if (selectors.length === 0) return world;
  return selectors.flatMap((text) => {
    const selector = parseQuery(text);
    if (selector.kind !== 'selector') throw badParameter('match[]', `${text} is not a series selector`);
    return select(selector, world);
  });
}
