import type { Indicator } from '#config/indicator.ts';
import { readScorecard } from '#config/read-scorecard.ts';

/** What each kind needs besides a query, so that a test says only what it is about. */
const USUAL = {
  ratio: { label: 'status', bad: '5..', report: 'bad', window: '30d' },
  events: { report: 'bad', window: '30d' },
  quantile: { q: 0.95, window: '30d', unit: 'seconds' },
  nativeQuantile: { q: 0.95, window: '30d', unit: 'seconds' },
  share: { bound: 0.2, side: 'above', window: '30d' },
  rate: { per: '1d', window: '30d', unit: 'count' },
  quotient: { window: '30d', unit: 'count' },
  band: { band: 0.1, period: '30d', window: '30d', direction: 'band' },
  gauge: { across: 'max', unit: 'count' },
  ordinal: { label: 'grade', scale: ['A', 'B'], direction: 'ordinal', unit: 'grade' },
  incidents: { measure: 'mttr', resolution: '1m', window: '30d', unit: 'seconds' },
} as const;

/** For tests: an indicator as a file holds it, read by the reader of files. */
export function stubIndicator(kind: keyof typeof USUAL, settings: object): Indicator {
  const indicator = {
    id: 'x',
    title: 'X',
    pillar: 'p',
    unit: 'ratio',
    direction: 'atMost',
    ...USUAL[kind],
    kind,
    ...settings,
  };
  const { config, problems } = readScorecard(
    JSON.stringify({
      version: 1,
      prometheus: { url: null },
      pillars: [{ id: 'p', title: 'P', headline: 'x' }],
      indicators: [indicator],
      views: { executive: [], operations: [], engineering: [], charts: [] },
    }),
  );
  const read = config?.indicators[0];
  if (read === undefined) throw new Error(`the stub does not load: ${JSON.stringify(problems)}`);
  return read;
}
