import { describe, expect, test } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import { createPrometheusClient } from './client.ts';
import type { Fetch } from './exchange.ts';
import { connect } from './worker-thread.ts';

const GRID = { start: epochMs(1000), end: epochMs(9_000_000), step: durationMs(1000) };
const POINTS = 9000;

/** `{"status":…}` of about 200 kB for each series. */
function matrixText(series: number, more = ''): string {
  const points = Array.from({ length: POINTS }, (_, index) => `[${index + 1},"${(index % 97) / 7}"]`).join(
    ',',
  );
  const entries = Array.from(
    { length: series },
    (_, index) => `{"metric":{"__proto__":"p","i":"${index}"},"values":[${points}]}`,
  );
  return `{"status":"success","data":{"resultType":"matrix","result":[${entries.join(',')}]}${more}}`;
}

const clientOf = (fetch: Fetch) =>
  createPrometheusClient({
    baseUrl: 'https://prom.example',
    fetch,
    timeout: durationMs(5000),
  });
const answering = (body: BodyInit, headers = {}) => clientOf(async () => new Response(body, { headers }));

describe('a large answer', () => {
  test.for([2, 14])('of %i × 200 kB holds every point, and what the server warns about', async (series) => {
    const text = matrixText(series, ',"warnings":["w"],"infos":["i"]');
    const answer = await answering(text, { date: new Date(Date.now() + 600_000).toUTCString() }).queryRange(
      'x',
      GRID,
    );
    expect(answer).toMatchObject({ warnings: ['w'], infos: ['i'], clockLead: expect.closeTo(600_000, -4) });
    expect(answer.data).toHaveLength(series);
    const last = answer.data.at(-1);
    expect(Object.entries(last?.labels ?? {})).toEqual([
      ['__proto__', 'p'],
      ['i', String(series - 1)],
    ]);
    expect(last?.times).toEqual(Float64Array.from({ length: POINTS }, (_, index) => (index + 1) * 1000));
    expect(last?.values).toEqual(
      Float64Array.from({ length: POINTS }, (_, index) => Number(String((index % 97) / 7))),
    );
  });

  test('that is cut off is refused as a small one is', async () => {
    const asked = answering(matrixText(2).slice(0, -3)).queryRange('x', GRID);
    await expect(asked).rejects.toMatchObject({ kind: 'decode', expr: 'x' });
  });

  test('with a mistake in it names the place', async () => {
    const asked = answering(
      matrixText(2).replace('"metric":{"__proto__":"p","i":"1"}', '"metric":[]'),
    ).queryRange('x', GRID);
    await expect(asked).rejects.toThrow('data.result[1].metric');
  });

  test('is let go of between its series', async () => {
    const control = new AbortController();
    const client = answering(matrixText(40));
    const asked = client.queryRange('x', GRID, control.signal);
    // As soon as the response is there; the scan of 8 MB takes longer than one turn.
    setTimeout(() => control.abort());
    await expect(asked).rejects.toMatchObject({ kind: 'aborted' });
  });

  test('that stops half-way is given up after the timeout', async () => {
    const fetch: Fetch = async (_, { signal }) =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode(matrixText(2)));
            signal?.addEventListener('abort', () => controller.error(signal.reason));
          },
        }),
      );
    const client = createPrometheusClient({
      baseUrl: 'https://prom.example',
      fetch,
      timeout: durationMs(50),
    });
    await expect(client.queryRange('x', GRID)).rejects.toMatchObject({ kind: 'timeout' });
  });
});

describe('a worker', () => {
  class FakeWorker extends EventTarget {
    readonly asked: { readonly id: number }[] = [];
    terminate() {}
    postMessage(query: { readonly id: number }) {
      this.asked.push(query);
    }
    say(data: object) {
      this.dispatchEvent(new MessageEvent('message', { data }));
    }
  }
  const reply = () => ({
    status: 200,
    headers: new Headers(),
    begunAt: epochMs(0),
    bytes: new Uint8Array(8),
  });

  function started() {
    const fake = new FakeWorker();
    return { fake, thread: connect(fake as unknown as Worker) };
  }

  test('that does not start is done without', async () => {
    const { fake, thread } = started();
    fake.dispatchEvent(new Event('error'));
    expect(await thread).toBeNull();
    expect(fake.asked).toEqual([]);
  });

  test('answers each question, whatever their order', async () => {
    const { fake, thread } = started();
    fake.say({ isReady: true });
    const read = (await thread)?.read;
    const [first, second] = [1, 2].map(() => read?.(reply(), { form: 'series', shown: 'P' }));
    fake.say({ id: 1, response: { data: [{ labels: { a: 'second' } }] } });
    fake.say({ id: 0, failure: { message: 'Told.', kind: 'query', serverMessage: 'because' } });
    expect((await second)?.data[0]?.labels.a).toBe('second');
    expect((await second)?.data[0]?.labels.toString).toBeUndefined();
    await expect(first).rejects.toMatchObject({
      name: 'PrometheusError',
      message: 'Told.',
      kind: 'query',
      serverMessage: 'because',
    });
  });

  test('that breaks leaves nobody waiting', async () => {
    const { fake, thread } = started();
    fake.say({ isReady: true });
    const asked = (await thread)?.read(reply(), { form: 'series', shown: 'P' });
    fake.dispatchEvent(new Event('error'));
    await expect(asked).rejects.toMatchObject({ retryable: true });
  });
});
