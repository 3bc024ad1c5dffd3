import { describe, expect, test, vi } from 'vitest';
import { durationMs, epochMs, MINUTE } from '#compute/units.ts';
import { createPrometheusClient } from './client.ts';
import type { Fetch } from './exchange.ts';
import { jointClient } from './joint-client.ts';
import { emptyVector, json, silence, stubServer, success, text, unreachable } from './stub-server.ts';

const NOW = epochMs(1_767_225_600_000);
const clientOf = (fetch: Fetch) =>
  jointClient(
    createPrometheusClient({
      baseUrl: 'https://prom.example/',
      fetch,
      timeout: durationMs(30_000),
      sleep: async () => {},
      random: () => 0,
    }),
  );

const sample = (labels: Record<string, string>, value: string) => ({
  metric: labels,
  value: [NOW / 1000, value],
});
const vector = (result: readonly unknown[], more: object = {}) =>
  success({ resultType: 'vector', result }, more);
const declined = json({ status: 'error', errorType: 'bad_data', error: 'no such function' }, 400);
const queries = (heard: readonly { readonly params: URLSearchParams }[]) =>
  heard.map(({ params }) => params.get('query'));

describe('light questions of one turn', () => {
  test('leave as one, and each gets its own samples with its own labels', async () => {
    const server = stubServer(
      vector([
        sample({ pillars_question: '0', pool: 'main' }, '7'),
        sample({ pillars_question: '2' }, '1'),
        sample({ pillars_question: '0', ['__proto__']: 'x' }, '8'),
      ]),
    );
    const client = clientOf(server.fetch);
    const answers = await Promise.all([
      client.query('sum by (pool) (used) # ours', NOW),
      client.query('absent_metric', NOW),
      client.query('max(up)', NOW),
    ]);
    expect(queries(server.heard)).toEqual([
      'label_replace((sum by (pool) (used) # ours\n), "pillars_question", "0", "", "") or ' +
        'label_replace((absent_metric\n), "pillars_question", "1", "", "") or ' +
        'label_replace((max(up)\n), "pillars_question", "2", "", "")',
    ]);
    const [used, none, up] = answers.map(({ data }) => data);
    expect(used?.map(({ value }) => value)).toEqual([7, 8]);
    expect(used?.map(({ labels }) => Object.entries(labels))).toEqual([
      [['pool', 'main']],
      [['__proto__', 'x']],
    ]);
    expect(none).toEqual([]);
    expect(up).toMatchObject([{ value: 1, time: NOW }]);
  });

  test('what counts over a range, and what is about another instant, is asked by itself', async () => {
    const server = stubServer(emptyVector);
    const client = clientOf(server.fetch);
    await Promise.all([
      client.query('sum(increase(requests_total[30d]))', NOW),
      client.query('up', NOW),
      client.query('up', epochMs(NOW - MINUTE)),
    ]);
    expect(queries(server.heard).sort()).toEqual(['sum(increase(requests_total[30d]))', 'up', 'up']);
  });

  test('more than ten leave as several', async () => {
    const server = stubServer(emptyVector);
    const client = clientOf(server.fetch);
    await Promise.all(Array.from({ length: 12 }, (_, index) => client.query(`metric_${index}`, NOW)));
    expect(server.heard).toHaveLength(2);
  });
});

describe('what goes wrong with several', () => {
  test('a question that is declined fails alone with its own error, and all are asked apart from then on', async () => {
    const server = stubServer((heard) =>
      (heard.params.get('query')?.includes('typo(') ? declined : vector([sample({}, '1')]))(heard),
    );
    const client = clientOf(server.fetch);
    const ask = () => Promise.allSettled([client.query('typo(x)', NOW), client.query('up', NOW)]);
    const [typo, up] = await ask();
    expect(typo).toMatchObject({ status: 'rejected', reason: { kind: 'query', expr: 'typo(x)' } });
    expect(up).toMatchObject({ status: 'fulfilled', value: { data: [{ value: 1 }] } });
    expect(server.heard).toHaveLength(3);
    await ask();
    expect(queries(server.heard).slice(3).sort()).toEqual(['typo(x)', 'up']);
  });

  test.for([
    ['a query that takes too long', json({ status: 'error', errorType: 'timeout', error: 'too long' }, 503)],
    ['an address that is too long', text('URI Too Long', 414)],
    ['a front end that fails', text('Bad Gateway', 502)],
  ] as const)('%s together costs no other its answer', async ([, refusal]) => {
    const server = stubServer((heard) =>
      (heard.params.get('query')?.includes('dear') ? refusal : vector([sample({}, '1')]))(heard),
    );
    const client = clientOf(server.fetch);
    const [dear, up] = await Promise.allSettled([client.query('dear', NOW), client.query('up', NOW)]);
    expect(dear).toMatchObject({ status: 'rejected', reason: { expr: 'dear' } });
    expect(up).toMatchObject({ status: 'fulfilled', value: { data: [{ value: 1 }] } });
  });

  test('a warning is shown beside the figure it is about', async () => {
    const server = stubServer((heard) =>
      vector([], heard.params.get('query')?.includes('old_metric') ? { warnings: ['is old'] } : {})(heard),
    );
    const client = clientOf(server.fetch);
    const [old, up] = await Promise.all([client.query('old_metric', NOW), client.query('up', NOW)]);
    expect([old.warnings, up.warnings]).toEqual([['is old'], []]);
  });

  test('an answer to a question that nobody asked is no answer to any', async () => {
    const server = stubServer((heard) =>
      vector([sample({}, heard.params.get('query') === 'up' ? '1' : '2')])(heard),
    );
    const client = clientOf(server.fetch);
    const answers = await Promise.all([client.query('up', NOW), client.query('used', NOW)]);
    expect(answers.map(({ data }) => data[0]?.value)).toEqual([1, 2]);
  });

  test('one that is slow holds the others back for five seconds, and only once', async () => {
    vi.useFakeTimers();
    const server = stubServer((heard) =>
      (heard.params.get('query')?.includes('slow') ? silence : vector([sample({}, '1')]))(heard),
    );
    const client = clientOf(server.fetch);
    const slow = new AbortController();
    const ask = () => [client.query('slow', NOW, slow.signal), client.query('up', NOW)] as const;
    const [first, up] = ask();
    first.catch(() => {});
    let isThere = false;
    void up.then(() => {
      isThere = true;
    });
    await vi.advanceTimersByTimeAsync(4900);
    expect(isThere).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect((await up).data).toMatchObject([{ value: 1 }]);
    const [again, upAgain] = ask();
    again.catch(() => {});
    expect((await upAgain).data).toMatchObject([{ value: 1 }]);
    slow.abort();
    vi.useRealTimers();
  });

  test('a bad day of the server costs an answer each, and is over for all when it is over', async () => {
    let isDown = true;
    const server = stubServer((heard) => (isDown ? unreachable : vector([]))(heard));
    const client = clientOf(server.fetch);
    const ask = () => Promise.allSettled([client.query('a', NOW), client.query('b', NOW)]);
    expect(await ask()).toMatchObject(['a', 'b'].map((expr) => ({ reason: { kind: 'network', expr } })));
    isDown = false;
    const before = server.heard.length;
    await ask();
    expect(server.heard.length - before).toBe(1);
  });

  test('one whose answer is cut every time costs no other its answer', async () => {
    const server = stubServer((heard) =>
      (heard.params.get('query')?.includes('endless') ? unreachable : vector([sample({}, '1')]))(heard),
    );
    const client = clientOf(server.fetch);
    const [endless, up] = await Promise.allSettled([client.query('endless', NOW), client.query('up', NOW)]);
    expect(endless).toMatchObject({ status: 'rejected', reason: { kind: 'network', expr: 'endless' } });
    expect(up).toMatchObject({ status: 'fulfilled', value: { data: [{ value: 1 }] } });
  });

  test("what nobody waits for any more is called off, and is nobody's fault", async () => {
    const server = stubServer(silence);
    const client = clientOf(server.fetch);
    for (const times of [1, 2]) {
      const gone = new AbortController();
      const asked = Promise.allSettled(['a', 'b'].map((expr) => client.query(expr, NOW, gone.signal)));
      await vi.waitFor(() => expect(server.heard).toHaveLength(times));
      gone.abort();
      expect(await asked).toMatchObject(['a', 'b'].map(() => ({ reason: { kind: 'aborted' } })));
      expect(server.heard.at(-1)?.init.signal?.aborted).toBe(true);
    }
  });

  test('who no longer waits is let go, and the others have their answers', async () => {
    const server = stubServer(vector([sample({ pillars_question: '1' }, '1')]));
    const client = clientOf(server.fetch);
    const taken = new AbortController();
    const asked = [client.query('a', NOW, taken.signal), client.query('b', NOW)] as const;
    await Promise.resolve();
    taken.abort();
    await expect(asked[0]).rejects.toMatchObject({ kind: 'aborted' });
    expect((await asked[1]).data).toMatchObject([{ value: 1 }]);
    await expect(client.query('a', NOW, taken.signal)).rejects.toMatchObject({ kind: 'aborted' });
  });

  test('what nobody waits for any more is not asked, nor asked again', async () => {
    const server = stubServer(declined, emptyVector);
    const client = clientOf(server.fetch);
    const [early, late] = [new AbortController(), new AbortController()];
    const asked = Promise.allSettled([
      client.query('a', NOW, early.signal),
      client.query('b', NOW, late.signal),
      client.query('c', NOW),
    ]);
    early.abort();
    await Promise.resolve();
    late.abort();
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(queries(server.heard)).toEqual([
      expect.stringMatching(/^label_replace\(\(b\n\).* or label_replace\(\(c\n\)/),
      'c',
    ]);
  });
});
