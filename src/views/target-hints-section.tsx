import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { useTargetHints } from '#scorecard/use-target-hints.ts';
import { Button } from '#ui/button.tsx';
import { OldNote } from '#ui/old-note.tsx';
import { Section } from '#ui/section.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { figureState } from '#url/figure-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './target-hints-section.module.css';

/** Do the targets fit each other, the histograms and the data? */
export function TargetHintsSection({ scorecard }: { scorecard: CurrentScorecard }) {
  const [url, setUrl] = useUrlState();
  const { hints, isComplete, oldSince, warnings } = useTargetHints(scorecard.evaluations, figureState(url));
  return (
    <Section
      title="Targets to check"
      lead="Nothing is left out because of these. What was looked at is whether the targets fit each other, the histograms and the data; the targets named here may not mean what they say."
    >
      {isComplete && hints.length === 0 && <p>No problems found in what could be checked.</p>}
      <ul className={styles.hints} aria-busy={!isComplete}>
        {hints.map(({ indicators, sentence }) => (
          <li key={sentence}>
            {sentence}.{' '}
            {indicators.map((id) => (
              <Button key={id} size="s" onClick={() => setUrl({ indicator: id })}>
                {scorecard.evaluations.get(id)?.indicator.short ??
                  scorecard.evaluations.get(id)?.indicator.title ??
                  id}
              </Button>
            ))}
          </li>
        ))}
        {!isComplete && (
          <li>
            <Skeleton chars={40} />
          </li>
        )}
      </ul>
      <OldNote since={oldSince} />
      <ServerWarnings warnings={warnings} />
    </Section>
  );
}
