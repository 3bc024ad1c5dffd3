import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { QueryState } from '#features/query-state/query-state.tsx';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { figureState } from '#url/figure-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './target-hints-section.module.css';
import { useTargetHints } from './use-target-hints.ts';

/** Do the targets fit each other, the histograms and the data? */
export function TargetHintsSection({ scorecard }: { scorecard: CurrentScorecard }) {
  const [url, setUrl] = useUrlState();
  const { hints, view } = useTargetHints(scorecard.evaluations, figureState(url));
  return (
    <Section
      title="Targets to check"
      lead="Nothing is left out because of these. What was looked at is whether the targets fit each other, the histograms and the data; the targets named here may not mean what they say."
    >
      <ul className={styles.hints} aria-busy={view.status === 'loading'}>
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
      </ul>
      <QueryState view={view}>{() => null}</QueryState>
    </Section>
  );
}
