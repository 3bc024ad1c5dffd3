import { afterEach, describe, expect, test, vi } from 'vitest';
import { startDemo } from './start-demo.ts';
import { DEMO_NOW } from './timeline.ts';

afterEach(() => vi.unstubAllGlobals());

async function requestsInFiveMinutes(demo: Awaited<ReturnType<typeof startDemo>>): Promise<unknown> {
  const query = encodeURIComponent('sum(increase(http_requests_total[5m]))');
  const response = await demo.fetch(`${demo.baseUrl}/api/v1/query?query=${query}`);
  return response.json();
}

const ANSWER = {
  status: 'success',
  data: { resultType: 'vector', result: [{ metric: {}, value: [DEMO_NOW / 1000, '30000'] }] },
};

describe('startDemo', () => {
  test('works without a service worker', async () => {
    vi.stubGlobal('navigator', {});
    const demo = await startDemo();
    expect(demo.now).toBe(DEMO_NOW);
    expect(await requestsInFiveMinutes(demo)).toEqual(ANSWER);
  });

  test('works where the service worker cannot be installed', async () => {
    vi.stubGlobal('navigator', {
      serviceWorker: {
        register: () => Promise.reject(new TypeError('not allowed')),
        getRegistrations: () => Promise.reject(new TypeError('not allowed')),
      },
    });
    expect(await requestsInFiveMinutes(await startDemo())).toEqual(ANSWER);
  });

  test('leaves requests to other addresses alone', async () => {
    vi.stubGlobal('navigator', {});
    const network = vi.fn(() => Promise.resolve(new Response('from the network')));
    vi.stubGlobal('fetch', network);
    const demo = await startDemo();
    const response = await demo.fetch('http://other.invalid/api/v1/query?query=1');
    expect(await response.text()).toBe('from the network');
  });

  test('a request that was given up rejects', async () => {
    vi.stubGlobal('navigator', {});
    const demo = await startDemo();
    const asked = demo.fetch(`${demo.baseUrl}/api/v1/query?query=1`, { signal: AbortSignal.abort() });
    await expect(asked).rejects.toThrow(/aborted/);
  });
});
