import { FigureValue } from '#features/figure/figure-value.tsx';
import { IndicatorList } from '#features/figure/indicator-list.tsx';
import { ViewLink } from '#features/navigation/view-link.tsx';
import type { PillarRow } from '#scorecard/explain/pillar-rows.ts';
import { Skeleton } from '#ui/skeleton.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { changeUrlState } from '#url/use-url-state.ts';
import styles from './pillar-card.module.css';

/** One pillar: its status, the figure that leads it, and all others behind it. */
export function PillarCard({ pillar }: { pillar: PillarRow }) {
  const { headline } = pillar;
  return (
    <article className={styles.card} aria-label={pillar.title}>
      <header className={styles.head}>
        <h3 className={styles.title}>
          <ViewLink view="pillar" pillar={pillar.id}>
            {pillar.title}
          </ViewLink>
        </h3>
        {pillar.isLoading ? <Skeleton chars={9} /> : <StatusMark status={pillar.status} size="s" />}
      </header>
      <p className={styles.question}>{pillar.question}</p>
      {headline !== null && (
        <div className={styles.headline} data-indicator={headline.id} data-text={headline.text}>
          <span className={styles.figure}>
            <FigureValue figure={headline} />
          </span>
          <button
            type="button"
            className={styles.open}
            data-print="show"
            onClick={() => changeUrlState({ indicator: headline.id })}
          >
            {pillar.target}
          </button>
        </div>
      )}
      {pillar.heldBack !== null && <p className={styles.heldBack}>{pillar.heldBack}</p>}
      <IndicatorList figures={pillar.others} />
    </article>
  );
}
