import { useSession } from '#data/session-context.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { TargetHintsSection } from '#pages/setup/target-hints/target-hints-section.tsx';
import { Facts } from '#ui/facts.tsx';
import { OnDemand, onDemand } from '#ui/on-demand.tsx';
import styles from '#ui/page-layout.module.css';
import { ProblemList } from '#ui/problem-list.tsx';
import { Section } from '#ui/section.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { IndicatorsSection } from './indicators-section.tsx';
import { useSectionProblems } from './use-config-problems.ts';

// The library that writes YAML is worth its weight only here.
const RULES = onDemand(() => import('./rules-section.tsx').then((part) => part.RulesSection));

// With all that is known of other people's metrics.
const DISCOVERY = onDemand(() => import('./discovery-section.tsx').then((part) => part.DiscoverySection));

const IMPORT = onDemand(() => import('./import-section.tsx').then((part) => part.ImportSection));

const DEMO_FILE =
  'demo/scorecard.json, of an invented company. Yours, scorecard.json, is shown on the server that its prometheus.url names.';

type Problems = Parameters<typeof ProblemList>[0]['problems'];

/** Is the server there, does it have the series, and is scorecard.json sound? */
export function SetupPage({
  scorecard,
  problems: known,
}: {
  scorecard: CurrentScorecard;
  problems: Problems;
}) {
  const { source, sources } = useSession();
  const [url] = useUrlState();
  const problems = [...known, ...useSectionProblems(url)];
  return (
    <div className={styles.view}>
      <h1 className={styles.title}>Setup</h1>
      <Section title="Source">
        <Facts
          facts={[
            { term: 'data source', detail: source.label },
            ...[...sources].map(([name, { label }]) => ({ term: `server ${name}`, detail: label })),
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
      <IndicatorsSection scorecard={scorecard} />
      <OnDemand code={DISCOVERY} props={{}} />
      <OnDemand code={IMPORT} props={{}} />
      <OnDemand code={RULES} props={{}} />
    </div>
  );
}
