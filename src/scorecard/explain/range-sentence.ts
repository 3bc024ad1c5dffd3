import type { Grade } from '#scorecard/evaluate/evaluation.ts';
import { letterText } from './letter-text.ts';

/** "3 of 16 indicators have no data; the grade could be F to D"; null where nothing could change the letter. */
export function rangeSentence({ range }: Pick<Grade, 'range'>): string | null {
  const { worst, best, unknown, of } = range;
  if (worst === best) return null;
  const letters = `he grade could be ${letterText(worst)} to ${letterText(best)}`;
  if (unknown === 0) return `T${letters}`;
  return `${unknown} of ${of} indicators ${unknown === 1 ? 'has' : 'have'} no data; t${letters}`;
}
