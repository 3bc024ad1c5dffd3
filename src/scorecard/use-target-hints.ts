import { useMemo } from 'react';
import type { EpochMs } from '#compute/units.ts';
import { MINUTE } from '#compute/units.ts';
import { useReadings } from '#data/use-readings.ts';
import type { UrlState } from '#url/url-state.ts';
import { contradictingTargets } from './contradicting-targets.ts';
import { coverageHints, coverageQuestions } from './coverage-hints.ts';
import type { Evaluation } from './evaluation.ts';
import { DEFAULT_CURRENCY } from './executive-model.ts';
import { measuredHints } from './measured-hints.ts';
import { oldSince } from './old-answer.ts';
import { questionKey } from './plan.ts';
import { warningsOf } from './server-warnings.ts';
import { useSession } from './session-context.ts';
import type { TargetHint } from './target-hint.ts';

/** What is doubtful about the targets: by themselves, by the answers there are, and by how far the data reaches. */
export function useTargetHints(
  evaluations: ReadonlyMap<string, Evaluation>,
  { at }: Pick<UrlState, 'at'>,
): {
  readonly hints: readonly TargetHint[];
  readonly isComplete: boolean;
  readonly warnings: readonly string[];
  readonly oldSince: EpochMs | null;
} {
  const { config } = useSession();
  const asked = useMemo(
    () => coverageQuestions(config.indicators, config.prometheus.scrapeInterval ?? MINUTE),
    [config],
  );
  const questions = useMemo(() => asked.map(({ question }) => question), [asked]);
  const readings = useReadings(questions, at);
  return useMemo(() => {
    const currency = config.currency ?? DEFAULT_CURRENCY;
    return {
      hints: [
        ...contradictingTargets(config.indicators, currency),
        ...measuredHints(evaluations.values(), currency),
        ...coverageHints(asked, (question) => readings.get(questionKey(question))),
      ],
      oldSince: oldSince([...readings.values(), ...evaluations.values()]),
      warnings: warningsOf([...readings.values(), ...evaluations.values()]),
      isComplete:
        [...readings.values()].every(({ state }) => state !== 'loading') &&
        [...evaluations.values()].every(({ state }) => state !== 'loading'),
    };
  }, [config, evaluations, asked, readings]);
}
