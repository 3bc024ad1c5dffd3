import type { EpochMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { serverOf } from '#data/session.ts';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { figureOf } from '#scorecard/explain/figure.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { type Fact, Facts } from '#ui/facts.tsx';
import { FigureText } from '#ui/figure.tsx';
import { Notice } from '#ui/notice.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Time } from '#ui/time.tsx';
import { figureState } from '#url/figure-state.ts';
import { useUrlState } from '#url/use-url-state.ts';
import { ExemptionNote, ExemptMark } from './exempt-mark.tsx';
import { detailsOf, type QueryDetails } from './figure-details.ts';
import styles from './figure-dialog.module.css';
import { TrustNotice } from './trust-notice.tsx';
import { type SourceCheckState, useSourceCheck } from './use-source-check.ts';

/** How a figure came about: its formula with the numbers in it, the queries as sent, and what the server said. */
export function FigureDialog({ scorecard }: { scorecard: CurrentScorecard }) {
  const [url, setUrl] = useUrlState();
  const session = useSession();
  const evaluation = url.indicator === null ? undefined : scorecard.evaluations.get(url.indicator);
  const currency = session.config.currency;
  const figure = evaluation === undefined ? null : figureOf(evaluation, currency);
  return (
    <Dialog
      title={figure?.title ?? 'Indicator'}
      open={figure !== null}
      onClose={() => setUrl({ indicator: null })}
      width="l"
    >
      {evaluation !== undefined && figure !== null && (
        <div className={styles.details}>
          <p className={styles.description}>{figure.description}</p>
          <p className={styles.figure}>
            {figure.machineValue === null ? (
              figure.text
            ) : (
              <FigureText text={figure.text} value={figure.machineValue} size="l" />
            )}
            {figure.exemption !== null && <ExemptMark exemption={figure.exemption} />}
            {figure.status !== null && <StatusMark status={figure.status} />}
          </p>
          {figure.exemption !== null && (
            <Notice tone="info" title="It does not count for now">
              <ExemptionNote exemption={figure.exemption} />
            </Notice>
          )}
          {figure.reason !== null && (
            <Notice tone={figure.state === 'error' ? 'error' : 'info'} title={figure.reason} />
          )}
          {evaluation.state === 'ready' && <TrustNotice evaluation={evaluation} />}
          <Details evaluation={evaluation} />
        </div>
      )}
    </Dialog>
  );
}

function Details({ evaluation }: { evaluation: Evaluation }) {
  const [url] = useUrlState();
  const session = useSession();
  const { config, source, configHash } = session;
  const asked = evaluation.indicator.source;
  const server = serverOf(session, asked);
  const check = useSourceCheck(evaluation, figureState(url));
  const { currency } = config;
  const figure = figureOf(evaluation, currency);
  const at = useAt(figure.at);
  const details = detailsOf(evaluation, {
    baseUrl: server.client.baseUrl,
    currency,
    isDemo: source.kind === 'demo',
    at,
    source: check.state === 'ready' ? check.check : null,
    configHash,
  });
  const warnings = new Set([...details.warnings, ...(check.state === 'ready' ? check.warnings : [])]);
  return (
    <>
      {details.working !== null && (
        <p className={styles.working} data-part="working">
          {details.working}
        </p>
      )}
      <Facts
        facts={[
          ...fact('target', figure.target),
          ...fact('formula', details.formula),
          ...fact('server', asked === undefined ? null : `${asked} (${server.label})`),
          ...(details.window === null
            ? []
            : [{ term: 'window', detail: <Span {...details.window} zone={url.zone} /> }]),
          ...details.facts.map(({ name, value }) => ({ term: name, detail: value })),
          ...sourceFact(check),
          ...(figure.at === null
            ? []
            : [{ term: 'as of', detail: <Time at={at} zone={url.zone} precision="second" /> }]),
          { term: 'definitions', detail: configHash },
        ]}
      />
      {[...warnings].map((warning) => (
        <Notice key={warning} tone="warning" title="Server warning">
          {warning}
        </Notice>
      ))}
      {details.infos.map((info) => (
        <Notice key={info} tone="info" title="Server note">
          {info}
        </Notice>
      ))}
      {details.queries.map((query) => (
        <QuerySection key={query.name} query={query} zone={url.zone} />
      ))}
      <p className={styles.copy}>
        <CopyButton text={details.json} what="trace as JSON" showsLabel />
      </p>
    </>
  );
}

const fact = (term: string, detail: string | null): readonly Fact[] =>
  detail === null ? [] : [{ term, detail }];

function sourceFact(check: SourceCheckState): readonly Fact[] {
  switch (check.state) {
    case 'loading':
      return [{ term: 'scrape interval', detail: <Skeleton chars={18} /> }];
    case 'failed':
      return [{ term: 'scrape interval', detail: `Could not be measured: ${check.message}` }];
    case 'none':
    case 'ready':
      return [];
  }
}

function Span({ text, start, end, zone }: { text?: string; start: EpochMs; end: EpochMs; zone: Zone }) {
  return (
    <>
      {text !== undefined && `${text}: `}
      <Time at={start} zone={zone} precision="second" /> – <Time at={end} zone={zone} precision="second" />
    </>
  );
}

function QuerySection({ query, zone }: { query: QueryDetails; zone: Zone }) {
  const { name, expr, fineExpr, request, start, end, response, graphUrl } = query;
  return (
    <section className={styles.query} aria-label={`Query: ${name}`}>
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.request}>
        {request}
        {end !== null && start !== null && (
          <>
            , <Span start={start} end={end} zone={zone} />
          </>
        )}
        {end !== null && start === null && (
          <>
            {' '}
            at <Time at={end} zone={zone} precision="second" />
          </>
        )}
        {response !== null && `: ${response}`}
      </p>
      <CodeBlock code={expr} what="query" />
      {fineExpr !== null && <CodeBlock code={fineExpr} what="finer query" />}
      {graphUrl !== null && (
        <TextLink href={graphUrl} external>
          Open in Prometheus
        </TextLink>
      )}
    </section>
  );
}
