import { type EpochMs, epochMs } from '#compute/units.ts';
import { definitionsOf } from '#config/definitions.ts';
import { type RememberedDefinitions, readRemembered, remember } from '#config/remembered-definitions.ts';
import type { ScorecardConfig } from '#config/schema.ts';

/** Since when this browser knows the definitions of today, and what they replaced. */
export type DefinitionsBreak = {
  readonly hash: string;
  readonly since: EpochMs;
  /** Empty: they have been the same as long as this browser remembers. */
  readonly changes: readonly string[];
  /** When they had changed before. */
  readonly earlier: readonly EpochMs[];
};

/** Where two scorecards share an origin, each page remembers its own. */
const keyOf = () => `pillars.definitions ${globalThis.location?.pathname ?? ''}`;

/** Remembers the definitions and tells when they last changed. Doing it again changes nothing. */
export function noteDefinitions(config: ScorecardConfig, now: EpochMs): DefinitionsBreak {
  const remembered = remember(stored(), definitionsOf(config), new Date(now));
  store(remembered);
  return {
    hash: remembered.hash,
    since: epochMs(Date.parse(remembered.since)),
    changes: remembered.changes ?? [],
    earlier: remembered.earlier.map((instant) => epochMs(Date.parse(instant))),
  };
}

/** Storage throws where the browser blocks it: then nothing is remembered. */
function stored(): RememberedDefinitions | null {
  try {
    return readRemembered(localStorage.getItem(keyOf()));
  } catch {
    return null;
  }
}

function store(remembered: RememberedDefinitions): void {
  try {
    localStorage.setItem(keyOf(), JSON.stringify(remembered));
  } catch {
    // The change then shows as long as the page lasts, and no longer.
  }
}
