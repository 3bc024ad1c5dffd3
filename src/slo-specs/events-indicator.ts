import type { DurationMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';

/** An indicator of two counters: all events, and either those that were bad or those that were good. */
export type EventsIndicator = {
  readonly kind: 'events';
  readonly bad?: string | undefined;
  readonly good?: string | undefined;
  readonly total: string;
  readonly report: 'good' | 'bad';
  readonly direction: 'atMost' | 'atLeast';
  readonly target?: number | undefined;
  readonly window?: DurationMs | undefined;
};

/** null for any other kind. */
export function eventsIndicator(indicator: Indicator): EventsIndicator | null {
  const one: unknown = indicator;
  const { kind } = one as { readonly kind: string };
  // The schema has checked the settings of its kinds.
  return kind === 'events' ? (one as EventsIndicator) : null;
}
