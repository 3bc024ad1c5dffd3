import { longValue } from '#scorecard/label-text.ts';
import { useSession } from '#scorecard/session-context.ts';
import { useMarkers } from '#scorecard/use-markers.ts';
import { Section } from '#ui/section.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Time } from '#ui/time.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { QueryState } from './query-state.tsx';
import { ZoomButton } from './zoom-button.tsx';

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
            oldSince={staleSince}
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
