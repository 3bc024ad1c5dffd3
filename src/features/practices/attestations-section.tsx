import { FigureValue } from '#features/figure/figure-value.tsx';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Time } from '#ui/time.tsx';
import type { AttestationRow } from './attestation-list.ts';

const COLUMNS: readonly Column[] = [
  { id: 'title', header: 'What' },
  { id: 'value', header: 'Value' },
  { id: 'by', header: 'Attested by' },
  { id: 'on', header: 'On' },
  { id: 'until', header: 'Valid until' },
  { id: 'standing', header: 'Status' },
  { id: 'evidence', header: 'Evidence' },
];

/** What holds because somebody vouches for it, and for how long it does. */
export function AttestationsSection({ rows }: { rows: readonly AttestationRow[] }) {
  return (
    <Section title="Attestations" lead="When one expires, its figure becomes no data by itself.">
      <Table
        caption="Attestations, the first to expire first"
        captionHidden
        columns={COLUMNS}
        rows={rows.map(({ figure, by, on, validUntil, evidence, status, standing }) => ({
          id: figure.id,
          cells: [
            figure.title,
            <FigureValue key="value" figure={figure} />,
            by,
            <Time key="on" at={on} zone="utc" precision="day" />,
            <Time key="until" at={validUntil} zone="utc" precision="day" />,
            <StatusMark key="standing" status={status} word={standing} size="s" />,
            evidence === null ? (
              '–'
            ) : (
              <TextLink key="evidence" href={evidence} external>
                Evidence
              </TextLink>
            ),
          ],
        }))}
      />
    </Section>
  );
}
