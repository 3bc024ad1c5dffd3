import type { Status } from '#compute/status.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import type { Evaluation, Grade, PillarEvaluation } from './evaluation.ts';
import { shownStatus } from './shown-status.ts';

type Subject = {
  readonly pillars: readonly PillarEvaluation[];
  readonly evaluations: ReadonlyMap<string, Evaluation>;
  readonly grade: Pick<Grade, 'letter' | 'isProvisional'>;
};

/** How many stand where; what is exempt stands nowhere. */
type Tally = Readonly<Record<Status | 'Exempt', number>>;

/**
 * What is met, missed, at risk and unknown, of pillars and of indicators, without a full stop. It is said of the
 * statuses the page shows, so that neither contradicts the other.
 */
export function verdictOf({ pillars, evaluations, grade }: Subject): string {
  const ofPillars = tally(pillars.map(({ status, headline }) => (isExempt(headline) ? 'Exempt' : status)));
  const ofIndicators = tally(
    [...evaluations.values()]
      .filter(({ indicator }) => isGraded(indicator))
      .flatMap((evaluation) => (isExempt(evaluation) ? 'Exempt' : (shownStatus(evaluation) ?? []))),
  );
  const isAllMet = isClean(ofPillars) && ofPillars.Exempt === 0 && isClean(ofIndicators);
  if (grade.letter === null) {
    const counts = [troubledPillars(ofPillars), indicatorsText(ofIndicators)].filter((text) => text !== '');
    return ['Not enough data for a grade', ...(counts.length === 0 ? [] : [counts.join('; ')])].join('. ');
  }
  if (grade.isProvisional) {
    return `Provisional: ${lowerFirst(isAllMet ? meeting(ofIndicators) : inCounts(ofPillars, ofIndicators))}`;
  }
  if (!isAllMet) return inCounts(ofPillars, ofIndicators);
  if (pillars.every(({ isAtBest }) => isAtBest)) return allTargets('Exceeding', ofIndicators);
  const exceeding = ofPillars.Exceeding;
  const most =
    exceeding === 0 ? '' : `; ${exceeding} of ${pillars.length} pillars ${verb(exceeding, 'exceed')} theirs`;
  return meeting(ofIndicators) + most;
}

const meeting = (ofIndicators: Tally): string => allTargets('Meeting', ofIndicators);

const allTargets = (does: 'Exceeding' | 'Meeting', { Exempt: exempt }: Tally): string =>
  exempt === 0
    ? `${does} all targets`
    : `${does} all targets that are graded; ${exempt} ${verb(exempt, 'be')} exempt`;

const isExempt = (evaluation: Evaluation | null): boolean =>
  evaluation?.state === 'ready' && evaluation.exemption !== null;

const tally = (standings: readonly (Status | 'Exempt')[]): Tally => {
  const count = (wanted: Status | 'Exempt') => standings.filter((standing) => standing === wanted).length;
  return {
    Exceeding: count('Exceeding'),
    Met: count('Met'),
    'At risk': count('At risk'),
    Missed: count('Missed'),
    'No data': count('No data'),
    Exempt: count('Exempt'),
  };
};

const isClean = (counts: Tally): boolean => counts.Missed + counts['At risk'] + counts['No data'] === 0;

const inCounts = (ofPillars: Tally, ofIndicators: Tally): string =>
  `${troubledPillars(ofPillars) || metPillars(ofPillars)}; ${indicatorsText(ofIndicators)}`;

/** "2 pillars miss their target, 1 has no data"; nothing where none is in trouble. */
function troubledPillars(counts: Tally): string {
  const parts = TROUBLES.filter(([status]) => counts[status] > 0);
  return parts
    .map(([status, says], index) => {
      const count = counts[status];
      return `${count}${index > 0 ? '' : count === 1 ? ' pillar' : ' pillars'} ${says(count)}`;
    })
    .join(', ');
}

const TROUBLES = [
  ['Missed', (count: number) => (count === 1 ? 'misses its target' : 'miss their target')],
  ['At risk', (count: number) => `${verb(count, 'be')} at risk`],
  ['No data', (count: number) => `${verb(count, 'have')} no data`],
  ['Exempt', (count: number) => `${verb(count, 'be')} exempt`],
] as const;

function metPillars({ Exceeding, Met }: Tally): string {
  const count = Exceeding + Met;
  return count === 1 ? 'The pillar meets its target' : `All ${count} pillars meet their target`;
}

/** "13 of 16 indicators are met, 2 are missed, 1 has no data" */
function indicatorsText(counts: Tally): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return '';
  const met = counts.Exceeding + counts.Met;
  const rest = [
    ['Missed', 'be', 'missed'],
    ['At risk', 'be', 'at risk'],
    ['No data', 'have', 'no data'],
    ['Exempt', 'be', 'exempt'],
  ] as const;
  return [
    `${met} of ${all} ${all === 1 ? 'indicator' : 'indicators'} ${verb(met, 'be')} met`,
    ...rest.flatMap(([status, does, what]) => {
      const count = counts[status];
      return count === 0 ? [] : [`${count} ${verb(count, does)} ${what}`];
    }),
  ].join(', ');
}

function verb(count: number, does: 'be' | 'have' | 'exceed'): string {
  const [one, many] = { be: ['is', 'are'], have: ['has', 'have'], exceed: ['exceeds', 'exceed'] }[does];
  return (count === 1 ? one : many) as string;
}

/** A sentence as it goes on behind a colon. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
