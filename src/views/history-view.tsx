import { useMemo, useState } from 'react';
import { HistoryStrips } from '#charts/history-strips.tsx';
import { epochMs } from '#compute/units.ts';
import { configHash } from '#scorecard/config-hash.ts';
import {
  HISTORY_ROWS,
  type HistoryDay,
  type HistoryRows,
  historyChanges,
  listedDays,
} from '#scorecard/grade-history.ts';
import { historyRows, isHistoryEmpty } from '#scorecard/history-model.ts';
import { letterText } from '#scorecard/letter-text.ts';
import { endOfPast } from '#scorecard/past-readings.ts';
import { useSession } from '#scorecard/session-context.ts';
import { useGradeHistory } from '#scorecard/use-grade-history.ts';
import { Button } from '#ui/button.tsx';
import { formatTime } from '#ui/format-time.ts';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { type Column, Table } from '#ui/table.tsx';
import type { Period } from '#url/url-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { DayLink } from './day-link.tsx';
import { DefinitionsNotice } from './definitions-notice.tsx';
import styles from './history-view.module.css';
import { useDefinitionMarks } from './use-definition-marks.ts';
import { useSelectedDay } from './use-selected-day.ts';
import view from './view.module.css';

const SPANS = [
  { value: 'monthly', label: '30 days', days: 30 },
  { value: 'quarterly', label: '90 days', days: 90 },
  { value: 'annual', label: 'A year', days: 365 },
] as const satisfies readonly { value: Period; label: string; days: number }[];
const [, USUAL] = SPANS;

/** How has the grade come to be what it is: every day of the last months, and what changed when. */
export function HistoryView() {
  const [url, setUrl] = useUrlState();
  const { config, readings } = useSession();
  const chosen = SPANS.find(({ value }) => value === url.period) ?? USUAL;
  const { days, errors, past, questions } = useGradeHistory(chosen.days, url);
  return (
    <div className={view.view}>
      <h1 className={view.title}>Grade history</h1>
      <Section
        title="The grade and its pillars, day by day"
        lead={`Each day at 00:00 ${past.zone === 'UTC' ? 'UTC' : `in ${past.zone}`}, over the windows that ended then, recomputed with the targets and definitions of today (${configHash(config)}).`}
        actions={
          <Segmented
            label="How far back"
            choices={SPANS}
            value={chosen.value}
            onChange={(period) => setUrl({ period })}
          />
        }
      >
        <DefinitionsNotice measuredText="Every day below is measured by the definitions of today." />
        {errors.map(({ message }) => (
          <Notice
            key={message}
            tone="error"
            title="Part of the history could not be asked; what it touches has no data on any day"
            actions={<Button onClick={() => void readings.refresh()}>Try again</Button>}
          >
            {message}
          </Notice>
        ))}
        {days === null ? (
          <p className={styles.waiting} aria-busy="true">
            <span>
              Asking for {chosen.days} days in {questions} questions …
            </span>
            <Skeleton chars={40} />
            <Skeleton chars={40} />
          </p>
        ) : isHistoryEmpty(days) ? (
          errors.length === 0 && (
            <p>
              The server has nothing to grade on any of the {chosen.days} days up to{' '}
              {formatTime(endOfPast(past), url.zone, 'day')}.
            </p>
          )
        ) : (
          <Days days={days} zoneId={past.zone} />
        )}
      </Section>
      {days !== null && !isHistoryEmpty(days) && (
        <>
          <Changes days={days} />
          <DayTable key={chosen.value} days={days} zoneId={past.zone} />
        </>
      )}
    </div>
  );
}

type DaysProps = {
  readonly days: readonly HistoryDay[];
  /** Whose midnights the days are. */
  readonly zoneId: string;
};

function Days({ days, zoneId }: DaysProps) {
  const [{ zone }] = useUrlState();
  const [selected, select] = useSelectedDay(days, zoneId);
  const rows = useMemo(() => historyRows(days), [days]);
  const marks = useDefinitionMarks();
  const day = days[selected] ?? days.at(-1);
  if (day === undefined) return null;
  const date = formatTime(day.at, zone, 'day');
  return (
    <div data-print="together">
      <HistoryStrips
        strips={rows}
        days={days.map(({ at }) => at)}
        cursor={{
          day: selected,
          onMove: select,
          text: `${date}: ${letterText(day.grade.letter)}, ${day.pillars.map(({ title, status }) => `${title} ${status}`).join(', ')}`,
        }}
        marks={marks}
        zone={zone}
      />
      <div className={styles.day} data-part="day">
        <p className={styles.head}>
          <span className={styles.date}>{date}</span>
          <span className={styles.letter} data-letter={day.grade.letter ?? ''}>
            {letterText(day.grade.letter)}
          </span>
          {day.grade.score !== null && <span>{day.grade.score} points</span>}
          {day.grade.isProvisional && <span>provisional</span>}
          <DayLink at={day.at}>The scorecard of that day</DayLink>
          <DayLink at={day.at} explain="day">
            Why it moved
          </DayLink>
        </p>
        <p className={styles.pillars}>
          {day.pillars.map(({ id, title, status }) => (
            <span key={id} className={styles.pillar}>
              {title} <StatusMark status={status} size="s" />
            </span>
          ))}
        </p>
        <p className={styles.rule}>
          Height and colour say how good a day was; hatched is a day without data.
          {marks.length > 0 && ' A dashed line is where targets or definitions changed.'}
        </p>
      </div>
    </div>
  );
}

const CHANGE_COLUMNS: readonly Column[] = [
  { id: 'day', header: 'Day' },
  { id: 'grade', header: 'Grade' },
  { id: 'pillars', header: 'Pillars' },
  { id: 'why', header: 'Why it moved' },
];

function Changes({ days }: { days: readonly HistoryDay[] }) {
  const [{ zone }] = useUrlState();
  const changes = useMemo(() => historyChanges(days), [days]);
  return (
    <Section title="What changed">
      <Table
        caption="Days on which the grade or a pillar changed, newest first"
        captionHidden
        columns={CHANGE_COLUMNS}
        density="compact"
        empty="Nothing changed on any of these days."
        rows={changes.map(({ at, grade, pillars }) => ({
          id: String(at),
          cells: [
            formatTime(at, zone, 'day'),
            grade,
            pillars.join('; '),
            <DayLink key="why" at={at} explain="day">
              Explain
            </DayLink>,
          ],
        }))}
      />
    </Section>
  );
}

const ROW_LABELS = { day: 'Days', week: 'Weeks', month: 'Months' } as const;

function DayTable({ days, zoneId }: DaysProps) {
  const [{ zone }] = useUrlState();
  const [rows, setRows] = useState<HistoryRows>(days.length > 100 ? 'month' : 'week');
  const columns: readonly Column[] = [
    { id: 'day', header: 'Day' },
    { id: 'grade', header: 'Grade' },
    { id: 'points', header: 'Points', align: 'end' },
    ...(days[0]?.pillars ?? []).map(({ id, title }) => ({ id, header: title })),
  ];
  return (
    <Section
      title="As a table"
      lead="A week stands as its Monday did, a month as its first day."
      actions={
        <Segmented
          label="A row for each"
          choices={HISTORY_ROWS.map((value) => ({ value, label: ROW_LABELS[value] }))}
          value={rows}
          onChange={setRows}
        />
      }
    >
      <Table
        caption="Grade and pillars, newest first"
        captionHidden
        columns={columns}
        density="compact"
        maxHeight="m"
        empty="No such day in this span."
        rows={listedDays(days, rows, zoneId).map(({ at, grade, pillars }) => ({
          id: String(at),
          cells: [
            <DayLink key="day" at={epochMs(at)}>
              {formatTime(at, zone, 'day')}
            </DayLink>,
            letterText(grade.letter),
            grade.score ?? '–',
            ...pillars.map(({ id, status }) => <StatusMark key={id} status={status} size="s" />),
          ],
        }))}
      />
    </Section>
  );
}
