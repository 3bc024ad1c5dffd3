import { useMemo, useState } from 'react';
import { breakdownCsv, breakdownSentences } from '#scorecard/breakdown-model.ts';
import { type BreakdownSort, sortBreakdown } from '#scorecard/sort-breakdown.ts';
import { useBreakdown } from '#scorecard/use-breakdown.ts';
import { Button } from '#ui/button.tsx';
import { DownloadButton } from '#ui/download-button.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Section } from '#ui/section.tsx';
import { Select } from '#ui/select.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './breakdown-section.module.css';
import { BreakdownTable } from './breakdown-table.tsx';

const WORST_FIRST: BreakdownSort = { column: 'slow', direction: 'descending' };
const CAUSE_FIRST: BreakdownSort = { column: 'change', direction: 'descending' };

/** Which route, which region: the same figures for every value of a label. */
export function BreakdownSection() {
  const [url, setUrl] = useUrlState();
  const breakdown = useBreakdown(url);
  const [sort, setSort] = useState(WORST_FIRST);
  const [search, setSearch] = useState('');
  const { plan, labels } = breakdown;
  const rows = useMemo(() => sortBreakdown(breakdown.rows, sort, search), [breakdown.rows, sort, search]);
  return (
    <Section
      title="Breakdown"
      lead={plan === null ? undefined : breakdownSentences(plan, breakdown.rows.length).join(' ')}
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
          <p>The metric has no labels to break it down by.</p>
        )
      ) : (
        <div className={styles.breakdown} data-breakdown={plan.by} data-state={breakdown.state}>
          <div className={styles.tools}>
            <SearchField label={`Find a ${plan.by}`} value={search} onChange={setSearch} />
            <Button size="s" aria-pressed={sort === CAUSE_FIRST} onClick={() => setSort(CAUSE_FIRST)}>
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
          {breakdown.state === 'ready' && (
            <BreakdownTable
              plan={plan}
              rows={rows}
              courses={breakdown.courses}
              sort={sort}
              onSort={setSort}
              isSearching={search !== ''}
            />
          )}
        </div>
      )}
    </Section>
  );
}
