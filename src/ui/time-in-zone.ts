import type { EpochMs } from '#compute/units.ts';

/** Writes instants as the clocks of a zone show them: "21 Jan 2026, 13:04". The zone is said beside. */
export function timeInZone(zone: string): (at: EpochMs) => string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const fields = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const field = (name: Intl.DateTimeFormatPartTypes): string => fields.get(name) ?? '';
    return `${field('day')} ${field('month')} ${field('year')}, ${field('hour')}:${field('minute')}`;
  };
}
