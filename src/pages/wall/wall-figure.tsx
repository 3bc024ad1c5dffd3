import type { CSSProperties } from 'react';
import type { Status } from '#compute/status.ts';
import type { Figure } from '#scorecard/explain/figure.ts';
import type { FigureAge } from '#scorecard/explain/freshness.ts';
import { FigureText } from '#ui/figure.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import styles from './wall-figure.module.css';

/** Whether a figure may still pass for what it says. */
export type AgeOfFigure = (figure: Figure) => FigureAge;

/** How wide a text runs, in digits: points, commas and spaces take half the room of one, a few signs half as much again. */
export const widthInDigits = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[.,\s]/u.test(sign) ? 0.5 : /[%@mMW]/u.test(sign) ? 1.5 : 1), 0);

/** A value to be read across a room; hatched once it is older than it should be. */
export function WallFigure({
  figure,
  ageOf,
  size,
}: {
  figure: Figure;
  ageOf: AgeOfFigure;
  size: 'row' | 'tile' | 'giant';
}) {
  return (
    <span
      className={styles.figure}
      data-size={size}
      data-age={ageOf(figure)}
      data-state={figure.state}
      style={{ '--digits': widthInDigits(figure.text) } as CSSProperties}
    >
      {figure.machineValue === null ? (
        <span className={styles.nothing}>{figure.state === 'loading' ? '…' : figure.text}</span>
      ) : (
        <FigureText text={figure.text} value={figure.machineValue} />
      )}
    </span>
  );
}

/** A status is as old as the figure it was judged by, and is struck through with it. */
export function WallStatus({ status, age }: { status: Status; age: FigureAge }) {
  return (
    <span className={styles.status} data-age={age}>
      <StatusMark status={status} />
    </span>
  );
}
