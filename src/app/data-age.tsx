import { durationMs, SECOND } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { useSession } from '#data/session-context.ts';
import { useNow } from '#data/use-now.ts';
import { useQueryProgress } from '#data/use-query-progress.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { type FreshnessModel, freshnessModel } from '#scorecard/explain/freshness.ts';
import { formatTime } from '#ui/format-time.ts';
import { Freshness } from '#ui/freshness.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import styles from './shell.module.css';

const TICK = durationMs(5 * SECOND);

/** How old the oldest figure on screen is. */
export function DataAge({ scorecard }: { scorecard: CurrentScorecard }) {
  const { refresh: interval, at, zone } = useFigureState();
  const session = useSession();
  const progress = useQueryProgress();
  useNow(TICK);
  const model = freshnessModel(scorecard, {
    ageOf: session.instants.ageOf,
    refresh: interval,
    isFixed: at !== null || session.source.kind === 'demo',
    isClockWrong: scorecard.clockSkew !== null,
  });
  return (
    <span className={styles.age}>
      {progress !== null && (
        <span data-part="progress">
          {progress.settled} of {progress.total} queries answered
        </span>
      )}
      {/* While nothing is there the count says more than that something is asked. */}
      {(progress === null || model.state !== 'waiting') && <Age model={model} zone={zone} />}
    </span>
  );
}

function Age({ model: { state, at, age }, zone }: { model: FreshnessModel; zone: Zone }) {
  if (state === 'waiting') return <span key={state}>Asking …</span>;
  if (state === 'unanswered' || at === null)
    return <Freshness state="stale" text="no answer from the server" />;
  const text = `${formatTime(at, zone, 'second')}${age === null ? '' : ` · ${age}`}`;
  return state === 'fixed' ? (
    <span key={state}>{`Snapshot of ${text}`}</span>
  ) : (
    <Freshness state={state} text={`as of ${text}`} />
  );
}
