import type { Grade } from './evaluation.ts';
import { letterText } from './letter-text.ts';

/** "Could be C+ to A−: 14 of 17 indicators are measured"; null where nothing unknown could change the letter. */
export function rangeSentence({ range }: Grade): string | null {
  if (range.worst === range.best) return null;
  const letters = `${letterText(range.worst)} to ${letterText(range.best)}`;
  return `Could be ${letters}: ${range.of - range.unknown} of ${range.of} indicators are measured`;
}
