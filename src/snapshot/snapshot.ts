import * as v from 'valibot';
import { DAY, type EpochMs } from '#compute/units.ts';
import type { KnownAnswer } from '#scorecard/reading-store.ts';

/** The last good answers of a screen, for when it comes up again and nobody answers. */
export type Snapshot = {
  readonly format: typeof FORMAT;
  /** Of the scorecard and the server the answers belong to. */
  readonly fingerprint: string;
  readonly savedAt: EpochMs;
  readonly answers: readonly KnownAnswer[];
};

/** Raised whenever the shape of an answer changes. */
const FORMAT = 3;
const LONGEST_KEPT = 7 * DAY;

// Of the library only what the first load has anyway: what else is used of it, every page would have to fetch first.
const finite = v.pipe(v.number(), v.finite());
const valueOrNaN = v.custom<number>((value) => typeof value === 'number');
const column = v.custom<Float64Array>((value) => value instanceof Float64Array);
/** Not `v.record`: it drops a label called `__proto__`. */
const labels = v.custom<Readonly<Record<string, string>>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string'),
);
const texts = v.array(v.string());
const span = v.object({ start: finite, end: finite });

const series = v.pipe(
  v.object({ labels, times: column, values: column }),
  v.check(({ times, values }) => times.length === values.length),
);

const reading = v.object({
  at: finite,
  askedInFull: finite,
  samples: v.array(v.object({ labels, time: finite, value: valueOrNaN })),
  series: v.array(series),
  scans: v.array(v.object({ labels, bad: v.array(span), known: v.array(span) })),
  firing: v.array(v.object({ name: v.string(), labels, activeAt: v.nullable(finite) })),
  names: texts,
  warnings: texts,
  infos: texts,
  clockLead: v.nullable(finite),
});

const snapshotSchema = v.object({
  format: v.literal(FORMAT),
  fingerprint: v.string(),
  savedAt: finite,
  answers: v.array(
    v.object({
      query: v.object({
        shape: v.picklist(['samples', 'slots', 'tiles', 'alerts', 'rules', 'label-names']),
      }),
      reading,
    }),
  ),
});

export const makeSnapshot = (
  answers: readonly KnownAnswer[],
  fingerprint: string,
  savedAt: EpochMs,
): Snapshot => ({ format: FORMAT, fingerprint, savedAt, answers });

/**
 * The answers of a stored snapshot; null for one that is damaged, of another scorecard, server or release, older than
 * a week, or from a future that a wrong clock made up.
 */
export function readSnapshot(
  stored: unknown,
  { fingerprint, now }: { fingerprint: string; now: EpochMs },
): readonly KnownAnswer[] | null {
  if (!v.is(snapshotSchema, stored) || stored.fingerprint !== fingerprint) return null;
  const age = now - stored.savedAt;
  if (age > LONGEST_KEPT || age < -DAY) return null;
  // Validated above, field by field; brands exist in types only.
  return stored.answers as unknown as readonly KnownAnswer[];
}
