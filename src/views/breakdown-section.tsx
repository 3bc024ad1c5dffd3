import { useMemo } from 'react';
import { breakdownColumns, breakdownCsv, breakdownSentences } from '#scorecard/breakdown-model.ts';
import { useSession } from '#scorecard/session-context.ts';
import {
  type BreakdownSort,
  CAUSE_FIRST,
  readSort,
  sortBreakdown,
  sortText,
  WORST_FIRST,
} from '#scorecard/sort-breakdown.ts';
import { useBreakdown } from '#scorecard/use-breakdown.ts';
import { Button } from '#ui/button.tsx';
import { DownloadButton } from '#ui/download-button.tsx';
import { OldNote } from '#ui/old-note.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Section } from '#ui/section.tsx';
import { Select } from '#ui/select.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './breakdown-section.module.css';
import { BreakdownTable } from './breakdown-table.tsx';

/** Which route, which region: the same figures for every value of a label. */
export function BreakdownSection() {
  const { config } = useSession();
  const [url, setUrl] = useUrlState();
  const breakdown = useBreakdown(url);
  const { plan, labels } = breakdown;
  const sort = useMemo(
    () => readSort(url.sort, plan === null ? [] : breakdownColumns(plan).map(({ id }) => id)),
    [url.sort, plan],
  );
  const search = url.find ?? '';
  const setSort = (wanted: BreakdownSort) =>
    setUrl({ sort: wanted === WORST_FIRST ? null : sortText(wanted) }, { replace: true });
  const isCauseFirst = sortText(sort) === sortText(CAUSE_FIRST);
  const rows = useMemo(() => sortBreakdown(breakdown.rows, sort, search), [breakdown.rows, sort, search]);
  const count = breakdown.state === 'ready' ? breakdown.rows.length : null;
  if (config.breakdown === undefined) return null;
  return (
    <Section
      title="Breakdown"
      lead={plan === null ? undefined : breakdownSentences(plan, count).join(' ')}
      actions={
        plan !== null && (
          <Select
            label="By"
            value={plan.by}
            choices={labels.map((label) => ({ value: label, label }))}
            onChange={(by) => setUrl({ by })}
          />
        )
      }
    >
      {plan === null ? (
        breakdown.state === 'loading' ? (
          <Skeleton chars={40} />
        ) : (
          <>
            <p>{breakdown.message}</p>
            <ServerWarnings warnings={breakdown.warnings} />
          </>
        )
      ) : (
        <div className={styles.breakdown} data-breakdown={plan.by} data-state={breakdown.state}>
          <div className={styles.tools} data-print="hide">
            <SearchField
              label={`Find a ${plan.by}`}
              value={search}
              onChange={(find) => setUrl({ find: find || null }, { replace: true })}
            />
            <Button
              size="s"
              aria-pressed={isCauseFirst}
              onClick={() => setSort(isCauseFirst ? WORST_FIRST : CAUSE_FIRST)}
            >
              Who caused the change?
            </Button>
            <span className={styles.exits}>
              <DownloadButton
                fileName={`breakdown-by-${plan.by}.csv`}
                type="text/csv"
                content={() => breakdownCsv(plan, rows)}
              >
                CSV
              </DownloadButton>
              {breakdown.graphUrl !== null && (
                <TextLink external href={breakdown.graphUrl}>
                  Open in Prometheus
                </TextLink>
              )}
            </span>
          </div>
          {breakdown.state === 'loading' && <Skeleton chars={40} />}
          {breakdown.state === 'failed' && <p>{breakdown.message}</p>}
          <OldNote since={breakdown.oldSince} />
          {breakdown.state === 'ready' && (
            <BreakdownTable
              plan={plan}
              rows={rows}
              sort={sort}
              onSort={setSort}
              isSearching={search !== ''}
              gaps={Object.values(breakdown.gaps).flat()}
              warnings={breakdown.warnings}
            />
          )}
        </div>
      )}
    </Section>
  );
}
