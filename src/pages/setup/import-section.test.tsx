import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AT, renderApp } from '#testing/render-app.tsx';

/** The shape of Sloth's own example. */
const SLOTH = `version: "prometheus/v1"
service: "shop"
slos:
  - name: "requests-availability"
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(http_requests_total{job="shop",code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total{job="shop"}[{{.window}}]))
    alerting:
      page_alert:
        labels:
          severity: critical
`;

const choose = async (text: string, name = 'slos.yml') => {
  const user = await renderApp({ view: 'setup', at: AT });
  await user.upload(await screen.findByLabelText('Files with SLOs'), new File([text], name));
  return user;
};

test('SLOs of a file become a scorecard to save', async () => {
  const user = await choose(SLOTH);
  expect(await screen.findByText('1 SLO was carried over.')).toBeVisible();
  await user.click(screen.getByText('Show scorecard.json'));
  expect(screen.getByText(/"kind": "events"/)).toBeVisible();
  expect(screen.getByText(/\[\$window\]/)).toBeVisible();
});

test('a file without SLOs says what was expected, and where', async () => {
  await choose('hello: world\n');
  expect(await screen.findByText('0 SLOs were carried over.')).toBeVisible();
  expect(screen.getByText(/^slos\.yml, line 1: expected/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Save scorecard.json' })).toBeNull();
});

test('a file that is too large is not read', async () => {
  await choose('x'.repeat(2_000_001));
  expect(await screen.findByText('slos.yml: expected a file of at most 2 MB')).toBeVisible();
});
