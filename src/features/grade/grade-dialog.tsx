import { DAY } from '#compute/units.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { WhatIfPanel } from '#features/grade/what-if/what-if-panel.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Segmented } from '#ui/segmented.tsx';
import type { Explanation } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { GradeChangePanel } from './grade-change-panel.tsx';
import styles from './grade-dialog.module.css';
import { GradePanel } from './grade-panel.tsx';

const CHOICES: readonly { readonly value: Explanation; readonly label: string }[] = [
  { value: 'grade', label: 'How it came about' },
  { value: 'moved', label: 'What changed' },
  { value: 'whatif', label: 'What if…' },
];

/** What there is to ask about the grade: how it came about, why it moved, and what would change it. */
export function GradeDialog({ scorecard }: { scorecard: CurrentScorecard }) {
  const [{ explain }, setUrl] = useUrlState();
  return (
    <Dialog title="The grade" open={explain !== null} onClose={() => setUrl({ explain: null })} width="l">
      {explain !== null && (
        <div className={styles.content}>
          <Segmented
            label="Question"
            choices={CHOICES}
            value={explain === 'day' ? 'moved' : explain}
            onChange={(value) => setUrl({ explain: value }, { replace: true })}
          />
          <Panel explain={explain} scorecard={scorecard} />
        </div>
      )}
    </Dialog>
  );
}

function Panel({ explain, scorecard }: { explain: Explanation; scorecard: CurrentScorecard }) {
  switch (explain) {
    case 'grade':
      return <GradePanel scorecard={scorecard} />;
    case 'moved':
    case 'day':
      return <GradeChangePanel key={explain} scorecard={scorecard} first={explain === 'day' ? DAY : null} />;
    case 'whatif':
      return <WhatIfPanel scorecard={scorecard} />;
  }
}
