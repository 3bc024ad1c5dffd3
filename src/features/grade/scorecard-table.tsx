import { ExemptMark } from '#features/figure/exempt-mark.tsx';
import { FigureValue } from '#features/figure/figure-value.tsx';
import type { PillarRow } from '#scorecard/explain/pillar-rows.ts';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { type Column, Table } from '#ui/table.tsx';

const COLUMNS: readonly Column[] = [
  { id: 'pillar', header: 'Pillar' },
  { id: 'target', header: 'Target' },
  { id: 'current', header: 'Current', align: 'end' },
  { id: 'status', header: 'Status' },
];

/** The Excellence Scorecard: one row a pillar. */
export function ScorecardTable({ pillars }: { pillars: readonly PillarRow[] }) {
  return (
    <Section title="Excellence Scorecard">
      <Table
        caption="Target, current value and status of each pillar"
        captionHidden
        columns={COLUMNS}
        rows={pillars.map((pillar) => ({
          id: pillar.id,
          cells: [
            pillar.title,
            pillar.target,
            pillar.headline === null ? (
              '–'
            ) : (
              <span key="current">
                <FigureValue figure={pillar.headline} />
                {pillar.headline.exemption !== null && (
                  <>
                    {' '}
                    <ExemptMark exemption={pillar.headline.exemption} compact />
                  </>
                )}
              </span>
            ),
            pillar.isLoading ? (
              <Skeleton key="status" chars={9} />
            ) : (
              <StatusMark key="status" status={pillar.status} />
            ),
          ],
        }))}
      />
    </Section>
  );
}
