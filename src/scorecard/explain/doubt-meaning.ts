import type { DoubtCode } from '#compute/doubt-rule.ts';

/** What a doubt means for the figure, without a full stop, in the words of docs/trust.md. */
export const DOUBT_MEANING: Readonly<Record<DoubtCode, string>> = {
  'insufficient-coverage':
    'What happened in the time without samples is not in the figure; silence is not quiet',
  'known-time-unknown':
    'The server did not say when the series had samples, so nobody knows how much of the window the figure is about',
  'unknown-exceeds-budget':
    'Had all of the unknown time gone wrong, the error budget would be overspent, so nobody can say that it is not',
  'label-partly-absent':
    'Series without the label are neither good nor bad, and their share of the events counts as unknown',
  'matcher-label-absent':
    'A matcher that leaves something out leaves nothing out, and one that picks something finds nothing, so the figure is about other series than the query says',
  'pattern-never-matched':
    'Either nothing went wrong, or what goes wrong has another name than the pattern expects',
  'unmatched-values': 'What matches neither pattern is not counted, and may be good or bad',
  'counter-absent':
    'A counter that has counted nothing may have no series, so either there was nothing to count, or it has another name than the query says',
  'member-vanished':
    'One that stopped reporting may be failing without anybody seeing it, so the figure is about fewer than before',
  'group-undecided':
    'A group with too few events may be the worst one, and nobody can tell until there are more of them',
  'cut-by-clamp':
    'What lay beyond the clamp on the good side may be an error of the query, and the clamp hides how far off it is',
  'period-begun':
    'Little of the period is over, so what is to come may turn the figure, and how much of its time is known cannot be told yet',
  'period-undecided':
    'Little of the period is over, and too few events were counted to tell whether the target is met',
  'incident-cut': 'Where samples are missing at its edge, the incident may have begun earlier or ended later',
  'first-sample-unseen':
    'Events before the second sample of a new counter are not in the figure; with them it is worse, and still meets the target',
  'worse-with-first-samples':
    'Events before the second sample of a new counter are not in the figure; with them it misses the target',
  'stands-still':
    'The counter may have stopped while what it pays for went on; something for nothing is possible, and rare',
  'server-warning':
    'The server answered, and says itself that something may be missing or wrong in what it answered',
  'outlook-unknown':
    'The server did not say how fast the budget burns or how the month will end, and no answer is not a good answer',
  'target-inside-bucket':
    'A histogram tells no more than two bounds; the target lies between them, so the value may be on either side of it',
};
