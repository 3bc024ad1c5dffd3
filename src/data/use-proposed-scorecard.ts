import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { EpochMs } from '#compute/units.ts';
import { type ProposedScorecard, proposeScorecard } from '#discovery/propose-scorecard.ts';
import { askMetadata } from '#prometheus/ask-metadata.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import { useSession } from './session-context.ts';

export type Proposal = {
  /** Looks at the server. */
  readonly look: () => void;
  /** What is being done right now; null: nothing. */
  readonly step: string | null;
  /** What was found the last time; null before that and where it failed. */
  readonly found: ProposedScorecard | null;
  readonly error: PrometheusError | null;
};

/**
 * A scorecard for what the server of this page has, made when somebody asks for it.
 * @param at the instant to look at; null: now
 */
export function useProposedScorecard(at: EpochMs | null): Proposal {
  const { client, server, instants, config, queries } = useSession();
  const [step, setStep] = useState('');
  const { mutate, isPending, data, error } = useMutation<ProposedScorecard, PrometheusError>(
    {
      mutationFn: () =>
        proposeScorecard({
          client,
          askTypes: (metric) => askMetadata(server, metric),
          at: at ?? instants.current(),
          title: config.title,
          url: config.prometheus.url,
          onProgress: setStep,
        }),
    },
    queries,
  );
  return { look: () => mutate(), step: isPending ? step : null, found: data ?? null, error };
}
