import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { ZoomButton } from '#features/navigation/zoom-button.tsx';
import { QueryState } from '#features/query-state/query-state.tsx';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Time } from '#ui/time.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import { useIncidents } from './use-incidents.ts';

const columnsOf = (costOf: string | null): readonly Column[] => [
  { id: 'start', header: 'Start' },
  { id: 'end', header: 'End' },
  { id: 'duration', header: 'Duration', align: 'end' },
  { id: 'cost', header: costOf === null ? 'Cost' : `Of the ${costOf} budget`, align: 'end' },
  { id: 'zoom', header: <VisuallyHidden>Zoom</VisuallyHidden>, align: 'end' },
];

/** The incidents behind MTTR and MTBF, and what each cost. */
export function IncidentsSection({ scorecard }: { scorecard: CurrentScorecard }) {
  const url = useFigureState();
  const incidents = useIncidents(scorecard.evaluations, url);
  if (incidents === null) return null;
  const { view, costOf } = incidents;
  return (
    <Section title="Incidents">
      <QueryState view={view} isNoteInside>
        {({ rows, facts }, staleSince) => (
          <>
            <Facts facts={facts} />
            <Table
              caption="Incidents in the window of MTTR, newest first"
              captionHidden
              columns={columnsOf(costOf)}
              staleSince={staleSince}
              empty="None in this window."
              rows={rows.map((row) => ({
                id: String(row.start),
                cells: [
                  <span key="start">
                    <Time at={row.start} zone={url.zone} />
                    {row.title !== null && (
                      <>
                        <br />
                        {row.link === null ? (
                          row.title
                        ) : (
                          <TextLink href={row.link} external>
                            {row.title}
                          </TextLink>
                        )}
                      </>
                    )}
                  </span>,
                  row.end === null ? 'ongoing' : <Time key="end" at={row.end} zone={url.zone} />,
                  row.duration,
                  row.cost ?? '–',
                  <ZoomButton key="zoom" to={row} />,
                ],
              }))}
            />
          </>
        )}
      </QueryState>
    </Section>
  );
}
