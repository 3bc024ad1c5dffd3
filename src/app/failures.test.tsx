import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { DEMO_NOW } from '#demo/timeline.ts';
import { type Answerer, onApiCall, refusal } from '#testing/demo-server.ts';
import { expectNoFigures, expectNoGrade } from '#testing/expectations.ts';
import { AT, goTo, openApp, readFigures, renderApp } from '#testing/render-app.tsx';
import { figure, figuresOfView, find, findAll, grade, main } from '#testing/shown.ts';

const LOGIN_PAGE = '<!doctype html><title>Sign in</title><form><input name="p" type="password"></form>';
const OTHER_PAGE = '<!doctype html><title>Welcome to nginx!</title><h1>Welcome</h1>';
const TOO_MUCH = 'query would load too many samples';

const down: Answerer = () => HttpResponse.error();

const FAILURES: readonly (readonly [name: string, answer: Answerer, sentence: RegExp])[] = [
  ['down', down, /Cannot reach Prometheus at .*: check that it/],
  [
    'behind a sign-in (401)',
    () => new HttpResponse('Unauthorized', { status: 401 }),
    /You are signed out of .*, sign in there and reload/,
  ],
  [
    'behind a sign-in form sent with status 200',
    () => HttpResponse.html(LOGIN_PAGE),
    /You are signed out of .*, sign in there and reload/,
  ],
  [
    'some other web server',
    () => HttpResponse.html(OTHER_PAGE),
    /answered with a web page, not with the Prometheus API; check the address/,
  ],
  [
    'failing (503)',
    () => refusal(503, 'no store endpoints', 'unavailable'),
    /is failing \(status 503\): no store endpoints; wait a little/,
  ],
  [
    'declining every query (422)',
    () => refusal(422, TOO_MUCH),
    /cannot answer this query: query would load too many samples/,
  ],
];

describe('a server that is', () => {
  test.for(FAILURES)('%s is told in a sentence, without grade or figure', async ([, answer, sentence]) => {
    await renderApp({ at: AT }, { answer });
    expectNoGrade();
    // Once for all figures; in each of them a dash.
    expect(screen.getByRole('alert')).toHaveTextContent(sentence);
    expect(figure('uptime')).toHaveTextContent('No data');
    expect(figure('uptime')).not.toHaveTextContent(sentence);
    expectNoFigures(figuresOfView());
  });

  test('down for a while shows the figures on a retry', async () => {
    const user = await renderApp({ at: AT }, { answer: down });
    expectNoGrade();
    onApiCall(null);
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(grade()).toHaveTextContent(/^A\+$/));
    expect(figure('uptime')).toHaveAttribute('data-text', expect.stringMatching(/^99\.95/));
  });

  test('hanging is given up after the timeout', async () => {
    let letGo = () => {};
    const hanging = new Promise<Response>((resolve) => {
      letGo = () => resolve(HttpResponse.error());
    });
    await renderApp(
      { at: AT },
      {
        answer: () => hanging,
        scorecard: ({ prometheus }) => {
          prometheus.timeout = '1s';
        },
      },
    );
    expectNoGrade();
    expect(screen.getByRole('alert')).toHaveTextContent(
      /did not answer within 1\ss; choose a narrower window/,
    );
    expectNoFigures(figuresOfView());
    letGo();
  });

  test('declining one query keeps only that figure back', async () => {
    const user = await renderApp(
      { at: AT },
      {
        answer: ({ expr }) =>
          expr.includes('http_request_duration_seconds_bucket') ? refusal(422, TOO_MUCH) : undefined,
      },
    );
    expect(grade()).toHaveTextContent('A−');
    expect(grade()).toHaveTextContent('Provisional');
    expect(main()).toHaveTextContent('a pillar has no data, so the grade is provisional');
    const figures = await readFigures(user);
    const missing = [...figures].filter(([, { value }]) => value === null).map(([id]) => id);
    expect(missing.sort()).toEqual(['latency_p50', 'latency_p95', 'latency_p99']);
    await goTo(user, 'Operations');
    await waitFor(() => expect(figure('latency_p95')).toHaveTextContent(TOO_MUCH));
  });

  test('gone after the figures came leaves them on screen, marked as old', async () => {
    // A fixed instant is never asked again, so the reader's clock has to stand where the data are.
    const user = await renderApp({}, { now: DEMO_NOW });
    onApiCall(() => new HttpResponse('', { status: 401 }));
    await user.click(await screen.findByRole('button', { name: 'Refresh now' }));
    await waitFor(() => expect(main()).toHaveTextContent('You are signed out'));
    expect(main()).toHaveTextContent('The last good figures are as of');
    expect(find('[data-state="stale"]', figure('uptime'))).toBeVisible();
    expect(figure('uptime')).toHaveAttribute('data-text', expect.stringMatching(/^99\.95/));
  });
});

test('a server that takes its time has placeholders meanwhile, then the figures', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await openApp({ at: AT }, { answer: (call) => released.then(call.answer) });
  await waitFor(() => expect(find('article', figure('uptime'))).toHaveAttribute('aria-busy', 'true'));
  expect(grade()).toHaveAttribute('data-grade', '');
  expect(screen.queryByRole('img', { name: /grade/i })).toBeNull();
  // What somebody vouched for needs no server.
  expect(findAll('main [data-indicator]:not([data-indicator="cost_efficiency"]) [data-status]')).toEqual([]);
  release();
  await waitFor(() => expect(grade()).toHaveTextContent(/^A\+$/));
});

describe('without the right to ask', () => {
  const REFUSALS = [
    ['401', () => new HttpResponse('', { status: 401 })],
    ['403', () => HttpResponse.html(LOGIN_PAGE, { status: 403 })],
    ['a sign-in page', () => HttpResponse.html(LOGIN_PAGE)],
  ] as const;

  /** What people vouch for is valid without a server. */
  const PAGES: readonly { view: string; stands: string; isAttested?: boolean }[] = [
    { view: 'reliability', stands: 'Runbooks for common issues' },
    { view: 'performance', stands: 'Regular load tests (monthly)' },
    { view: 'quality', stands: 'Integration tests' },
    { view: 'security', stands: 'Patch management process', isAttested: true },
    { view: 'cost', stands: 'Budget forecasting', isAttested: true },
    { view: 'history', stands: 'Grade history' },
    { view: 'review', stands: 'Action items', isAttested: true },
  ];

  /** A sentence out of which nobody can read a zero, or that all is well. */
  const REASSURING = /No incident in this period|None in this window|nothing to grade|Nothing changed/;

  test.for(REFUSALS)('each page says so, shows no figure and nothing as met (%s)', async ([, answer]) => {
    for (const { view, stands, isAttested = false } of PAGES) {
      await renderApp({ view, at: AT }, { answer });
      await waitFor(() =>
        expect(main(), view).toHaveTextContent(/You are signed out of .*, sign in there and reload/),
      );
      expect(screen.getAllByRole('button', { name: 'Try again' }).length, view).toBeGreaterThan(0);
      // What stands in scorecard.json is there all the same.
      expect(main(), view).toHaveTextContent(stands);
      expectNoFigures(figuresOfView());
      expect(main(), view).not.toHaveTextContent(REASSURING);
      if (!isAttested)
        expect(findAll('main :is([data-status="Exceeding"], [data-status="Met"])'), view).toEqual([]);
    }
  });
});
