import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { DEMO_NOW } from '#demo/timeline.ts';
import { type Answerer, calls, onApiCall, success } from '#testing/demo-server.ts';
import { type EditableScorecard, editIndicator } from '#testing/edited-scorecard.ts';
import { AT, goTo, quiet, renderApp } from '#testing/render-app.tsx';
import { figure, grade, main, region } from '#testing/shown.ts';

/** The demo company with its uptime on a second server. */
const uptimeOnEu = (scorecard: EditableScorecard) => {
  scorecard.prometheus.sources = { eu: { url: './prometheus/eu' } };
  editIndicator(scorecard, 'uptime', { source: 'eu' });
};

const down =
  (server: string | null): Answerer =>
  ({ source }) =>
    source === server ? HttpResponse.error() : undefined;

describe('two servers', () => {
  test('make one scorecard, each asked what names it', async () => {
    await renderApp({ at: AT }, { scorecard: uptimeOnEu });
    expect(grade()).toHaveTextContent(/^A\+$/);
    expect(figure('uptime')).toHaveAttribute('data-text', expect.stringMatching(/^99\.95/));
    // The error rate is of the same series, on the other server.
    const servers = (part: string) =>
      new Set(calls().flatMap(({ source, expr }) => (expr.includes(part) ? [source] : [])));
    expect(servers('sum by (status) (increase(http_requests_total{}[')).toEqual(new Set([null, 'eu']));
    expect(servers('http_request_duration_seconds_bucket')).toEqual(new Set([null]));
  });

  test.for([
    [
      'markers and the breakdown',
      { view: 'operations' },
      ['build_info', 'sum by (le, route)', 'sum by (status, route)'],
    ],
    ['cost', { view: 'cost' }, ['sum by (service) (increase(cloud_cost_usd_total']],
    [
      'vulnerabilities',
      { view: 'security' },
      ['sum by (severity) (security_vul', 'min by (severity) (security_vul'],
    ],
  ] as const)('%s ask the one they name, and no other', async ([, view, parts]) => {
    await renderApp(
      { at: AT, ...view },
      {
        scorecard: (scorecard) => {
          scorecard.prometheus.sources = { eu: { url: './prometheus/eu' } };
          const { markers, breakdown, cost, vulnerabilities } = scorecard;
          for (const section of [markers, breakdown, cost, vulnerabilities].flat())
            Object.assign(section as object, { source: 'eu' });
        },
      },
    );
    for (const part of parts) {
      const servers = calls().flatMap(({ source, expr }) => (expr.includes(part) ? [source] : []));
      expect(new Set(servers), part).toEqual(new Set(['eu']));
    }
  });

  test('one down leaves the figures of the other, with a provisional grade and its name', async () => {
    const user = await renderApp({ at: AT }, { scorecard: uptimeOnEu, answer: down('eu') });
    expect(grade()).toHaveTextContent('Provisional');
    expect(figure('uptime')).toHaveTextContent('No data');
    expect(figure('latency_p95')).toHaveAttribute('data-text', expect.stringMatching(/ms$/));
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('The server "eu" gives no data');
    expect(alert).toHaveTextContent(/Cannot reach Prometheus at .*\/prometheus\/eu: check/);
    onApiCall(null);
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(grade()).toHaveTextContent(/^A\+$/));
  });

  test('the default one down leaves the figures of the other', async () => {
    await renderApp({ at: AT }, { scorecard: uptimeOnEu, answer: down(null) });
    expect(screen.getByRole('alert')).toHaveTextContent('The default server gives no data');
    expect(figure('uptime')).toHaveAttribute('data-text', expect.stringMatching(/^99\.95/));
    expect(figure('latency_p95')).toHaveTextContent('–');
  });

  test('one gone after its figures came marks those as old, and no others', async () => {
    const user = await renderApp({}, { scorecard: uptimeOnEu, now: DEMO_NOW });
    onApiCall(down('eu'));
    await user.click(await screen.findByRole('button', { name: 'Refresh now' }));
    await waitFor(() => expect(main()).toHaveTextContent('The last refresh of the server "eu" failed'));
    expect(figure('uptime')).toHaveAttribute('data-text', expect.stringMatching(/^99\.95/));
  });

  test('an address with a password is refused, by the name of the host alone', async () => {
    await renderApp(
      { at: AT },
      {
        scorecard: (scorecard) => {
          uptimeOnEu(scorecard);
          scorecard.prometheus.sources = { eu: { url: 'https://ann:s3cret@prom-eu.example' } };
        },
      },
    );
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The address of Prometheus at https://prom-eu.example holds a user name or a password',
    );
    expect(document.body).not.toHaveTextContent('s3cret');
  });

  test('nothing that fires on one is not taken for calm while the other cannot be asked', async () => {
    const calm: Answerer = ({ source, endpoint }) =>
      source === 'eu' ? HttpResponse.error() : endpoint === 'alerts' ? success([], 'alerts') : undefined;
    const user = await renderApp({ at: AT }, { scorecard: uptimeOnEu, answer: calm });
    await goTo(user, 'Operations');
    // Once and two more times, and the reason stands above the page.
    const asked = () => calls().filter(({ source, endpoint }) => source === 'eu' && endpoint === 'alerts');
    await waitFor(() => expect(asked()).toHaveLength(3));
    await waitFor(() => expect(region('Firing alerts')).toHaveTextContent(/^Firing alerts–$/));
    // A request that is under way would be taken for the one that is asked for next.
    await quiet();
    onApiCall(({ endpoint }) => (endpoint === 'alerts' ? success([], 'alerts') : undefined));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(region('Firing alerts')).toHaveTextContent('None is firing'));
  });

  test('each has rules of its own, and is named on Setup', async () => {
    const user = await renderApp({ at: AT }, { scorecard: uptimeOnEu });
    await goTo(user, 'Setup');
    expect(await screen.findByRole('button', { name: 'Save pillars.rules.yml' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save pillars.eu.rules.yml' })).toBeVisible();
    expect(main()).toHaveTextContent(/server eu.*\/prometheus\/eu/);
  });
});
