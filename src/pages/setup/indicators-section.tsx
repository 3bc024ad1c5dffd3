import { useState } from 'react';
import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { useKeptDraft } from '#state/draft.ts';
import { OnDemand, onDemand } from '#ui/on-demand.tsx';
import { Section } from '#ui/section.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { setupRows } from './setup-rows.ts';

// Most readers of this page look and change nothing.
const WORKSHOP = onDemand(() => import('./workshop/workshop.tsx').then((part) => part.Workshop));

/** Every indicator against the server, and a place to change it. */
export function IndicatorsSection({ scorecard }: { scorecard: CurrentScorecard }) {
  const { config, configUrl } = useSession();
  const [edited, setEdited] = useState<string | null>(null);
  const hasDraft = useKeptDraft(configUrl) !== null;
  const rows = setupRows(scorecard.evaluations, config.currency);
  const answering = rows.filter(({ verdict }) => verdict === 'OK' || verdict === 'attested').length;
  return (
    <Section
      title="Indicators against the live server"
      lead={`${answering} of ${rows.length} indicators have a value. Edit one to see what becomes of it; nothing is written to the server.`}
    >
      {(edited !== null || hasDraft) && (
        <OnDemand code={WORKSHOP} props={{ scorecard, edited, onClose: () => setEdited(null) }} />
      )}
      <IndicatorTable rows={rows} onEdit={setEdited} />
    </Section>
  );
}
