import { useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { QueryState } from '#features/query-state/query-state.tsx';
import { Button } from '#ui/button.tsx';
import { DownloadButton } from '#ui/download-button.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Section } from '#ui/section.tsx';
import { Select } from '#ui/select.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './breakdown-section.module.css';
import { BreakdownTable } from './breakdown-table.tsx';
import { breakdownColumns, breakdownCsv, breakdownFileName, breakdownSentences } from './breakdown-text.ts';
import {
  type BreakdownSort,
  CAUSE_FIRST,
  readSort,
  sortBreakdown,
  sortText,
  WORST_FIRST,
} from './sort-rows.ts';
import { useBreakdown } from './use-breakdown.ts';

/** Which route, which region: the same figures for every value of a label. */
export function BreakdownSection() {
  const { config } = useSession();
  const [url, setUrl] = useUrlState();
  const breakdown = useBreakdown(url);
  const { plan, labels, view } = breakdown;
  const sort = useMemo(
    () => readSort(url.sort, plan === null ? [] : breakdownColumns(plan).map(({ id }) => id)),
    [url.sort, plan],
  );
  const search = url.find ?? '';
  const setSort = (wanted: BreakdownSort) =>
    setUrl({ sort: wanted === WORST_FIRST ? null : sortText(wanted) }, { replace: true });
  const isCauseFirst = sortText(sort) === sortText(CAUSE_FIRST);
  const rows = useMemo(() => sortBreakdown(view.data ?? [], sort, search), [view.data, sort, search]);
  const count = view.data?.length ?? null;
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
        <QueryState view={view}>{() => null}</QueryState>
      ) : (
        <div className={styles.breakdown} data-breakdown={plan.by} data-state={view.status}>
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
                fileName={breakdownFileName(plan)}
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
          <QueryState view={view}>
            {() => (
              <BreakdownTable
                plan={plan}
                rows={rows}
                sort={sort}
                onSort={setSort}
                isSearching={search !== ''}
                gaps={Object.values(breakdown.gaps).flat()}
                toldWarnings={view.warnings}
              />
            )}
          </QueryState>
        </div>
      )}
    </Section>
  );
}
