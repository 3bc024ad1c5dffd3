import { DEMO_NOW } from '#demo/timeline.ts';
import { type ApiCall, onApiCall, stopAnswering } from './api-route.ts';
import { pointAtProxy, serveScorecard } from './edited-scorecard.ts';
import { expectNoFigures, expectNoGrade } from './expectations.ts';
import { AT, addressOf, figure, figuresOfView, goTo, grade, open, readFigures } from './figures.ts';
import { expect, test } from './fixtures.ts';

/** The browser itself logs each request that fails, whatever the page makes of it. */
const FAILED_REQUESTS = /Failed to load resource/;

const LOGIN_PAGE = '<!doctype html><title>Sign in</title><form><input name="p" type="password"></form>';
const OTHER_PAGE = '<!doctype html><title>Welcome to nginx!</title><h1>Welcome</h1>';

const apiError = (status: number, errorType: string, error: string) => ({
  status,
  json: { status: 'error', errorType, error },
});

type Failure = {
  readonly name: string;
  readonly answer: (call: ApiCall) => Promise<void>;
  readonly sentence: RegExp;
};

const FAILURES: readonly Failure[] = [
  {
    name: 'down',
    answer: ({ route }) => route.abort(),
    sentence: /Cannot reach Prometheus at .*: check that it/,
  },
  {
    name: 'behind a sign-in (401)',
    answer: ({ route }) => route.fulfill({ status: 401, body: 'Unauthorized' }),
    sentence: /You are signed out of .*, sign in there and reload/,
  },
  {
    name: 'behind a sign-in form sent with status 200',
    answer: ({ route }) => route.fulfill({ contentType: 'text/html', body: LOGIN_PAGE }),
    sentence: /You are signed out of .*, sign in there and reload/,
  },
  {
    name: 'some other web server',
    answer: ({ route }) => route.fulfill({ contentType: 'text/html', body: OTHER_PAGE }),
    sentence: /answered with a web page, not with the Prometheus API; check the address/,
  },
  {
    name: 'failing (503)',
    answer: ({ route }) => route.fulfill(apiError(503, 'unavailable', 'no store endpoints')),
    sentence: /is failing \(status 503\): no store endpoints; wait a little/,
  },
  {
    name: 'declining every query (422)',
    answer: ({ route }) => route.fulfill(apiError(422, 'execution', 'query would load too many samples')),
    sentence: /cannot answer this query: query would load too many samples/,
  },
];

test.describe('a server that is', () => {
  test.use({ expectedProblems: [FAILED_REQUESTS] });

  for (const { name, answer, sentence } of FAILURES) {
    test(`${name} is told in a sentence, without grade or figure`, async ({ page, addresses }) => {
      await onApiCall(page, answer);
      await open(page, addresses.live, { at: AT });
      await expectNoGrade(page);
      // Once for all figures; in each of them a dash.
      await expect(page.getByRole('alert')).toContainText(sentence);
      await expect(figure(page, 'uptime')).toContainText('No data');
      await expect(figure(page, 'uptime')).not.toContainText(sentence);
      expectNoFigures(await figuresOfView(page));
    });
  }

  test('down for a while shows the figures on a retry', async ({ page, addresses }) => {
    await onApiCall(page, ({ route }) => route.abort());
    await open(page, addresses.live, { at: AT });
    await expectNoGrade(page);
    await stopAnswering(page);
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect(grade(page)).toHaveText('A+');
    await expect(figure(page, 'uptime')).toHaveAttribute('data-text', /^99\.95/);
  });

  test('hanging is given up after the timeout', async ({ page, addresses }) => {
    await serveScorecard(page, (scorecard) => {
      pointAtProxy(scorecard);
      scorecard.prometheus.timeout = '1s';
    });
    await onApiCall(page, async () => {});
    await open(page, addresses.live, { at: AT });
    await expectNoGrade(page);
    await expect(page.getByRole('alert')).toContainText(
      /did not answer within 1 s; choose a narrower window/,
    );
    expectNoFigures(await figuresOfView(page));
  });

  test('declining one query keeps only that figure back', async ({ page, addresses }) => {
    await onApiCall(page, ({ route, expr }) =>
      expr.includes('http_request_duration_seconds_bucket')
        ? route.fulfill(apiError(422, 'execution', 'query would load too many samples'))
        : route.fallback(),
    );
    await open(page, addresses.live, { at: AT });
    await expect(grade(page)).toContainText('A−');
    await expect(grade(page)).toContainText('Provisional');
    await expect(page.locator('main')).toContainText('a pillar has no data, so the grade is provisional');
    const figures = await readFigures(page);
    const missing = [...figures].filter(([, { value }]) => value === null).map(([id]) => id);
    expect(missing.sort()).toEqual(['latency_p50', 'latency_p95', 'latency_p99']);
    await goTo(page, 'operations');
    await expect(figure(page, 'latency_p95')).toContainText('query would load too many samples');
  });

  test('gone after the figures came leaves them on screen, marked as old', async ({ page, addresses }) => {
    // A fixed instant is never asked again, so the browser's own clock has to stand where the data are.
    await page.clock.setFixedTime(DEMO_NOW);
    await open(page, addresses.live);
    await onApiCall(page, ({ route }) => route.fulfill({ status: 401, body: '' }));
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect(page.locator('main')).toContainText('You are signed out');
    await expect(page.locator('main')).toContainText('The last good figures are as of');
    await expect(figure(page, 'uptime').locator('[data-state="stale"]')).toBeVisible();
    await expect(figure(page, 'uptime')).toHaveAttribute('data-text', /^99\.95/);
  });
});

test('a server that takes its time has placeholders meanwhile, then the figures', async ({
  page,
  addresses,
}) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await onApiCall(page, async ({ route }) => {
    await released;
    await route.fallback();
  });
  await page.goto(addressOf(addresses.live, { at: AT }));
  await expect(figure(page, 'uptime').getByRole('article')).toHaveAttribute('aria-busy', 'true');
  await expect(grade(page)).toHaveAttribute('data-grade', '');
  await expect(page.getByRole('img', { name: /grade/i })).toHaveCount(0);
  // What somebody vouched for needs no server.
  const judged = page.locator('main [data-indicator]:not([data-indicator="cost_efficiency"]) [data-status]');
  await expect(judged).toHaveCount(0);
  release();
  await expect(grade(page)).toHaveText('A+');
});
