import { useSession } from '#data/session-context.ts';
import { ZoomButton } from '#features/navigation/zoom-button.tsx';
import { QueryState } from '#features/query-state/query-state.tsx';
import { longValue } from '#scorecard/explain/label-text.ts';
import { Section } from '#ui/section.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Time } from '#ui/time.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { useMarkers } from './use-markers.ts';

const COLUMNS: readonly Column[] = [
  { id: 'at', header: 'Source' },
  { id: 'what', header: 'Change' },
  { id: 'text', header: 'Version' },
  { id: 'zoom', header: <VisuallyHidden>Zoom</VisuallyHidden>, align: 'end' },
];

/** The marks in the charts, as a list. */
export function MarkersSection() {
  const { config } = useSession();
  const [url] = useUrlState();
  const { view, gaps } = useMarkers(url);
  if (config.markers === undefined || config.markers.length === 0) return null;
  return (
    <Section title="Changes">
      <QueryState view={view} isNoteInside>
        {(markers, staleSince) => (
          <Table
            caption="Changes in the time of the charts, newest first"
            captionHidden
            columns={COLUMNS}
            staleSince={staleSince}
            maxHeight="m"
            rows={markers.map(({ id, since, at, title, text }) => ({
              id,
              cells: [
                <Time key="at" at={at} zone={url.zone} />,
                title,
                <bdi key="text" title={text}>
                  {longValue(text).text}
                </bdi>,
                <ZoomButton key="zoom" to={{ start: since, end: at }} />,
              ],
            }))}
          />
        )}
      </QueryState>
      {gaps.map((gap) => (
        <p key={gap}>{gap}</p>
      ))}
    </Section>
  );
}
