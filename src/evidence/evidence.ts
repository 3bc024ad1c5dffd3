import type { ScorecardConfig } from '#config/schema.ts';
import type { Report } from '#report/report-schema.ts';
import type { Choice } from '#scorecard/queries/choice.ts';

/** One query as it left, and the response as it came: the body is not read, not even for its layout. */
export type Exchange = {
  /** Name of the server that was asked; left out: the default one. */
  readonly source?: string;
  /** "query" or "query_range". */
  readonly endpoint: string;
  /** Form-encoded. */
  readonly params: string;
  readonly status: number;
  readonly body: string;
};

/** All it takes to compute a scorecard again without the server, and what came out the first time. */
export type Evidence = {
  readonly version: 1;
  /** scorecard.json as it was in force and understood, without the addresses of the servers. */
  readonly config: ScorecardConfig;
  readonly choice: Choice;
  readonly exchanges: readonly Exchange[];
  readonly report: Report;
};

/** Where the file keeps its evidence, and where the build leaves room for it. */
export const EVIDENCE_ELEMENT = 'evidence';
export const EVIDENCE_TEMPLATE = 'evidence-template.html';
export const EVIDENCE_PLACE = '"EVIDENCE"';

export const keyOf = ({ endpoint, params }: Pick<Exchange, 'endpoint' | 'params'>): string =>
  `${endpoint} ${params}`;
