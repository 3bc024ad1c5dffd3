import type { Figure } from '#scorecard/explain/figure.ts';
import { StatusMark } from '#ui/status-mark.tsx';
import { changeUrlState } from '#url/use-url-state.ts';
import { ExemptMark } from './exempt-mark.tsx';
import { FigureValue } from './figure-value.tsx';
import styles from './indicator-list.module.css';

/** Figures as a list of lines: name, value, status; each opens how it came about. */
export function IndicatorList({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul className={styles.list}>
      {figures.map((figure) => (
        <li key={figure.id} className={styles.item} data-indicator={figure.id} data-text={figure.text}>
          <button
            type="button"
            className={styles.name}
            data-print="show"
            onClick={() => changeUrlState({ indicator: figure.id })}
          >
            {figure.short}
          </button>
          <span className={styles.target}>{figure.target}</span>
          <span className={styles.value} title={figure.reason ?? undefined}>
            <FigureValue figure={figure} />
          </span>
          {figure.exemption !== null ? (
            <ExemptMark exemption={figure.exemption} compact />
          ) : figure.status === null ? (
            <span />
          ) : (
            <StatusMark status={figure.status} size="s" compact />
          )}
        </li>
      ))}
    </ul>
  );
}
