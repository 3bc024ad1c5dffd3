import { type Span, uniteSpans } from '#compute/unite-spans.ts';
import { type DurationMs, durationMs, type EpochMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { type SlotScan, sameLabels } from '#scorecard/queries/slot-scan.ts';

const LATE = 5 * MINUTE;
const REPLACED_SLOTS = 2;

/** How much of a scan has to be looked at again, in whole hours; the whole window where too little is known. */
export function unsettledWindow(
  { window, resolution }: { readonly window: DurationMs; readonly resolution: DurationMs },
  knownAt: EpochMs,
  now: EpochMs,
): DurationMs {
  const settled = Math.min(
    now - Math.max(LATE, REPLACED_SLOTS * resolution),
    knownAt - REPLACED_SLOTS * resolution,
  );
  return durationMs(Math.min(window, Math.ceil((now - settled) / HOUR) * HOUR));
}

/**
 * An earlier scan up to an instant and a new one from there on, as one.
 * @param from what lies before it is out of the window
 */
export function mergeScans(
  known: readonly SlotScan[],
  fresh: readonly SlotScan[],
  { from, cut }: { readonly from: EpochMs; readonly cut: EpochMs },
): readonly SlotScan[] {
  const rest = new Set(fresh);
  const continued = known.map((before) => {
    const after = fresh.find((scan) => sameLabels(scan.labels, before.labels));
    if (after !== undefined) rest.delete(after);
    const join = (part: 'bad' | 'known') =>
      uniteSpans([...clip(before[part], from, cut), ...clip(after?.[part] ?? [], cut, NEVER)]);
    return { labels: before.labels, bad: join('bad'), known: join('known') };
  });
  return [...continued.filter(({ known: spans }) => spans.length > 0), ...rest];
}

const NEVER = epochMs(Number.MAX_SAFE_INTEGER);

/** A span that began before the window keeps its start: the true length of an incident is more than the window shows. */
const clip = (spans: readonly Span[], from: EpochMs, to: EpochMs): readonly Span[] =>
  spans
    .filter(({ start, end }) => end > from && start < to)
    .map(({ start, end }) => ({ start, end: Math.min(end, to) }));
