import { HttpResponse } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEMO_NOW } from '#demo/timeline.ts';
import { type Answerer, type ApiCall, calls, forgetCalls, onApiCall, refusal } from '#testing/demo-server.ts';
import { type AppOptions, openApp } from '#testing/render-app.tsx';
import { find, findAll, grade } from '#testing/shown.ts';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: DEMO_NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The demo company's server, whose clock goes with that of the wall. */
async function sound(call: ApiCall): Promise<Response> {
  const response = await call.answer();
  response.headers.set('date', new Date(Date.now()).toUTCString());
  return response;
}

const FAULTS: readonly (readonly [name: string, fault: Answerer])[] = [
  ['status 500', () => refusal(500, 'out of order', 'unavailable')],
  ['status 503', () => refusal(503, 'out of order', 'unavailable')],
  [
    'status 429 with Retry-After',
    () => {
      const response = refusal(429, 'out of order', 'unavailable');
      response.headers.set('retry-after', '5');
      return response;
    },
  ],
  ['signed out (401)', () => refusal(401, 'out of order', 'unavailable')],
  ['connections cut at once', () => HttpResponse.error()],
  [
    'truncated JSON',
    async (call) => {
      const body = await (await call.answer()).text();
      return new HttpResponse(body.slice(0, body.length / 2), {
        headers: { 'content-type': 'application/json' },
      });
    },
  ],
  ['a login page', () => HttpResponse.html('<!doctype html><form><input type="password"></form>')],
  [
    'a wrong content type',
    () => new HttpResponse('metrics?', { headers: { 'content-type': 'application/octet-stream' } }),
  ],
];

const freshness = () => find('[data-freshness]').dataset.freshness;
const whenItIs = (state: string) =>
  vi.waitFor(() => expect(freshness()).toBe(state), { timeout: 30_000, interval: 20 });

/** Lets time pass for the page, step by step, while the server keeps answering. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 5) await vi.advanceTimersByTimeAsync(5_000);
}

test.for(FAULTS)(
  '%s: a wall keeps the last good figures, says how old they are, and recovers alone',
  async ([, fault]) => {
    await openApp({ view: 'wall', refresh: '10s', pages: 'grade', rotate: 'off' }, { answer: sound });
    await whenItIs('fresh');
    await vi.waitFor(() => expect(grade()).toHaveAttribute('data-grade', 'A+'), { timeout: 30_000 });

    onApiCall(fault);
    await pass(30);
    await whenItIs('old');
    expect(find('header')).toHaveTextContent('STALE since 00:00 UTC');
    // Hatched, and still there.
    const uptime = find('[data-indicator="uptime"] [data-age]');
    expect(uptime).toHaveAttribute('data-age', 'old');
    expect(uptime).toHaveTextContent('99.9');
    // So is the letter: the largest thing on the screen is not the last to look its age.
    expect(find('[data-grade] [data-age]')).toHaveAttribute('data-age', 'old');
    forgetCalls();
    await pass(80);
    await whenItIs('stale');
    expect(grade()).toHaveAttribute('data-grade', '');
    expect(document.title).toBe('Operational Excellence');
    expect(calls().length, 'calls in 80 s to a server that is down').toBeLessThan(150);

    onApiCall(sound);
    await pass(15);
    await whenItIs('fresh');
    expect(grade()).not.toHaveAttribute('data-grade', '');
  },
);

/** Lets the server take 30 s, by the page's clock. */
async function late(call: ApiCall): Promise<Response> {
  await new Promise((resolve) => setTimeout(resolve, 30_000));
  return sound(call);
}

const openWall = async (options: Partial<AppOptions> = {}) => {
  await openApp(
    { view: 'wall', refresh: '10s', pages: 'grade', rotate: 'off' },
    { answer: sound, ...options },
  );
  await whenItIs('fresh');
  await vi.waitFor(() => expect(grade()).toHaveAttribute('data-grade', 'A+'), { timeout: 30_000 });
};

async function expectRecovered(): Promise<void> {
  await whenItIs('fresh');
  expect(grade()).not.toHaveAttribute('data-grade', '');
}

test('answers that take 30 s: a wall shows how old they are when they come, and recovers alone', async () => {
  await openWall({ scorecard: (file) => Object.assign(file.prometheus, { timeout: '2m' }) });
  onApiCall(late);
  await pass(60);
  await whenItIs('old');
  onApiCall(sound);
  // What is under way still takes its half minute.
  await pass(45);
  await expectRecovered();
});

test('a server that flaps: a wall hatches what was not renewed, and only that', async () => {
  await openWall();
  let count = 0;
  onApiCall((call) => {
    count += 1;
    return count % 5 === 0 ? sound(call) : refusal(503, 'out of order', 'unavailable');
  });
  let looksAtOld = 0;
  for (let look = 0; look < 6; look += 1) {
    await pass(10);
    const ages = findAll('[data-indicator] [data-age]').map((figure) => figure.dataset.age);
    expect(ages).toHaveLength(5);
    if (ages.every((age) => age === 'fresh')) continue;
    looksAtOld += 1;
    expect(freshness()).not.toBe('fresh');
  }
  expect(looksAtOld, 'looks at which something was old').toBeGreaterThan(0);
  onApiCall(sound);
  await pass(15);
  await expectRecovered();
  expect(document.querySelectorAll('[data-age="old"], [data-age="stale"]')).toHaveLength(0);
});

test('a machine that slept wakes up with old figures, asks at once and recovers', async () => {
  await openWall();
  onApiCall(() => HttpResponse.error());
  forgetCalls();
  // Its clock has gone on, and no timer has run meanwhile.
  vi.setSystemTime(Date.now() + 150_000);
  await vi.advanceTimersByTimeAsync(1_000);
  await whenItIs('stale');
  expect(grade()).toHaveAttribute('data-grade', '');
  expect(find('[data-indicator="uptime"]')).toHaveTextContent('99.9');
  await vi.waitFor(() => expect(calls().length).toBeGreaterThan(0));
  onApiCall(sound);
  await pass(15);
  await expectRecovered();
});

test('a clock set back makes nothing younger, and is named', async () => {
  let behind = 0;
  const byItsOwnClock: Answerer = async (call) => {
    const response = await call.answer();
    response.headers.set('date', new Date(Date.now() + behind).toUTCString());
    return response;
  };
  await openWall({ answer: byItsOwnClock });
  onApiCall(() => HttpResponse.error());
  behind = 3_600_000;
  vi.setSystemTime(Date.now() - behind);
  await pass(110);
  await whenItIs('stale');
  expect(grade()).toHaveAttribute('data-grade', '');
  onApiCall(byItsOwnClock);
  await pass(15);
  await whenItIs('old');
  expect(document.body).toHaveTextContent('The clock of this device is 1 h behind');
  vi.setSystemTime(Date.now() + behind);
  behind = 0;
  await pass(15);
  await expectRecovered();
});
