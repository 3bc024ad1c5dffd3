import type { CSSProperties } from 'react';
import type { Status } from '#compute/status.ts';
import type { EpochMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import styles from './history-strips.module.css';
import { timeTicks } from './time-ticks.ts';

export type StripRun = {
  readonly value: string;
  readonly from: number;
  readonly days: number;
  readonly status: Status;
  /** 0 to 1: how high the run stands; 0 is hatched, nothing is known. */
  readonly level: number;
};

export type Strip = {
  readonly id: string;
  readonly title: string;
  readonly runs: readonly StripRun[];
  readonly summary: string;
};

export type HistoryStripsProps = {
  /** The first stands out. */
  readonly strips: readonly Strip[];
  readonly days: readonly EpochMs[];
  /** The day that is looked at; absent: a picture, and nothing to choose. */
  readonly cursor?: {
    readonly day: number;
    readonly onMove: (day: number) => void;
    /** The day in words. */
    readonly text: string;
  };
  /** Instants that part what can be compared from what cannot. */
  readonly marks: readonly EpochMs[];
  readonly zone: Zone;
};

const TICKS = 7;
/** Where less of the width is left, a label would not fit. */
const LABELLED_SHARE = 0.04;
/** On a phone. */
const LABELLED_WHEN_NARROW = 0.1;

// Assigned through the style object, which the content security policy allows.
const at = (share: number): CSSProperties => ({ insetInlineStart: `${share * 100}%` });

/** What was so on which day, one strip a row, with a cursor that one native slider moves over all of them. */
export function HistoryStrips(props: HistoryStripsProps) {
  const { strips, days, cursor, marks, zone } = props;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const day = days.length > 1 ? (last - first) / (days.length - 1) : 1;
  // A day is drawn as wide as any other, the first and the last in full.
  const share = (instant: number) => (instant - first + day / 2) / (day * days.length);
  return (
    <figure className={styles.frame}>
      <div className={styles.rows} style={{ '--rows': strips.length } as CSSProperties}>
        {strips.map(({ id, title }, index) => (
          <span key={id} className={styles.title} data-lead={index === 0}>
            {title}
          </span>
        ))}
        <div className={styles.strips}>
          {strips.map((strip, index) => (
            <StripRow key={strip.id} strip={strip} count={days.length} isLead={index === 0} />
          ))}
          {marks
            .filter((mark) => mark >= first && mark <= last)
            .map((mark) => (
              <span key={mark} className={styles.mark} style={at(share(mark))} />
            ))}
          {cursor !== undefined && (
            <>
              <span className={styles.cursor} style={at((cursor.day + 0.5) / days.length)} />
              <input
                className={styles.slider}
                type="range"
                aria-label="Day"
                aria-valuetext={cursor.text}
                min={0}
                max={days.length - 1}
                value={cursor.day}
                onChange={(event) => cursor.onMove(Number(event.target.value))}
              />
            </>
          )}
        </div>
        <div className={styles.axis} aria-hidden="true">
          {timeTicks({ start: first, end: last }, zone, TICKS).map(({ at: tick, text }) => (
            <span key={tick} className={styles.tick} style={at(Math.min(0.96, Math.max(0.03, share(tick))))}>
              {text}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
}

function StripRow({
  strip: { title, runs, summary },
  count,
  isLead,
}: {
  strip: Strip;
  count: number;
  isLead: boolean;
}) {
  return (
    <div className={styles.strip} data-lead={isLead}>
      <VisuallyHidden>{`${title}: ${summary}`}</VisuallyHidden>
      <svg viewBox={`0 0 ${count} 1`} preserveAspectRatio="none" aria-hidden="true">
        <pattern id="history-unknown" width="1" height="1" patternUnits="userSpaceOnUse">
          <path className={styles.hatch} d="M0,1L1,0" vectorEffect="non-scaling-stroke" />
        </pattern>
        {runs.map(({ from, days, status, level }) => (
          <rect
            key={from}
            className={level === 0 ? styles.unknown : styles.run}
            data-status={status}
            x={from}
            y={level === 0 ? 0.5 : 1 - level}
            width={days}
            height={level === 0 ? 0.5 : level}
          />
        ))}
      </svg>
      {isLead &&
        runs
          .filter(({ days, level }) => days / count >= LABELLED_SHARE && level > 0)
          .map(({ from, value, days }) => (
            <span
              key={from}
              className={styles.label}
              data-short={days / count < LABELLED_WHEN_NARROW}
              style={at(from / count)}
              aria-hidden="true"
            >
              {value}
            </span>
          ))}
    </div>
  );
}
