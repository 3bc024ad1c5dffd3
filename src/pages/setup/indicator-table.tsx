import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import pageStyles from '#ui/page-layout.module.css';
import { type Column, Table } from '#ui/table.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import type { SetupRow } from './setup-rows.ts';

const COLUMNS: readonly Column[] = [
  { id: 'indicator', header: 'Indicator' },
  { id: 'verdict', header: 'Server' },
  { id: 'value', header: 'Value', align: 'end' },
  { id: 'reason', header: 'Reason' },
  { id: 'query', header: 'Queries' },
  { id: 'edit', header: 'Change' },
];

const FINE: readonly SetupRow['verdict'][] = ['OK', 'attested'];

/** What the server has for each indicator, trouble first. */
export function IndicatorTable({
  rows,
  onEdit,
}: {
  rows: readonly SetupRow[];
  onEdit: (id: string) => void;
}) {
  const [isFailingOnly, setFailingOnly] = useState(false);
  const shown = isFailingOnly ? rows.filter(({ verdict }) => !FINE.includes(verdict)) : rows;
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={isFailingOnly}
          onChange={({ target }) => setFailingOnly(target.checked)}
        />{' '}
        Only those without a value
      </label>
      <Table
        caption="What the server has for each indicator, trouble first"
        captionHidden
        columns={COLUMNS}
        density="compact"
        empty="Every indicator has a value."
        rows={shown.map(({ figure, verdict, reasons, queries }) => ({
          id: figure.id,
          cells: [
            figure.title,
            verdict,
            figure.text,
            reasons.map((reason) => <p key={reason}>{reason}</p>),
            queries.length > 0 && (
              <Disclosure
                key="queries"
                summary={queries.length === 1 ? '1 query' : `${queries.length} queries`}
              >
                {queries.map((query) => (
                  <code key={query} className={pageStyles.query}>
                    {query}
                  </code>
                ))}
              </Disclosure>
            ),
            <Button key="edit" size="s" onClick={() => onEdit(figure.id)}>
              Edit<VisuallyHidden> {figure.title}</VisuallyHidden>
            </Button>,
          ],
        }))}
      />
    </>
  );
}
