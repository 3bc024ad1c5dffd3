import { type DurationMs, durationMs, type EpochMs } from '#compute/units.ts';
import type { PrometheusClient } from '#prometheus/answer.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import { ask, type Reading } from './ask.ts';
import type { ReadingState } from './evaluation.ts';
import type { InstantSource } from './instant-source.ts';
import { type PlannedQuery, questionKey } from './plan.ts';

/** What is known of every question, by `readingKey`. A new object whenever anything changed. */
export type ReadingStates = ReadonlyMap<string, ReadingState>;

/**
 * The answers a screen is made of. A query library would do; at a third of all the code that is ours it does not fit
 * the budget of the first load, and what is particular here it leaves to us: one instant for all figures of a refresh,
 * the last good answer kept when a refresh fails, and one place that asks again.
 */
export type ReadingStore = {
  /** Asks what is not known yet. `at` null is now: the instant of the refresh, taken when the question leaves. */
  readonly request: (questions: readonly PlannedQuery[], at: EpochMs | null) => Promise<void>;
  /** Holds questions in use: they are asked, and asked again by `refresh`, until the returned function is called. */
  readonly retain: (questions: readonly PlannedQuery[], at: EpochMs | null) => () => void;
  /** Asks everything in use again, for a new instant. A fixed instant is asked again only where it failed. */
  readonly refresh: () => Promise<RefreshOutcome>;
  /** Answers remembered from before this page: shown until there are newer ones, and asked again at once. */
  readonly restore: (known: readonly KnownAnswer[]) => void;
  /** The answers in use that are about now. */
  readonly known: () => readonly KnownAnswer[];
  readonly states: () => ReadingStates;
  readonly subscribe: (listener: () => void) => () => void;
};

export type KnownAnswer = { readonly query: PlannedQuery; readonly reading: Reading };

export type RefreshOutcome = {
  /** `down`: nothing was answered, and not because of what was asked. */
  readonly state: 'answered' | 'down';
  /** How long the server asks to be left alone. */
  readonly retryAfter: DurationMs | null;
};

export const readingKey = (query: PlannedQuery, at: EpochMs | null): string =>
  `${at ?? 'now'} ${questionKey(query)}`;

type Entry = {
  readonly query: PlannedQuery;
  readonly at: EpochMs | null;
  state: ReadingState;
  holders: number;
  asking: { readonly controller: AbortController; readonly done: Promise<void> } | null;
};

/** Answers nobody looks at are kept for whoever comes back, up to this many. */
const KEPT_UNUSED = 120;
/** Answers come in bursts; those that arrive this close together are drawn together. */
const GATHER_MS = 16;

const LOADING: ReadingState = { state: 'loading' };

export function createReadingStore(client: PrometheusClient, instants: InstantSource): ReadingStore {
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  let states: ReadingStates = new Map();
  let isGathering = false;
  let knocks = 0;
  let isDown = false;

  const takeStock = () => {
    states = new Map([...entries].map(([key, { state }]) => [key, state]));
    for (const listener of listeners) listener();
  };

  const publish = () => {
    // Before the first drawing there is none to be spared, and it shall show everything.
    if (listeners.size === 0) return takeStock();
    if (isGathering) return;
    isGathering = true;
    setTimeout(() => {
      isGathering = false;
      takeStock();
    }, GATHER_MS);
  };

  /** An instant is asked as a whole each time, unless that was too much; of what covers a time, what may have changed. */
  const put = ({ query, state }: Entry, at: EpochMs, signal: AbortSignal): Promise<Reading> => {
    if (state.state !== 'ready' || (query.shape === 'samples' && !state.reading.isAddedUp))
      return ask(client, query, at, signal);
    // Without the chunk (a new release took it away) asking in full is only dearer.
    return import('./ask-again.ts').then(
      ({ askAgain }) => askAgain(client, query, at, state.reading, signal),
      () => ask(client, query, at, signal),
    );
  };

  const start = (entry: Entry): Promise<void> => {
    if (entry.asking !== null) return entry.asking.done;
    const controller = new AbortController();
    const done = put(entry, entry.at ?? instants.current(), controller.signal)
      .then(
        (reading) => settle(entry, controller, { state: 'ready', reading, refreshError: null }),
        (error: PrometheusError) => settle(entry, controller, failedState(entry.state, error)),
      )
      .then(publish);
    entry.asking = { controller, done };
    return done;
  };

  const entryOf = (query: PlannedQuery, at: EpochMs | null): Entry => {
    const key = readingKey(query, at);
    const entry = entries.get(key) ?? { query, at, state: LOADING, holders: 0, asking: null };
    // Set anew, so that the map goes from the least to the most recently wanted.
    entries.delete(key);
    entries.set(key, entry);
    return entry;
  };

  const isDue = (entry: Entry): boolean =>
    entry.state.state !== 'ready' || (entry.at === null && entry.state.reading.at < instants.current());

  const release = (entry: Entry) => {
    entry.holders -= 1;
    if (entry.holders > 0) return;
    // Later in this turn: what one view lets go, the next may be about to take.
    queueMicrotask(() => {
      if (entry.holders > 0) return;
      entry.asking?.controller.abort();
      entry.asking = null;
    });
    const unused = [...entries].filter(([, { holders }]) => holders === 0);
    for (const [key] of unused.slice(0, Math.max(0, unused.length - KEPT_UNUSED))) entries.delete(key);
  };

  return {
    request: async (questions, at) => {
      await Promise.all(
        questions
          .map((query) => entryOf(query, at))
          .filter(isDue)
          .map(start),
      );
    },
    retain: (questions, at) => {
      const held = questions.map((query) => entryOf(query, at));
      for (const entry of held) {
        entry.holders += 1;
        if (isDue(entry)) void start(entry);
      }
      publish();
      return () => held.forEach(release);
    },
    refresh: async () => {
      instants.advance();
      const due = [...entries.values()].filter(
        (entry) => entry.holders > 0 && (entry.at === null || entry.state.state === 'failed'),
      );
      // A server that was down is asked one question before it is asked all: another one each time, since the one may
      // be too hard for it.
      const knock = isDown ? due[knocks++ % due.length] : undefined;
      if (knock !== undefined) await start(knock);
      const isStillDown = knock !== undefined && isUnreached(knock);
      if (!isStillDown) await Promise.all(due.filter((entry) => entry !== knock).map(start));
      isDown = due.length > 0 && (isStillDown || due.every(isUnreached));
      const asked = isStillDown ? [knock] : due;
      const courtesies = asked.map((entry) => failureOf(entry.state)?.retryAfter ?? 0);
      return {
        state: isDown ? 'down' : 'answered',
        retryAfter: isDown ? durationMs(Math.max(0, ...courtesies)) : null,
      };
    },
    restore: (known) => {
      for (const { query, reading } of known) {
        const entry = entryOf(query, null);
        if (entry.state.state !== 'ready') entry.state = { state: 'ready', reading, refreshError: null };
      }
      publish();
    },
    known: () =>
      [...entries.values()].flatMap(({ query, at, holders, state }) =>
        at === null && holders > 0 && state.state === 'ready' ? [{ query, reading: state.reading }] : [],
      ),
    states: () => states,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const failureOf = (state: ReadingState): PrometheusError | null =>
  state.state === 'failed' ? state.error : state.state === 'ready' ? state.refreshError : null;

/** Failed, and not by being declined: a server that declines a query is up. */
function isUnreached({ state }: Entry): boolean {
  const failure = failureOf(state);
  return failure !== null && failure.kind !== 'query';
}

/** A question that was dropped, or asked anew, in the meantime keeps what it has. */
function settle(entry: Entry, controller: AbortController, state: ReadingState): void {
  if (entry.asking?.controller !== controller) return;
  entry.asking = null;
  entry.state = state;
}

/** The last good answer outlives a refresh that fails. */
const failedState = (known: ReadingState, error: PrometheusError): ReadingState =>
  known.state === 'ready' ? { ...known, refreshError: error } : { state: 'failed', error };
