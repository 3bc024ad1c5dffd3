import { useEffect, useState } from 'react';
import { dayText } from '#scorecard/calendar/zone.ts';
import { useUrlState } from '#url/use-url-state.ts';
import type { HistoryDay } from './grade-history.ts';

/** Browsers refuse an address that changes with every step of a slider. */
const RESTS_MS = 200;

/** The day the address names, as an index; the last one where it names none. Written once the reader stays with one. */
export function useSelectedDay(
  days: readonly HistoryDay[],
  zoneId: string,
): [selected: number, select: (index: number) => void] {
  const [{ day }, setUrl] = useUrlState();
  const [passing, pass] = useState<number | null>(null);
  const last = days.length - 1;
  const named = day === null ? -1 : days.findIndex(({ at }) => dayText(zoneId, at) === day);
  useEffect(() => {
    if (passing === null) return;
    const timer = setTimeout(() => {
      const at = days[passing]?.at;
      setUrl({ day: at === undefined || passing === last ? null : dayText(zoneId, at) }, { replace: true });
      pass(null);
    }, RESTS_MS);
    return () => clearTimeout(timer);
  }, [passing, days, last, zoneId, setUrl]);
  return [passing ?? (named === -1 ? last : named), pass];
}
