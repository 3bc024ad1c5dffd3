import { useEffect, useRef } from 'react';
import type { Zone } from '#compute/zone.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Time } from '#ui/time.tsx';
import type { ExemplarRow } from './exemplars.ts';

const COLUMNS: readonly Column[] = [
  { id: 'at', header: 'Time' },
  { id: 'value', header: 'Took', align: 'end' },
  { id: 'trace', header: 'Trace' },
  { id: 'text', header: 'Request' },
];

type Props = {
  readonly exemplars: readonly ExemplarRow[];
  readonly zone: Zone;
  /** The one that was opened in the chart, a new object each time. */
  readonly wanted: WantedExemplar | null;
  readonly onClose: () => void;
};

export type WantedExemplar = { readonly id: string };

/** The dots in the latency chart as a list, with the way to the trace of each. */
export function ExemplarsList({ exemplars, zone, wanted, onClose }: Props) {
  return (
    <Disclosure
      summary={`Exemplars (${exemplars.length})`}
      isWanted={exemplars.some(({ id }) => id === wanted?.id)}
      onClose={onClose}
    >
      <Table
        caption="Single requests in the time of the chart, slowest first"
        captionHidden
        columns={COLUMNS}
        maxHeight="m"
        rows={exemplars.map((row) => ({
          id: row.id,
          cells: [
            <Time key="at" at={row.at} zone={zone} precision="second" />,
            row.valueText,
            <Trace key="trace" row={row} wanted={row.id === wanted?.id ? wanted : null} />,
            <bdi key="text">{row.text}</bdi>,
          ],
        }))}
      />
    </Disclosure>
  );
}

type TraceProps = { readonly row: ExemplarRow; readonly wanted: WantedExemplar | null };

/** The keyboard lands on the first thing that can be done with a wanted one: its link, else the copying of its id. */
function Trace({ row: { traceId, traceText, traceUrl }, wanted }: TraceProps) {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const cell = ref.current;
    if (wanted !== null) (cell?.querySelector<HTMLElement>('a, button') ?? cell)?.focus();
  }, [wanted]);
  return (
    <span ref={ref} tabIndex={-1}>
      {traceId === null ? (
        'not traced'
      ) : (
        <>
          {traceUrl === null ? (
            <bdi>{traceText}</bdi>
          ) : (
            <TextLink href={traceUrl} external>
              <bdi>{traceText}</bdi>
            </TextLink>
          )}{' '}
          <CopyButton text={traceId} what={`trace id ${traceText}`} />
        </>
      )}
    </span>
  );
}
