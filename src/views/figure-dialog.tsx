import { detailsOf } from '#scorecard/details.ts';
import { DEFAULT_CURRENCY } from '#scorecard/executive-model.ts';
import { figureOf } from '#scorecard/figure.ts';
import { useSession } from '#scorecard/session-context.ts';
import type { CurrentScorecard } from '#scorecard/use-scorecard.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Facts } from '#ui/facts.tsx';
import { Figure } from '#ui/figure.tsx';
import { Notice } from '#ui/notice.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Time } from '#ui/time.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './figure-dialog.module.css';

/** How a figure came about: its formula with the numbers in it, the queries as sent, and what the server said. */
export function FigureDialog({ scorecard }: { scorecard: CurrentScorecard }) {
  const [url, setUrl] = useUrlState();
  const session = useSession();
  const evaluation = url.indicator === null ? undefined : scorecard.evaluations.get(url.indicator);
  const currency = session.config.currency ?? DEFAULT_CURRENCY;
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
              <Figure text={figure.text} value={figure.machineValue} size="l" />
            )}
            {figure.status !== null && <StatusMark status={figure.status} />}
          </p>
          {figure.reason !== null && (
            <Notice tone={figure.state === 'error' ? 'error' : 'info'} title={figure.reason} />
          )}
          <Details scorecard={scorecard} id={figure.id} />
        </div>
      )}
    </Dialog>
  );
}

function Details({ scorecard, id }: { scorecard: CurrentScorecard; id: string }) {
  const [{ zone }] = useUrlState();
  const { client, config, source, instants } = useSession();
  const evaluation = scorecard.evaluations.get(id);
  if (evaluation === undefined) return null;
  const currency = config.currency ?? DEFAULT_CURRENCY;
  const figure = figureOf(evaluation, currency);
  const at = figure.at ?? instants.current();
  const details = detailsOf(evaluation, {
    baseUrl: client.baseUrl,
    currency,
    isDemo: source.kind === 'demo',
    at,
  });
  return (
    <>
      <Facts
        facts={[
          ...(figure.target === null ? [] : [{ term: 'target', detail: figure.target }]),
          ...(details.formula === null ? [] : [{ term: 'formula', detail: details.formula }]),
          ...details.facts.map(({ name, value }) => ({ term: name, detail: value })),
          ...(figure.at === null
            ? []
            : [{ term: 'as of', detail: <Time at={at} zone={zone} precision="second" /> }]),
        ]}
      />
      {details.remarks.map((remark) => (
        <Notice key={remark} tone="warning" title="The server remarked">
          {remark}
        </Notice>
      ))}
      {details.queries.map(({ name, expr, graphUrl }) => (
        <section key={name} className={styles.query} aria-label={`Query: ${name}`}>
          <h3 className={styles.name}>{name}</h3>
          <CodeBlock code={expr} what="query" />
          {graphUrl !== null && (
            <TextLink href={graphUrl} external>
              Open in Prometheus
            </TextLink>
          )}
        </section>
      ))}
    </>
  );
}
