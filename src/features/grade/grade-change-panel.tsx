import { useMemo, useState } from 'react';
import type { DurationMs } from '#compute/units.ts';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { DefinitionsNotice } from '#features/history/definitions-notice.tsx';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { Notice } from '#ui/notice.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Time } from '#ui/time.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { comparisonChoices } from './comparison-choices.ts';
import { explainMove, type GradeChangeRow, type Move } from './grade-change.ts';
import styles from './grade-panel.module.css';
import { useEarlierScorecard } from './use-earlier-scorecard.ts';

/** This period against the one before, by the definitions of today: what each indicator did to the score. */
export function GradeChangePanel({
  scorecard,
  first: wanted,
}: {
  scorecard: CurrentScorecard;
  /** What to compare with first; null: what suits the window. */
  first: DurationMs | null;
}) {
  const { window } = useFigureState();
  const { choices, first } = comparisonChoices(window);
  const [chosen, choose] = useState(wanted === null ? first.value : String(wanted));
  const { ago } = choices.find(({ value }) => value === chosen) ?? first;
  return (
    <div className={styles.panel}>
      <DefinitionsNotice measuredText="Below, both periods are measured by the definitions of today." />
      <Segmented
        label="Compared with"
        labelHidden={false}
        choices={choices}
        value={String(ago)}
        onChange={choose}
      />
      <Comparison scorecard={scorecard} ago={ago} />
    </div>
  );
}

function Comparison({
  scorecard,
  ago,
}: {
  scorecard: CurrentScorecard;
  ago: Parameters<typeof useEarlierScorecard>[0];
}) {
  const url = useFigureState();
  const { config } = useSession();
  const earlier = useEarlierScorecard(ago, url);
  const at = useAt(url.at);
  const move = useMemo(
    () => explainMove(config, earlier, { ...scorecard, at }),
    [config, earlier, scorecard, at],
  );
  return (
    <>
      <p className={styles.verdict} data-part="move" aria-busy={move === null}>
        {move === null ? <Skeleton chars={24} /> : `${move.sentence}.`}
      </p>
      <p className={styles.rule}>
        Compared with the scorecard as of <Time at={earlier.at} zone={url.zone} />, each figure over its own
        window, asked again and judged by the targets of today.
      </p>
      <StaleNote since={staleSince([...scorecard.evaluations.values(), ...earlier.evaluations.values()])} />
      <ServerWarnings warnings={warningsOf(earlier.evaluations.values())} />
      {move !== null && <Contributions move={move} />}
    </>
  );
}

const COLUMNS: readonly Column[] = [
  { id: 'indicator', header: 'Indicator' },
  { id: 'before', header: 'Before', align: 'end' },
  { id: 'before-status', header: 'Status' },
  { id: 'now', header: 'Now', align: 'end' },
  { id: 'now-status', header: 'Status' },
  { id: 'points', header: 'Points', align: 'end' },
];

function Contributions({ move }: { move: Move }) {
  return (
    <>
      {move.obstacle !== null && <Notice tone="info" title={move.obstacle} />}
      {move.caps.map((cap) => (
        <p key={cap}>{cap}.</p>
      ))}
      <Table
        caption="What each indicator did to the score"
        captionHidden
        columns={COLUMNS}
        density="compact"
        rows={move.rows.map((row) => ({ id: row.id, cells: cellsOf(row) }))}
      />
      <p className={styles.rule}>
        Points are Shapley values: the effect of an indicator's change of status, averaged over every order in
        which the changes could have happened, each graded anew. They add up to the difference of the two
        scores. Caps act on the letter, not on the points.
      </p>
    </>
  );
}

const cellsOf = ({ title, before, beforeStatus, now, nowStatus, contribution }: GradeChangeRow) => [
  title,
  before,
  beforeStatus === null ? '' : <StatusMark key="before" status={beforeStatus} size="s" />,
  now,
  nowStatus === null ? '' : <StatusMark key="now" status={nowStatus} size="s" />,
  contribution,
];
