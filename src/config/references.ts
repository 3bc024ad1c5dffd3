import { formatDuration } from '#compute/duration.ts';
import { durationMs, SECOND } from '#compute/units.ts';
import { breakdownFault } from './breakdown-fault.ts';
import { budgetFault } from './budget-fault.ts';
import { clampFault } from './clamp-fault.ts';
import { checkedIncidentLog } from './incident-log.ts';
import type { Indicator } from './indicator.ts';
import { inReviewCalendar } from './indicator-window.ts';
import { attestationOrderFault, exemptionOrderFault } from './order-fault.ts';
import { pageFaults } from './page-fault.ts';
import { overlapOf } from './pattern-overlap.ts';
import { practiceFault } from './practice-fault.ts';
import type { ConfigProblem, ReadScorecard } from './problem.ts';
import { hasPlaceholder } from './promql-template.ts';
import type { Pillar, ScorecardConfig, ViewId } from './schema.ts';
import { sourceFault } from './source-fault.ts';
import { targetRangeFault } from './target-range.ts';
import { unitTextFault } from './unit-text-fault.ts';

/** Checks what the schema cannot: names that must exist, settings that need one another. */
export function findReferenceProblems(
  config: ScorecardConfig,
  found: readonly ConfigProblem[],
): ReadScorecard {
  const problems = [...found];
  const report = (path: string, message: string, effect: string) => problems.push({ path, message, effect });

  const { pillars, twice } = withOwnIds(config.pillars);
  for (const { place, id, title } of twice) {
    report(`pillars[${place}] (${id}).id`, 'expected an id that is used once', `${title} shows no data`);
  }
  const pillarIds = new Set(config.pillars.map((pillar) => pillar.id));
  const seen = new Set<string>();
  const indicators = config.indicators.filter((indicator) => {
    const path = `indicators (${indicator.id})`;
    const fault = faultOf(indicator, seen, pillarIds) ?? sourceFaultOf(indicator, config);
    seen.add(indicator.id);
    if (fault === null) return true;
    report(path + fault.field, fault.message, 'This indicator is left out');
    return false;
  });
  for (const [index, indicator] of indicators.entries())
    indicators[index] = inReviewCalendar(indicator, config.review ?? {});
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));

  for (const pillar of pillars) {
    const message = headlineFault(pillar, byId.get(pillar.headline));
    if (message !== null) report(`pillars (${pillar.id}).headline`, message, `${pillar.title} shows no data`);
  }

  const views = { ...config.views };
  for (const view of Object.keys(views) as ViewId[]) {
    views[view] = views[view].filter((id) => {
      if (byId.has(id)) return true;
      report(`views.${view}`, unusable('ids of indicators', id), 'That tile is left out');
      return false;
    });
  }
  const seenPractices = new Set<string>();
  const practices = config.practices.flatMap((practice) => {
    const fault = practiceFault(practice, { seen: seenPractices, pillarIds });
    seenPractices.add(practice.id);
    if (fault !== null) {
      report(`practices (${practice.id})${fault.field}`, fault.message, 'This practice is left out');
      return [];
    }
    const { effect, ...rest } = practice;
    if (effect === undefined || byId.has(effect)) return [practice];
    report(
      `practices (${practice.id}).effect`,
      unusable('the id of an indicator', effect),
      'Its effect is not shown',
    );
    return [rest];
  });
  const exemptions = config.exemptions.filter((exemption, place) => {
    const { indicator } = exemption;
    const fault = exemptionOrderFault(exemption);
    if (fault !== null) {
      report(`exemptions[${place}] (${indicator})${fault.field}`, fault.message, 'This entry is left out');
      return false;
    }
    if (byId.has(indicator)) return true;
    report('exemptions', unusable('the id of an indicator', indicator), 'This entry is left out');
    return false;
  });
  const rest = { ...config, pillars, indicators, views, practices, exemptions };
  const fault =
    config.breakdown === undefined
      ? null
      : (breakdownFault(config.breakdown, byId) ?? sourceFaultOf(config.breakdown, config));
  if (fault !== null) {
    report(`breakdown${fault.field}`, fault.message, 'The breakdown is left out');
    delete rest.breakdown;
  }
  for (const { path, message } of pageFaults(config, byId)) {
    const [page = ''] = path.split('.');
    report(path, message, `What the page shows by "${page}" is left out`);
    delete rest[page as 'cost' | 'vulnerabilities'];
  }
  if (config.markers !== undefined) {
    rest.markers = config.markers.filter((marker) => {
      const message = sourceFault(marker, config.prometheus);
      if (message !== null) report(`markers (${marker.title}).source`, message, 'This marker is left out');
      return message === null;
    });
  }
  if (config.incidents !== undefined) {
    const { log, faults } = checkedIncidentLog(config.incidents);
    for (const { path, message } of faults) report(path, message, 'This entry is left out');
    rest.incidents = log;
    for (const [index, indicator] of indicators.entries()) {
      if (indicator.kind === 'incidents') indicators[index] = { log, ...indicator };
    }
  }
  return { config: rest, problems };
}

/** A year by the minute, and half a hundred queries. */
const MOST_SLOTS = 600_000;

const unusable = (expected: string, id: string): string => `expected ${expected}; there is no usable "${id}"`;

type Fault = { readonly field: string; readonly message: string };

function sourceFaultOf(
  subject: { readonly source?: string | undefined },
  { prometheus }: Pick<ScorecardConfig, 'prometheus'>,
): Fault | null {
  const message = sourceFault(subject, prometheus);
  return message === null ? null : { field: '.source', message };
}

/**
 * A pillar whose id another one has already keeps its place, under an id of its own and without the indicator that leads
 * it: a grade of fewer pillars must not look like one of all.
 */
function withOwnIds(given: readonly Pillar[]): {
  readonly pillars: Pillar[];
  readonly twice: readonly { readonly place: number; readonly id: string; readonly title: string }[];
} {
  const taken = new Set(given.map(({ id }) => id));
  const seen = new Set<string>();
  const twice: { place: number; id: string; title: string }[] = [];
  const pillars = given.map((pillar, place) => {
    if (!seen.has(pillar.id)) {
      seen.add(pillar.id);
      return pillar;
    }
    twice.push({ place, id: pillar.id, title: pillar.title });
    let id = `pillar_${place + 1}`;
    while (taken.has(id)) id += '_';
    taken.add(id);
    return { ...pillar, id, headline: '' };
  });
  return { pillars, twice };
}

function faultOf(
  indicator: Indicator,
  seen: ReadonlySet<string>,
  pillars: ReadonlySet<string>,
): Fault | null {
  if (seen.has(indicator.id)) return { field: '.id', message: 'expected an id that is used once' };
  if (indicator.pillar !== undefined && !pillars.has(indicator.pillar)) {
    return {
      field: '.pillar',
      message: `expected one of ${[...pillars].join(', ')}; got "${indicator.pillar}"`,
    };
  }
  // With both, what matches neither is not known to be either.
  if (indicator.kind === 'ratio' && indicator.good === undefined && indicator.bad === undefined) {
    return { field: '', message: 'expected "good", "bad" or both' };
  }
  if (indicator.kind === 'events' && (indicator.good === undefined) === (indicator.bad === undefined)) {
    return { field: '', message: 'expected either "bad" or "good", one of them' };
  }
  if (indicator.kind === 'incidents' && 'query' in indicator === 'alert' in indicator) {
    return { field: '', message: 'expected either "query" or "alert", one of them' };
  }
  if (
    indicator.kind === 'ordinal' &&
    indicator.target !== undefined &&
    !indicator.scale.includes(indicator.target)
  ) {
    return {
      field: '.target',
      message: `expected one of ${indicator.scale.join(', ')}; got "${indicator.target}"`,
    };
  }
  const fault =
    targetRangeFault(indicator) ??
    attestationOrderFault(indicator) ??
    overlapFault(indicator) ??
    budgetFault(indicator) ??
    clampFault(indicator) ??
    unitTextFault(indicator);
  if (fault !== null) return fault;
  if (isBeyondIdeal(indicator)) {
    return {
      field: '.target',
      message: 'expected a target that is not better than the ideal, and above 0 where there is none',
    };
  }
  if (indicator.kind === 'incidents' && indicator.window / indicator.resolution > MOST_SLOTS) {
    const least = Math.ceil(indicator.window / MOST_SLOTS / SECOND) * SECOND;
    return {
      field: '.resolution',
      message: `expected at least "${formatDuration(durationMs(least))}" for a window of "${formatDuration(indicator.window)}"`,
    };
  }
  const windowless = !('window' in indicator) || indicator.window === undefined;
  if (windowless && templatesOf(indicator).some((template) => hasPlaceholder(template, '$window'))) {
    return { field: '.window', message: 'expected a window such as "30d", since a query has $window' };
  }
  return null;
}

/** What both match is left out, so an exclusion too wide would hide what is bad. */
function overlapFault(indicator: Indicator): Fault | null {
  if (indicator.kind !== 'ratio' || indicator.bad === undefined || indicator.exclude === undefined)
    return null;
  const overlap = overlapOf(indicator.bad, indicator.exclude);
  if (overlap === null) return null;
  return {
    field: '.exclude',
    message: `expected values that "bad" does not match too; both match "${overlap}"`,
  };
}

function isBeyondIdeal(indicator: Indicator): boolean {
  if (!('ideal' in indicator) || typeof indicator.target !== 'number') return false;
  const { direction, target } = indicator;
  if (direction === 'atMost') return target < (indicator.ideal ?? 0);
  const ideal = indicator.ideal ?? (indicator.unit === 'ratio' ? 1 : undefined);
  return ideal === undefined ? target <= 0 : target > ideal;
}

const TEMPLATES = ['query', 'numerator', 'denominator', 'actual', 'planned', 'freshness'];
/** Of any other kind `bad` and `good` are patterns. */
const COUNTERS = ['bad', 'good', 'total'];

function templatesOf(indicator: Indicator): readonly string[] {
  const keys = indicator.kind === 'events' ? COUNTERS : TEMPLATES;
  return Object.entries(indicator).flatMap(([key, value]) =>
    keys.includes(key) && typeof value === 'string' ? [value] : [],
  );
}

function headlineFault(pillar: Pillar, headline: Indicator | undefined): string | null {
  // What is wrong with this pillar has been named.
  if (pillar.headline === '') return null;
  if (headline === undefined) return unusable('the id of an indicator', pillar.headline);
  if (headline.pillar !== pillar.id) return `expected an indicator of this pillar; "${headline.id}" is not`;
  if (headline.target === undefined) return `expected an indicator with a target; "${headline.id}" has none`;
  return null;
}
