import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { TargetHintsSection } from '#pages/setup/target-hints/target-hints-section.tsx';
import { Facts } from '#ui/facts.tsx';
import { OnDemand, onDemand } from '#ui/on-demand.tsx';
import styles from '#ui/page-layout.module.css';
import { ProblemList } from '#ui/problem-list.tsx';
import { Section } from '#ui/section.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { setupRows } from './setup-rows.ts';
import { useSectionProblems } from './use-config-problems.ts';

// The library that writes YAML is worth its weight only here.
const RULES = onDemand(() => import('./rules-section.tsx').then((part) => part.RulesSection));

// With all that is known of other people's metrics.
const DISCOVERY = onDemand(() => import('./discovery-section.tsx').then((part) => part.DiscoverySection));

const DEMO_FILE =
  'demo/scorecard.json, of an invented company. Yours, scorecard.json, is shown on the server that its prometheus.url names.';

const COLUMNS: readonly Column[] = [
  { id: 'indicator', header: 'Indicator' },
  { id: 'verdict', header: 'Server' },
  { id: 'reason', header: 'Reason' },
  { id: 'query', header: 'Query' },
];

type Problems = Parameters<typeof ProblemList>[0]['problems'];

/** Is the server there, does it have the series, and is scorecard.json sound? */
export function SetupPage({
  scorecard,
  problems: known,
}: {
  scorecard: CurrentScorecard;
  problems: Problems;
}) {
  const { config, source } = useSession();
  const [url] = useUrlState();
  const problems = [...known, ...useSectionProblems(url)];
  const rows = setupRows(scorecard.evaluations, config.currency);
  return (
    <div className={styles.view}>
      <h1 className={styles.title}>Setup</h1>
      <Section title="Source">
        <Facts
          facts={[
            { term: 'data source', detail: source.label },
            ...(source.kind === 'demo' ? [{ term: 'file', detail: DEMO_FILE }] : []),
            { term: 'clock', detail: scorecard.clockSkew ?? 'in sync' },
          ]}
        />
      </Section>
      <Section title="scorecard.json">
        {problems.length === 0 ? (
          <p>No problems found in what could be checked.</p>
        ) : (
          <ProblemList problems={problems} />
        )}
      </Section>
      <TargetHintsSection scorecard={scorecard} />
      <Section title="Indicators against the live server">
        <Table
          caption="What the server has for each indicator, trouble first"
          captionHidden
          columns={COLUMNS}
          density="compact"
          rows={rows.map(({ figure, verdict, reasons, queries }) => ({
            id: figure.id,
            cells: [
              figure.title,
              verdict,
              reasons.map((reason) => <p key={reason}>{reason}</p>),
              queries.map((query) => (
                <code key={query} className={styles.query}>
                  {query}
                </code>
              )),
            ],
          }))}
        />
      </Section>
      <OnDemand code={DISCOVERY} props={{}} />
      <OnDemand code={RULES} props={{}} />
    </div>
  );
}
