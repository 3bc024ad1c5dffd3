import type { EpochMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import type { FreshnessModel } from '#scorecard/explain/freshness.ts';
import { formatTime } from '#ui/format-time.ts';
import { Freshness } from '#ui/freshness.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './wall-age.module.css';

/** How old the figures are. As long as they are what they should be, one quiet line; then nothing is larger than this. */
export function WallAge({ model: { state, at, age }, now }: { model: FreshnessModel; now: EpochMs }) {
  const [{ zone }] = useUrlState();
  switch (state) {
    case 'waiting':
      return <p className={styles.age}>Asking …</p>;
    case 'unanswered':
      return <Alarm state={state} word="NO ANSWER" detail="from the server" />;
    case 'fixed':
      return <p className={styles.age}>{at !== null && `Snapshot of ${formatTime(at, zone, 'minute')}`}</p>;
    case 'fresh':
      return (
        <p className={styles.age} data-freshness={state}>
          <Freshness
            state="fresh"
            text={at === null ? '' : `${age} · ${formatTime(at, zone, 'clock-second')}`}
          />
        </p>
      );
    case 'old':
    case 'stale':
      return (
        <Alarm
          state={state}
          word={at === null ? 'STALE' : `STALE since ${sinceText(at, now, zone)}`}
          detail={age}
        />
      );
  }
}

/** The date only when it is not today's: a screen may have been forgotten over a weekend. */
function sinceText(at: EpochMs, now: EpochMs, zone: Zone): string {
  const isToday = formatTime(at, zone, 'day') === formatTime(now, zone, 'day');
  return formatTime(at, zone, isToday ? 'clock' : 'minute');
}

function Alarm({ state, word, detail }: { state: string; word: string; detail: string | null }) {
  return (
    <p className={styles.alarm} data-freshness={state} role="status">
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1.6 15 14H1zM8 6v4m0 1.9v.1" />
      </svg>
      <strong>{word}</strong>
      {detail !== null && <span>{detail}</span>}
    </p>
  );
}
