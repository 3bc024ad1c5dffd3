import { useMemo } from 'react';
import type { Vulnerabilities } from '#config/vulnerabilities.ts';
import { useQueryResult } from '#data/use-query-result.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { failureText } from '#scorecard/evaluate/query-problems.ts';
import { type QueryView, queryView } from '#scorecard/evaluate/query-view.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import { addressed } from '#scorecard/queries/planned-query.ts';
import type { UrlState } from '#url/url-state.ts';
import { type VulnerabilityList, vulnerabilityList } from './vulnerability-list.ts';

/** What is open by severity; what cannot be counted now is not shown at all. */
export function useVulnerabilities(
  vulnerabilities: Vulnerabilities,
  evaluation: Evaluation | undefined,
  { filters, at }: Pick<UrlState, 'filters' | 'at'>,
): QueryView<VulnerabilityList> {
  const [openQuery, oldestQuery] = useMemo(() => {
    const ask = (template: string) =>
      addressed(
        { shape: 'samples', expr: renderQuery(template, { window: null, filters }) },
        vulnerabilities,
      );
    const { open, oldest } = vulnerabilities;
    return [ask(open), oldest === undefined ? null : ask(oldest)];
  }, [vulnerabilities, filters]);
  const open = useQueryResult(openQuery, at);
  const oldest = useQueryResult(oldestQuery, at);
  const isWaiting =
    open.state === 'loading' ||
    (oldestQuery !== null && oldest.state === 'loading') ||
    evaluation?.state === 'loading';
  const list = useMemo(
    () =>
      open.state !== 'ready' || isWaiting
        ? null
        : vulnerabilityList(vulnerabilities, {
            open: open.result.samples,
            oldest: oldest.state === 'ready' ? oldest.result.samples : [],
            at: open.result.at,
            evaluation,
          }),
    [vulnerabilities, open, oldest, evaluation, isWaiting],
  );
  return queryView({
    state: open,
    beside: [oldest],
    data: list,
    failureText: (error) => failureText('vulnerabilities.open', error),
  });
}
