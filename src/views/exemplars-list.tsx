import type { ExemplarRow } from '#scorecard/exemplar-list.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import type { Zone } from '#ui/format-time.ts';
import { type Column, Table } from '#ui/table.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Time } from '#ui/time.tsx';

const COLUMNS: readonly Column[] = [
  { id: 'at', header: 'Time' },
  { id: 'value', header: 'Took', align: 'end' },
  { id: 'trace', header: 'Trace' },
  { id: 'text', header: 'Request' },
];

/** The dots in the latency chart as a list, with the way to the trace of each. */
export function ExemplarsList({ exemplars, zone }: { exemplars: readonly ExemplarRow[]; zone: Zone }) {
  return (
    <Disclosure summary={`Exemplars (${exemplars.length})`}>
      <Table
        caption="Single requests in the time of the chart, slowest first"
        captionHidden
        columns={COLUMNS}
        maxHeight="m"
        rows={exemplars.map(({ id, at, valueText, traceId, traceText, traceUrl, text }) => ({
          id,
          cells: [
            <Time key="at" at={at} zone={zone} precision="second" />,
            valueText,
            traceId === null ? (
              'not traced'
            ) : (
              <span key="trace">
                {traceUrl === null ? (
                  <bdi>{traceText}</bdi>
                ) : (
                  <TextLink href={traceUrl} external>
                    <bdi>{traceText}</bdi>
                  </TextLink>
                )}{' '}
                <CopyButton text={traceId} what={`trace id ${traceText}`} />
              </span>
            ),
            <bdi key="text">{text}</bdi>,
          ],
        }))}
      />
    </Disclosure>
  );
}
