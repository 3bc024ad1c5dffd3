import { useMemo } from 'react';
import { type EpochMs, epochMs, HOUR } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { scrapeIntervalOf } from '#config/scrape-interval.ts';
import { useSession } from '#data/session-context.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import { evaluateScorecard } from '#scorecard/evaluate/evaluate-scorecard.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { sourceCheck, sourceQuery, type TilesQuery } from '#scorecard/explain/source-check.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import { type ExpressionQuery, type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { ReviewPeriod, UrlState } from '#url/url-state.ts';
import { costQueries, reviewedIncidents } from './incidents-table.ts';
import { type ReviewModel, reviewModel } from './review-model.ts';
import { type ReviewPeriods, type ReviewSpan, reviewPeriods } from './review-period.ts';

export type Review = {
  readonly zone: string;
  readonly periods: ReviewPeriods;
  /** null until every query has been answered or refused. */
  readonly model: ReviewModel | null;
  /** Of the period under review, for what is wrong with many figures at once. */
  readonly evaluations: ReadonlyMap<string, Evaluation>;
};

const DEFAULT_CALENDAR = { zone: 'UTC', fiscalYearStart: 1 };

/** The last complete period against the one before it, each figure over the whole of its period. */
export function useReview(
  period: ReviewPeriod,
  { filters, at }: Pick<UrlState, 'filters' | 'at'>,
  timeTextIn: (zone: string) => (at: EpochMs) => string,
): Review {
  const { config, instants } = useSession();
  // To the hour: a refresh of the page changes nothing of a period that is over.
  const today = epochMs(Math.floor((at ?? instants.current()) / HOUR) * HOUR);
  const zone = config.review?.zone ?? DEFAULT_CALENDAR.zone;
  const periods = useMemo(() => {
    const fiscalYearStart = config.review?.fiscalYearStart ?? DEFAULT_CALENDAR.fiscalYearStart;
    return reviewPeriods(period, today, { zone, fiscalYearStart });
  }, [config, period, today, zone]);
  const now = usePeriod(config, periods.current, filters);
  const before = usePeriod(config, periods.before, filters);
  const { end } = periods.current;
  const incidents = useMemo(
    () => reviewedIncidents(config, now.choice, end, now.find),
    [config, now.choice, end, now.find],
  );
  const costs = useQueryResults(
    useMemo(() => costQueries(incidents?.incidents ?? []), [incidents]),
    end,
  );
  return useMemo(() => {
    const isReady =
      now.isComplete &&
      before.isComplete &&
      incidents !== null &&
      [...costs.values()].every(({ state }) => state !== 'loading');
    return {
      zone,
      periods,
      evaluations: now.scorecard.evaluations,
      model: isReady
        ? reviewModel({
            config,
            period,
            periods,
            now: { ...now.scorecard, covered: now.covered },
            before: { ...before.scorecard, covered: before.covered },
            incidents,
            find: (query) => costs.get(queryId(query)) ?? { state: 'loading' },
            today,
            timeText: timeTextIn(zone),
          })
        : null,
    };
  }, [config, period, periods, now, before, incidents, costs, today, zone, timeTextIn]);
}

/** The whole scorecard with one period as the window of everything that has one. */
function usePeriod(config: ScorecardConfig, { end, length }: ReviewSpan, filters: UrlState['filters']) {
  const choice = useMemo((): Choice => ({ window: length, filters }), [length, filters]);
  const plans = useMemo(
    () => config.indicators.map((indicator) => planFigure(indicator, choice)),
    [config, choice],
  );
  const coverage = useMemo(() => coverageQuery(config, choice), [config, choice]);
  const queries = useMemo(
    (): readonly PlannedQuery[] => [...queriesOf(plans), ...(coverage === null ? [] : [coverage])],
    [plans, coverage],
  );
  const results = useQueryResults(queries, end);
  return useMemo(() => {
    const find = (query: ExpressionQuery): QueryResultState =>
      results.get(queryId(query)) ?? { state: 'loading' };
    const known = coverage === null ? null : find(coverage);
    const scorecard = evaluateScorecard(config, plans, { find, now: end });
    return {
      choice,
      find,
      scorecard,
      covered:
        coverage !== null && known?.state === 'ready'
          ? (sourceCheck(coverage, known.result, { window: length, configured: null }).coverage?.share ??
            null)
          : null,
      isComplete: [...results.values()].every(({ state }) => state !== 'loading') && scorecard.grade !== null,
    };
  }, [config, plans, coverage, results, choice, end, length]);
}

/** How much of the period has data: asked of what leads the first pillar that counts anything. */
function coverageQuery(config: ScorecardConfig, choice: Choice): TilesQuery | null {
  const scrapeInterval = scrapeIntervalOf(config);
  for (const { headline } of config.pillars) {
    const indicator = config.indicators.find(({ id }) => id === headline);
    const plan = indicator === undefined ? null : planFigure(indicator, choice);
    const [query] = Object.values(plan?.queries ?? {});
    if (plan?.window == null || query === undefined) continue;
    const coverage = sourceQuery(query, choice.window, scrapeInterval);
    if (coverage !== null) return coverage;
  }
  return null;
}
