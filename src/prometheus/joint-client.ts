import type { Sample } from '#compute/series.ts';
import type { EpochMs } from '#compute/units.ts';
import type { Answer, PrometheusClient } from './answer.ts';
import { copyLabels } from './decode.ts';
import { aborted, PrometheusError } from './error.ts';

type Samples = Answer<readonly Sample[]>;

type Waiting = {
  readonly expr: string;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: Samples | Promise<Samples>) => void;
  readonly reject: (error: unknown) => void;
};

/** Tells the answers apart; on the wire only. */
const LABEL = 'pillars_question';
/** Keeps the query, and what is asked again when it is declined, within reason. */
const MOST = 10;
/** In milliseconds: for as long may one hold the others back. Slow networks need a good part of it. */
const PATIENCE = 5000;

/**
 * The client, with light questions of one turn and instant put as one: browsers send six requests at a time, so a
 * scorecard of gauges would wait for turns and not for the server. Light is what reads the newest samples only. What
 * counts over a range is asked by itself: a server evaluates the parts of a query one after the other.
 *
 * When that gives anything but figures in good time, they are asked again one by one: each has its own error and its
 * own warnings, and none is lost for another one's sake. They stay apart unless it may have been the server's bad day.
 */
export function jointClient(client: PrometheusClient): PrometheusClient {
  const turns = new Map<EpochMs, Waiting[]>();
  const apart = new Set<string>();

  const askEach = (waiting: readonly Waiting[], at: EpochMs): void => {
    for (const { expr, signal, resolve } of stillWanted(waiting)) resolve(client.query(expr, at, signal));
  };

  const askJointly = async (waiting: readonly Waiting[], at: EpochMs): Promise<void> => {
    const together = new AbortController();
    const giveUp = () => together.abort();
    const timer = setTimeout(giveUp, PATIENCE);
    for (const { signal } of waiting)
      signal?.addEventListener('abort', () => stillWanted(waiting).length === 0 && giveUp(), { once: true });
    try {
      const answer = await client.query(jointExpression(waiting), at, together.signal);
      const own = waiting.map((_, index) => answer.data.flatMap((sample) => ownSample(sample, index)));
      if (answer.warnings.length + answer.infos.length === 0 && own.flat().length === answer.data.length) {
        waiting.forEach(({ resolve }, index) => {
          resolve({ ...answer, data: own[index] ?? [] });
        });
        return;
      }
    } catch (error) {
      if (error instanceof PrometheusError && error.retryable) return askEach(waiting, at);
    } finally {
      clearTimeout(timer);
    }
    for (const { expr } of stillWanted(waiting)) apart.add(expr);
    askEach(waiting, at);
  };

  const put = (waiting: readonly Waiting[], at: EpochMs): void => {
    const [only, ...more] = waiting;
    if (only !== undefined && more.length === 0) only.resolve(client.query(only.expr, at, only.signal));
    else void askJointly(waiting, at);
  };

  return {
    ...client,
    query: (expr, at, signal) => {
      if (!isLight(expr) || apart.has(expr) || signal?.aborted) return client.query(expr, at, signal);
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(aborted(signal.reason)), { once: true });
        const waiting = turns.get(at);
        turns.set(at, [...(waiting ?? []), { expr, signal, resolve, reject }]);
        if (waiting !== undefined) return;
        queueMicrotask(() => {
          const asked = stillWanted(turns.get(at) ?? []);
          turns.delete(at);
          for (let index = 0; index < asked.length; index += MOST) put(asked.slice(index, index + MOST), at);
        });
      });
    },
  };
}

const isLight = (expr: string): boolean => !expr.includes('[');

const stillWanted = (waiting: readonly Waiting[]): readonly Waiting[] =>
  waiting.filter(({ signal }) => signal?.aborted !== true);

/** The line break ends a comment that an expression may close with. */
const jointExpression = (waiting: readonly Waiting[]): string =>
  waiting.map(({ expr }, index) => `label_replace((${expr}\n), "${LABEL}", "${index}", "", "")`).join(' or ');

function ownSample(sample: Sample, index: number): readonly Sample[] {
  const { [LABEL]: question, ...own } = sample.labels;
  return question === String(index) ? [{ ...sample, labels: copyLabels(own) }] : [];
}
