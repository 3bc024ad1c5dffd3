import * as v from 'valibot';
import { changedDefinitions, type Definitions } from './definitions.ts';

const instant = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);
const short = v.pipe(v.string(), v.maxLength(400));

const part = v.object({ target: v.nullable(short), rest: short });
type Part = v.InferOutput<typeof part>;
/** Not `v.record`: nothing else has it, and every page would have to fetch it first. */
const parts = v.custom<Readonly<Record<string, Part>>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every((entry) => v.is(short, entry[0]) && v.is(part, entry[1])),
);

const rememberedSchema = v.object({
  version: v.literal(1),
  hash: short,
  parts,
  /** When these definitions were first seen; null: they are the first ever seen here. */
  since: instant,
  /** What changed when they came; null where nothing was there before. */
  changes: v.nullable(v.array(short)),
  /** When they changed before that, the oldest first. */
  earlier: v.optional(v.array(instant), []),
});

/** What a browser remembers of the definitions it saw last. */
export type RememberedDefinitions = v.InferOutput<typeof rememberedSchema>;

/** From storage, where anybody may have written anything; null for what is not ours. */
export function readRemembered(text: string | null): RememberedDefinitions | null {
  if (text === null) return null;
  try {
    const read = v.safeParse(rememberedSchema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** A browser's memory is small, and a year of history has room for no more. */
const MOST_EARLIER = 50;

/** What to remember from now on. The date stays while nothing changes. */
export function remember(
  known: RememberedDefinitions | null,
  definitions: Definitions,
  now: Date,
): RememberedDefinitions {
  if (known?.hash === definitions.hash) return known;
  return {
    version: 1,
    hash: definitions.hash,
    parts: { ...definitions.parts },
    since: now.toISOString(),
    changes: known === null ? null : [...changedDefinitions(known, definitions)],
    earlier: known === null ? [] : [...known.earlier, ...changedAt(known)].slice(-MOST_EARLIER),
  };
}

/** The first definitions ever seen replaced nothing. */
const changedAt = ({ since, changes }: RememberedDefinitions): readonly string[] =>
  changes === null || changes.length === 0 ? [] : [since];
