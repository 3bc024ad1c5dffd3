import {
  BURN_ALERTS,
  type ErrorBudget,
  earliestExhaustion,
  firingBurnAlerts,
  rollingExhaustion,
} from '#compute/error-budget.ts';
import { formatValue } from '#compute/format-value.ts';
import { NBSP } from '#compute/notation.ts';
import { valueOrNull } from '#compute/outcome.ts';
import { DAY, type DurationMs, type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import { nameOf } from '#config/indicator.ts';
import { errorBudgetOf, isTooLittleKnown } from '#scorecard/evaluate/error-budget.ts';
import type { Evaluation, ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { knownPartOf } from '#scorecard/evaluate/known-part.ts';
import { type BudgetModel, budgetModels } from '#scorecard/explain/budget-summary.ts';
import { windowText } from '#scorecard/explain/figure.ts';
import {
  type BudgetIndicator,
  badWord,
  isEstimated,
  keepsBudget,
} from '#scorecard/indicators/budget-indicator.ts';
import type { Trend } from '#scorecard/trends/trend-frame.ts';
import { dailySpending } from './burn-down.ts';

/** How fast the budget burns over one window, against the alerts that look at it. */
export type BurnRow = {
  readonly window: string;
  /** "3.0×"; a dash where nothing was measured. */
  readonly rate: string;
  /** "14.4×, together with 1h". */
  readonly limit: string;
  /** "5 d": how long what is left lasts at this rate. */
  readonly lasts: string;
  readonly isOver: boolean;
};

export type BudgetDetail = {
  readonly id: string;
  readonly title: string;
} & (
  | { readonly state: 'loading' }
  | { readonly state: 'failed' | 'no-data'; readonly message: string }
  | ({
      readonly state: 'ready';
      /** "Burning 3.0× too fast: runs out in 5 d." */
      readonly sentence: string;
      /** "127,040 failed of 259,200 allowed, 132,160 left"; "388,800 failed of 259,200 allowed, 129,600 too many". */
      readonly requests: string;
      readonly rows: readonly BurnRow[];
      /** "No burn-rate alert." */
      readonly alerts: string;
      /** When it ends, and what that takes for granted; no date where it outlasts the window. */
      readonly ends: readonly { readonly at: EpochMs | null; readonly assumption: string }[];
    } & BudgetModel)
);

/** The last hour: shorter jumps about, longer tells of yesterday. */
const PACE = '1h';

/** What is left of each error budget, how fast it goes, and when it ends. */
export function budgetDetails(
  evaluations: ReadonlyMap<string, Evaluation>,
  burnDowns: ReadonlyMap<string, Trend>,
): readonly BudgetDetail[] {
  return [...evaluations.values()].flatMap((evaluation): readonly BudgetDetail[] => {
    const { indicator } = evaluation;
    if (!keepsBudget(indicator)) return [];
    const name = { id: indicator.id, title: nameOf(indicator) };
    if (evaluation.state === 'loading') return [{ ...name, state: 'loading' }];
    if (evaluation.state === 'failed') {
      return [{ ...name, state: 'failed', message: evaluation.error.message }];
    }
    const budget = errorBudgetOf(evaluation);
    const model = budgetModels(new Map([[indicator.id, evaluation]]))[0];
    if (budget === null || model === undefined || evaluation.window === null) {
      return [{ ...name, state: 'no-data', message: noBudget(evaluation, indicator) }];
    }
    const trend = burnDowns.get(indicator.id) ?? null;
    return [
      {
        ...model,
        ...spending(evaluation, {
          budget,
          window: evaluation.window,
          trend,
          bad: badWord(indicator),
        }),
      },
    ];
  });
}

function noBudget(evaluation: ReadyEvaluation, { kind }: BudgetIndicator): string {
  const { measurement } = evaluation;
  if (valueOrNull(measurement.outcome) !== null && isTooLittleKnown(evaluation))
    return `Too little of the window is known to tell what is left: ${knownPartOf(evaluation) ?? 'none of it'}.`;
  if (isEstimated(measurement))
    return 'The bound is no bucket bound, so nobody counted how many lie beyond it: add a bucket at the bound.';
  return `Without ${kind === 'share' ? 'observations' : 'requests'} there is no budget to spend.`;
}

type Spent = {
  readonly budget: ErrorBudget;
  readonly window: DurationMs;
  readonly trend: Trend | null;
  readonly bad: string;
};

function spending(evaluation: ReadyEvaluation, { budget, window, trend, bad }: Spent) {
  const rates = burnRates(evaluation);
  const { remaining, budgetEvents } = budget;
  const pace = rates[PACE] ?? null;
  // What a period allows grows with its events, so nobody can tell when all of it is spent.
  const isGrowing = evaluation.calendar !== undefined;
  const ending = pace === null || isGrowing ? null : earliestExhaustion(remaining, pace, window);
  const firing = firingBurnAlerts(rates);
  return {
    state: 'ready' as const,
    sentence: sentenceOf({ pace, remaining, ending, window, isGrowing }),
    requests: requestsText(budgetEvents, remaining, bad),
    rows: burnWindows.map(({ name, limits }): BurnRow => {
      const rate = rates[name] ?? null;
      return {
        window: name,
        rate: rate === null ? '–' : times(rate),
        limit: limits.map(({ burnRate, other }) => `${burnRate}× with ${other}`).join(', '),
        lasts:
          rate === null || isGrowing ? '–' : lastsText(earliestExhaustion(remaining, rate, window), window),
        isOver: rate !== null && limits.some(({ burnRate }) => rate > burnRate),
      };
    }),
    alerts:
      firing.length === 0
        ? 'No burn-rate alert.'
        : `${firing.map(({ severity, long, short }) => `Burn-rate alert (${severity}): ${long} and ${short}`).join('. ')}.`,
    ends:
      pace === null || remaining <= 0 || isGrowing ? [] : endsOf({ evaluation, pace, ending, window, trend }),
  };
}

/** Below that many a fraction of a request is no small thing. */
const WHOLE_FROM = 100;

/** Requests by the budget: what failed and what is left add up to what is allowed, as they are written. */
function requestsText(allowed: number, remaining: number, bad: string): string {
  const count = (amount: number) => formatValue(amount, 'count');
  const isWhole = allowed >= WHOLE_FROM;
  const whole = isWhole ? Math.round(allowed) : allowed;
  const left = isWhole ? Math.floor(remaining * allowed + NOISE) : remaining * allowed;
  const rest = left < 0 ? `${count(-left)} too many` : `${count(left)} left`;
  return `${count(whole - left)} ${bad} of ${count(whole)} allowed, ${rest}`;
}

const NOISE = 1e-6;

type Ends = {
  readonly evaluation: ReadyEvaluation;
  readonly pace: number;
  readonly ending: DurationMs | null;
  readonly window: DurationMs;
  readonly trend: Trend | null;
};

function endsOf({ evaluation, pace, ending, window, trend }: Ends) {
  const after = (time: DurationMs | null) => (time === null ? null : epochMs(evaluation.at + time));
  const daily = trend === null ? [] : dailySpending(trend);
  const goesOn = 'at the last hour’s rate, if';
  return [
    { at: after(ending), assumption: `${goesOn} nothing spent so far falls out of the window` },
    ...(daily.length === 0
      ? []
      : [
          {
            at: after(rollingExhaustion(daily, pace)),
            assumption: `${goesOn} what is older than ${windowText(window)} falls out, by whole days`,
          },
        ]),
  ];
}

function burnRates({ outlook }: ReadyEvaluation): Readonly<Record<string, number | null>> {
  const prefix = 'burn rate ';
  return Object.fromEntries(
    outlook.parts.flatMap(({ name, value }) =>
      name.startsWith(prefix) && typeof value === 'number' ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}

/** Each window of the burn alerts once, shortest first, with the alerts it takes part in. */
const burnWindows = ['5m', '30m', '1h', '6h', '3d'].map((name) => ({
  name,
  limits: BURN_ALERTS.flatMap(({ long, short, burnRate }) =>
    long === name ? [{ burnRate, other: short }] : short === name ? [{ burnRate, other: long }] : [],
  ),
}));

const times = (rate: number): string => `${formatValue(rate, 'score')}×`;

type Burning = {
  readonly pace: number | null;
  readonly remaining: number;
  readonly ending: DurationMs | null;
  readonly window: DurationMs;
  readonly isGrowing: boolean;
};

function sentenceOf({ pace, remaining, ending, window, isGrowing }: Burning): string {
  if (remaining <= 0) return pace === null ? 'All of it is spent.' : `All of it is spent; ${paceText(pace)}.`;
  if (pace === null) return 'How fast it burns is not known.';
  const runsOut =
    ending === null
      ? `does not run out within ${windowText(window)}`
      : `runs out in ${lastsText(ending, window)}`;
  const text = paceText(pace);
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return isGrowing ? `${sentence}.` : `${sentence}: ${runsOut}.`;
}

const paceText = (pace: number): string =>
  pace === 0
    ? 'nothing is being spent'
    : pace > 1
      ? `burning ${times(pace)} too fast`
      : `burning ${times(pace)} of what is allowed`;

/** Whole days, downwards: a budget that is said to last longer than it does is no help. */
function lastsText(time: DurationMs | null, window: DurationMs): string {
  if (time === null) return `not within ${windowText(window)}`;
  return time >= 2 * DAY ? `${Math.floor(time / DAY)}${NBSP}d` : formatValue(time / SECOND, 'seconds');
}
