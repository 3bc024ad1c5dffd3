import { useMemo, useState } from 'react';
import { configHash } from '#config/definitions.ts';
import { nameOf } from '#config/indicator.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { Session } from '#data/session.ts';
import { SessionContext, useSession } from '#data/session-context.ts';
import { useTrends } from '#data/use-trends.ts';
import { useWholeScorecard } from '#data/use-whole-scorecard.ts';
import { TrendChart } from '#features/chart/trend-chart.tsx';
import { FigureValue } from '#features/figure/figure-value.tsx';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { figureOf } from '#scorecard/explain/figure.ts';
import { letterText } from '#scorecard/explain/grade-sentences.ts';
import { chartModel } from '#scorecard/trends/chart-model.ts';
import { CHART_POINTS } from '#scorecard/trends/chart-resolution.ts';
import { Button } from '#ui/button.tsx';
import { Facts } from '#ui/facts.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { useFigureState } from '#url/use-figure-state.ts';
import styles from './draft-preview.module.css';
import { TargetTrial } from './target-trial.tsx';

type Props = {
  readonly id: string;
  /** What the changed file holds. */
  readonly config: ScorecardConfig;
  /** The scorecard by the file as it is. */
  readonly before: Scorecard;
  /** Takes a target that the past proposes. */
  readonly onTake: (target: number) => void;
};

/** An indicator as the changed file would show it, measured on the server as it is changed. */
export function DraftPreview({ id, config, before, onTake }: Props) {
  const session = useSession();
  const changed = useMemo(
    (): Session => ({ ...session, config, configHash: configHash(config) }),
    [session, config],
  );
  return (
    <SessionContext value={changed}>
      <Preview id={id} before={before} onTake={onTake} />
    </SessionContext>
  );
}

const TONES = ['a'] as const;

function Preview({ id, before, onTake }: Omit<Props, 'config'>) {
  const { config, instants } = useSession();
  const figures = useFigureState();
  const { scorecard, isComplete } = useWholeScorecard(figures);
  const trend = useTrends([id], CHART_POINTS, figures).get(id);
  const [isTried, setTried] = useState(false);
  const evaluation = scorecard.evaluations.get(id);
  const moment = { at: figures.at ?? instants.current(), currency: config.currency };
  if (evaluation === undefined) return <p>The file has no such indicator any more.</p>;
  const { indicator } = evaluation;
  const figure = figureOf(evaluation, config.currency);
  const known = before.evaluations.get(id);
  const was = known === undefined ? null : figureOf(known, config.currency);
  const reasons = [...new Set([...(figure.reason === null ? [] : [figure.reason]), ...figure.notes])];
  return (
    <div className={styles.preview} aria-busy={figure.state === 'loading'}>
      <Facts
        facts={[
          {
            term: 'value',
            detail: (
              <>
                <FigureValue figure={figure} />
                {was !== null && was.text !== figure.text && ` (now ${was.text})`}
              </>
            ),
          },
          { term: 'target', detail: figure.target ?? 'none' },
          {
            term: 'status',
            detail: figure.status === null ? 'not judged' : <StatusMark status={figure.status} size="s" />,
          },
          { term: 'grade', detail: gradeText(before, isComplete ? scorecard : null) },
        ]}
      />
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {trend !== undefined && (
        <TrendChart model={chartModel(nameOf(indicator), [trend], moment)} tones={TONES} height={12} />
      )}
      {isTried ? (
        <TargetTrial id={id} onTake={onTake} />
      ) : (
        <p>
          <Button onClick={() => setTried(true)}>Try it on the last 90 days</Button>
        </p>
      )}
    </div>
  );
}

function gradeText(before: Scorecard, after: Scorecard | null): string {
  const was = letterText(before.grade?.letter ?? null);
  if (after === null) return `${was} now …`;
  const would = letterText(after.grade?.letter ?? null);
  return would === was ? `${was}, unchanged` : `${would} (now ${was})`;
}
