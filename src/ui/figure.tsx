import styles from './figure.module.css';
import { figureParts } from './figure-parts.ts';

export type FigureProps = {
  /** As formatted: "99.95 %", "150 ms", "4.6/5". */
  readonly text: string;
  /** The unrounded value in its base unit, for machines. */
  readonly value: number | string;
  readonly size?: 'inherit' | 'm' | 'l' | 'hero';
};

/** A figure: the number large, its unit smaller, the exact value for whoever reads the markup. */
export function FigureText({ text, value, size = 'inherit' }: FigureProps) {
  return (
    <data className={styles.figure} value={value} data-size={size}>
      {figureParts(text).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity and no state
        <span key={index} className={styles[part.kind]} data-joined={part.text.startsWith('/') || undefined}>
          {index > 0 && !part.text.startsWith('/') ? `\u00a0${part.text}` : part.text}
        </span>
      ))}
    </data>
  );
}
