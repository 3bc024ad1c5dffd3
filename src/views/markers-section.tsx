import { longValue } from '#scorecard/label-text.ts';
import { useSession } from '#scorecard/session-context.ts';
import { useMarkers } from '#scorecard/use-markers.ts';
import { Section } from '#ui/section.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Time } from '#ui/time.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useUrlState } from '#url/use-url-state.ts';
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
  const { isLoading, markers, failures, warnings, oldSince } = useMarkers(url);
  if (config.markers === undefined || config.markers.length === 0) return null;
  return (
    <Section title="Changes">
      {failures.map((failure) => (
        <p key={failure}>{failure}</p>
      ))}
      <ServerWarnings warnings={warnings} />
      {isLoading ? (
        <Skeleton chars={32} />
      ) : (
        <Table
          caption="Changes in the time of the charts, newest first"
          captionHidden
          columns={COLUMNS}
          oldSince={oldSince}
          empty={failures.length === 0 ? 'None in this window.' : 'None is known.'}
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
    </Section>
  );
}
