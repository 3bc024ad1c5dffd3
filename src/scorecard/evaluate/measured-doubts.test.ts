import { expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { evaluateIndicator } from './evaluate-indicator.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

test.for([
  { warnings: ['1 store is unavailable'], infos: [], doubted: true },
  { warnings: [], infos: ['PromQL info: input to histogram_quantile needed to be fixed'], doubted: true },
  {
    warnings: [],
    infos: ['PromQL info: metric might not be a counter, name does not end in _total'],
    doubted: false,
  },
  { warnings: [], infos: ['Read from pillars:a:query, kept by a recording rule.'], doubted: false },
  { warnings: [], infos: [], doubted: false },
])('what came with an answer, $warnings $infos, is a doubt: $doubted', ({ warnings, infos, doubted }) => {
  const [indicator] = stubConfig().indicators;
  if (indicator === undefined) throw new Error('the stub has no indicator');
  const answer = { data: null, warnings, infos, clockLead: null };
  const samples = [{ labels: {}, time: AT, value: 0.1 }];
  const evaluation = evaluateIndicator(planFigure(indicator, { window: null, filters: [] }), {
    now: AT,
    find: (query) => ({
      state: 'ready',
      refreshError: null,
      result: fullEvidence(query, AT) ?? result(answer, AT, { samples }),
    }),
  });
  expect(evaluation).toMatchObject({
    judgement: { status: doubted ? 'Met' : 'Exceeding', isDoubtful: doubted },
  });
});
