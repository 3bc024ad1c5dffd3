import { DOUBTS, type DoubtCode } from '#compute/doubt-rule.ts';
import type { ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { DOUBT_MEANING } from '#scorecard/explain/doubt-meaning.ts';
import { reasonSentence } from '#scorecard/explain/reasons.ts';
import { Notice } from '#ui/notice.tsx';
import { TextLink } from '#ui/text-link.tsx';
import styles from './trust-notice.module.css';

const EFFECTS: Readonly<Record<(typeof DOUBTS)[DoubtCode], string>> = {
  met: 'While that is so, it is at most Met, and the grade is provisional',
  risk: 'While that is so, it is at most At risk, and the grade is provisional',
  undecided: 'Either side of the target is possible, so it is at most Met, and the grade is provisional',
};

/** All reasons to doubt a figure, what each means, and what they do to its status; nothing where there are none. */
export function TrustNotice({ evaluation }: { evaluation: Pick<ReadyEvaluation, 'doubts' | 'details'> }) {
  const { doubts, details } = evaluation;
  if (doubts.length === 0) return null;
  const found = new Set(doubts.map((code) => DOUBTS[code]));
  const effect = found.has('risk') ? 'risk' : found.has('met') ? 'met' : 'undecided';
  return (
    <Notice tone="info" title="How far to trust this figure">
      {doubts.map((code) => (
        <div key={code}>
          <p>{reasonSentence(code, false, details[code])}.</p>
          <p className={styles.meaning}>What this means: {DOUBT_MEANING[code]}.</p>
        </div>
      ))}
      <p>{EFFECTS[effect]}.</p>
      <p>
        <TextLink external href="./trust.html">
          All rules, with their thresholds and examples
        </TextLink>
      </p>
    </Notice>
  );
}
