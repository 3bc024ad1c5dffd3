import { DOUBTS, type DoubtCode } from '#compute/doubt-rule.ts';
import type { ReadyEvaluation } from '#scorecard/evaluation.ts';
import { doubtSentences } from '#scorecard/figure.ts';
import { Notice } from '#ui/notice.tsx';

const EFFECTS: Readonly<Record<(typeof DOUBTS)[DoubtCode], string>> = {
  met: 'While that is so, it is at most Met, and the grade is provisional',
  risk: 'While that is so, it is at most At risk, and the grade is provisional',
  undecided: 'Either side of the target is possible, so it is at most Met, and the grade is provisional',
};

/** All reasons to doubt a figure, and what they do to its status; nothing where there are none. */
export function TrustNotice({ evaluation }: { evaluation: Pick<ReadyEvaluation, 'doubts' | 'details'> }) {
  const { doubts } = evaluation;
  if (doubts.length === 0) return null;
  const found = new Set(doubts.map((code) => DOUBTS[code]));
  const effect = found.has('risk') ? 'risk' : found.has('met') ? 'met' : 'undecided';
  return (
    <Notice tone="info" title="How far to trust this figure">
      {[...doubtSentences(evaluation), EFFECTS[effect]].map((sentence) => (
        <p key={sentence}>{sentence}.</p>
      ))}
    </Notice>
  );
}
