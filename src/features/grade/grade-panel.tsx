import { useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { Section } from '#ui/section.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { changeUrlState } from '#url/use-url-state.ts';
import { explainGrade, type GradeExplanation, type PillarPart } from './grade-explanation.ts';
import styles from './grade-panel.module.css';

/** The grade taken apart: points of each pillar, the caps on them, and what would raise the letter. */
export function GradePanel({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config } = useSession();
  const explanation = useMemo(() => explainGrade(config, scorecard), [config, scorecard]);
  if (explanation === null) return <p>Some figures are still on their way.</p>;
  return (
    <div className={styles.panel}>
      <p className={styles.verdict} data-part="verdict">
        <strong>{explanation.letter}</strong> {explanation.verdict}.
        {explanation.range !== null && ` ${explanation.range}.`}
      </p>
      <StaleNote since={staleSince(scorecard.evaluations.values())} />
      <Points explanation={explanation} />
      <Caps explanation={explanation} />
      <Changes explanation={explanation} />
      <p className={styles.rule}>
        A pillar has 100 points at its best, 90 when its target is met, 70 at risk and 40 when it is missed.
        Letters by points: {explanation.ladder}.
      </p>
    </div>
  );
}

const COLUMNS: readonly Column[] = [
  { id: 'pillar', header: 'Pillar' },
  { id: 'status', header: 'Status' },
  { id: 'points', header: 'Points', align: 'end' },
  { id: 'weight', header: 'Weight', align: 'end' },
  { id: 'contribution', header: 'Contribution', align: 'end' },
  { id: 'bar', header: 'Of 100' },
];

function Points({ explanation }: { explanation: GradeExplanation }) {
  return (
    <Section title="Points" headingLevel={3} lead={explanation.policy}>
      <Table
        caption="Points, weight and contribution of each pillar"
        captionHidden
        columns={COLUMNS}
        density="compact"
        rows={[
          ...explanation.rows.map((row) => ({
            id: row.id,
            cells: [
              <PillarName key="name" row={row} />,
              <StatusMark key="status" status={row.status} size="s" />,
              row.points,
              row.share,
              row.contribution,
              <Bar key="bar" row={row} />,
            ],
          })),
          {
            id: 'total',
            cells: ['Together', '', '', '', <strong key="total">{explanation.total}</strong>, ''],
          },
        ]}
      />
      {explanation.score !== null && <p className={styles.score}>{explanation.score}.</p>}
    </Section>
  );
}

const PillarName = ({ row }: { row: PillarPart }) => (
  <>
    {row.title}
    {row.note !== null && <span className={styles.note}>{row.note}</span>}
  </>
);

/** Its place among 100 points: filled what it has, empty what it lost. */
function Bar({ row: { bar, status } }: { row: PillarPart }) {
  return (
    <svg
      className={styles.bar}
      data-status={status}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className={styles.track} width="100" height="8" />
      <rect className={styles.lost} x={bar.start} width={bar.length + bar.lost} height="8" />
      <rect className={styles.gained} x={bar.start} width={bar.length} height="8" />
    </svg>
  );
}

function Caps({ explanation: { caps } }: { explanation: GradeExplanation }) {
  if (caps.length === 0) return null;
  return (
    <Section
      title="Caps"
      headingLevel={3}
      lead="A letter says what all pillars have in common, so some facts cap it."
    >
      <ol className={styles.caps}>
        {caps.map(({ sentence, isDecisive }) => (
          <li key={sentence}>
            {sentence}. {isDecisive && <strong>This one decided.</strong>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Changes({ explanation: { changes, noChange } }: { explanation: GradeExplanation }) {
  return (
    <Section
      title="What would raise it"
      headingLevel={3}
      lead="One indicator at a time, and no more than it takes."
    >
      {noChange !== null && <p>{noChange}</p>}
      {changes.map(({ letter, options }) => (
        <div key={letter} className={styles.change}>
          <p className={styles.reached}>{letter} needs</p>
          <ul className={styles.options}>
            {options.map(({ id, text, now }) => (
              <li key={id}>
                <button
                  type="button"
                  className={styles.option}
                  data-print="show"
                  onClick={() => changeUrlState({ explain: null, indicator: id })}
                >
                  {text}
                </button>{' '}
                <span className={styles.now}>{now}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
