import { expect, test } from 'vitest';
import { expectScorecardOfBrief } from '#testing/expectations.ts';
import { readFigures, renderApp } from '#testing/render-app.tsx';
import { figuresOfView, find } from '#testing/shown.ts';

const EVERY_FIGURE = {
  uptime: '99.95 %',
  projects_per_day: '20/day',
  user_satisfaction: '4.6/5.0',
  cost_per_project: '$0.50',
  latency_p95: '150 ms',
  error_rate: '0.3 %',
  db_connections: '45 %',
  cache_hit_rate: '85 %',
  test_coverage: '95 %',
  confidence: '80 %',
  review_rate: '8 %',
  solver_performance: '100 %',
  critical_vulnerabilities: '0',
};

test('the page without a server shows the brief to the digit, the same in each view', async () => {
  const user = await renderApp({}, { source: 'demo' });
  expectScorecardOfBrief();
  const figures = await readFigures(user);
  expect(Object.fromEntries(Object.keys(EVERY_FIGURE).map((id) => [id, figures.get(id)?.text]))).toEqual(
    EVERY_FIGURE,
  );
});

test('a link with ?demo shows the demo in front of a server too', async () => {
  await renderApp({ demo: '1' });
  expect(find('[data-source="demo"]')).toHaveTextContent('Demo data');
  expect(figuresOfView().get('uptime')?.text).toBe('99.95 %');
});
