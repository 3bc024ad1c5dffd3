import type { DurationMs } from '#compute/units.ts';
import { durationMs, SECOND } from '#compute/units.ts';
import type { RefreshOutcome } from './reading-store.ts';
import { refreshWait } from './refresh-wait.ts';

export type PollerOptions = {
  readonly every: DurationMs;
  readonly refresh: () => Promise<RefreshOutcome>;
  /** The time of day; it may be set, and goes on while the device sleeps. */
  readonly clock: () => number;
  /** Time that nobody can set; it may stand still while the device sleeps. */
  readonly monotonic: () => number;
  readonly random: () => number;
};

export type Poller = {
  /** Asks if it is time. */
  readonly check: () => void;
  /** Something has changed for the better (the network is back): ask now, unless just asked. */
  readonly wake: () => void;
  readonly stop: () => void;
};

const TICK = durationMs(SECOND);

/**
 * Asks again and again, one refresh at a time. What is due is found out every second from two clocks instead of being
 * left to one long timer, which a sleeping device, a throttled tab or a clock set back would hold up.
 */
export function startPolling({ every, refresh, clock, monotonic, random }: PollerOptions): Poller {
  let started = { clock: clock(), monotonic: monotonic() };
  let wait: DurationMs = every;
  let failures = 0;
  let isAsking = false;

  const elapsed = () => Math.max(clock() - started.clock, monotonic() - started.monotonic);

  const ask = async () => {
    isAsking = true;
    started = { clock: clock(), monotonic: monotonic() };
    try {
      const outcome = await refresh();
      failures = outcome.state === 'down' ? failures + 1 : 0;
      wait = refreshWait(every, failures, outcome, random);
    } finally {
      isAsking = false;
    }
  };

  const check = () => {
    if (!isAsking && elapsed() >= wait) void ask();
  };

  const timer = setInterval(check, TICK);
  return {
    check,
    wake: () => {
      wait = durationMs(Math.min(wait, TICK));
      check();
    },
    stop: () => clearInterval(timer),
  };
}
