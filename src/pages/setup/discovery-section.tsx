import { useSession } from '#data/session-context.ts';
import { useProposedScorecard } from '#data/use-proposed-scorecard.ts';
import { PRESETS } from '#discovery/presets.ts';
import type { ProposedScorecard } from '#discovery/propose-scorecard.ts';
import { FigureValue } from '#features/figure/figure-value.tsx';
import { figureOf } from '#scorecard/explain/figure.ts';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { GradeBadge } from '#ui/grade-badge.tsx';
import { Notice } from '#ui/notice.tsx';
import { Section } from '#ui/section.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import styles from './discovery-section.module.css';
import { ProposedFile } from './proposed-file.tsx';

const MOST_OUTCOMES = 8;

const COLUMNS: readonly Column[] = [
  { id: 'indicator', header: 'Indicator' },
  { id: 'value', header: 'Value now', align: 'end' },
  { id: 'target', header: 'Target' },
  { id: 'status', header: 'Status' },
  { id: 'outcomes', header: 'Outcomes' },
  { id: 'convention', header: 'Convention' },
];

/** What a reader's server has, as a scorecard to take away. Asked only when somebody wants it. */
export function DiscoverySection() {
  const { config } = useSession();
  const { at } = useFigureState();
  const { look, step, found, error } = useProposedScorecard(at);
  return (
    <Section
      title="A scorecard from your metrics"
      lead={`Looks for the metrics of ${PRESETS.length} exporters and libraries on this server and proposes an indicator for each that has a value now. Nothing is written to the server.`}
      actions={
        <Button onClick={look} disabled={step !== null}>
          {found === null ? 'Look at the server' : 'Look again'}
        </Button>
      }
    >
      <p role="status" className={styles.step}>
        {step === null ? '' : `${step} …`}
      </p>
      {error !== null && (
        <Notice tone="error" title="The server could not be looked at">
          {error.message}
        </Notice>
      )}
      {found !== null && step === null && <Found found={found} currency={config.currency} />}
    </Section>
  );
}

function Found({ found, currency }: { found: ProposedScorecard; currency: string }) {
  const { file, proposed, notes, scorecard } = found;
  return (
    <div className={styles.proposal}>
      {file !== null && (
        <>
          <p className={styles.grade}>
            <GradeBadge grade={scorecard?.grade?.letter ?? null} />
            <span>
              by {proposed.length} indicators with the usual targets of the framework. Nobody has confirmed
              them yet: in the file, change a target or set <code>confirmed</code> to true.
            </span>
          </p>
          <Table
            caption="Proposed indicators"
            captionHidden
            columns={COLUMNS}
            density="compact"
            rows={proposed.map(({ evaluation, preset, outcomes }) => {
              const figure = figureOf(evaluation, currency);
              return {
                id: figure.id,
                cells: [
                  figure.title,
                  <FigureValue key="value" figure={figure} />,
                  figure.target ?? '–',
                  figure.status === null ? (
                    'Not judged'
                  ) : (
                    <StatusMark key="status" status={figure.status} size="s" />
                  ),
                  outcomesText(outcomes),
                  <TextLink key="convention" href={preset.source} external>
                    {preset.title}
                  </TextLink>,
                ],
              };
            })}
          />
        </>
      )}
      {notes.length > 0 && (
        <Disclosure summary={`Left out or limited: ${notes.length}`} defaultOpen={file === null}>
          <ul className={styles.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {file !== null && <ProposedFile file={file} />}
    </div>
  );
}

function outcomesText(outcomes: readonly string[]): string {
  if (outcomes.length === 0) return '–';
  const more = outcomes.length - MOST_OUTCOMES;
  return outcomes.slice(0, MOST_OUTCOMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
