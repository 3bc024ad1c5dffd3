import { useMemo } from 'react';
import type { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { QueryState } from '#features/query-state/query-state.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { useVulnerabilities } from './use-vulnerabilities.ts';

type Vulnerabilities = NonNullable<ReturnType<typeof useSession>['config']['vulnerabilities']>;

const COLUMNS: readonly Column[] = [
  { id: 'severity', header: 'Severity' },
  { id: 'open', header: 'Open', align: 'end' },
  { id: 'age', header: 'Oldest', align: 'end' },
  { id: 'deadline', header: 'Fix within', align: 'end' },
  { id: 'standing', header: 'Status' },
];

/** What is open, for how long, and whether anybody has looked. */
export function VulnerabilitiesSection({
  vulnerabilities,
  scorecard,
}: {
  vulnerabilities: Vulnerabilities;
  scorecard: CurrentScorecard;
}) {
  const url = useFigureState();
  const evaluation = scorecard.evaluations.get(vulnerabilities.indicator);
  const view = useVulnerabilities(vulnerabilities, evaluation, url);
  const list = view.data;
  const rows = useMemo(
    () =>
      (list?.rows ?? []).map(({ severity, open, age, deadline, status, standing }) => ({
        id: severity,
        cells: [
          severity === '' ? '(empty)' : severity,
          open,
          age,
          deadline,
          <StatusMark key="standing" status={status} word={standing} size="s" />,
        ],
      })),
    [list],
  );
  return (
    <Section
      title="Open vulnerabilities"
      lead={list?.scan.isFresh === true ? `${list.scan.sentence}.` : undefined}
    >
      <QueryState view={view} isNoteInside>
        {({ scan }, staleSince) => (
          <>
            {!scan.isFresh && <Notice tone="warning" title={scan.sentence} />}
            <Table
              caption="Open vulnerabilities by severity"
              captionHidden
              columns={COLUMNS}
              rows={rows}
              staleSince={staleSince}
            />
          </>
        )}
      </QueryState>
    </Section>
  );
}
