import type { ScorecardConfig } from './schema.ts';

/** Something wrong in scorecard.json, said so that it can be mended without reading code. */
export type ConfigProblem = {
  /** Where, as a JSON path: `indicators[3] (latency_p95).target`. */
  readonly path: string;
  /** What was expected and what was found, as one sentence without a full stop. */
  readonly message: string;
  /** What the app does about it. */
  readonly effect: string;
};

export type ReadScorecard = {
  /** null only when nothing of the file can be used. */
  readonly config: ScorecardConfig | null;
  readonly problems: readonly ConfigProblem[];
};
