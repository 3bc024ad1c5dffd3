import type { Figure } from '#scorecard/explain/figure.ts';
import { TextLink } from '#ui/text-link.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import styles from './exempt-mark.module.css';

type ExemptMarkProps = {
  readonly exemption: NonNullable<Figure['exemption']>;
  /** The shape alone; the words are still read out. */
  readonly compact?: boolean;
  readonly size?: 's' | 'm';
};

/** Stands where a status would, were the figure not exempt. */
export function ExemptMark({ exemption: { sentence }, compact = false, size = 's' }: ExemptMarkProps) {
  return (
    <span className={styles.mark} data-size={size} title={sentence} data-exempt="">
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.4" />
        <path d="M6.2 5.2v5.6m3.6-5.6v5.6" />
      </svg>
      {compact ? <VisuallyHidden>{sentence}</VisuallyHidden> : <span>Exempt</span>}
    </span>
  );
}

/** Until when a figure does not count, why and who said so, with a link to where it was decided. */
export function ExemptionNote({ exemption }: { exemption: NonNullable<Figure['exemption']> }) {
  return (
    <>
      {exemption.sentence}
      {exemption.link !== null && (
        <>
          {'. '}
          <TextLink href={exemption.link} external>
            Where it was decided
          </TextLink>
        </>
      )}
    </>
  );
}
