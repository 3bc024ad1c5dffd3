import { useSession } from '#data/session-context.ts';
import { formatTime } from '#ui/format-time.ts';
import { usePageMarks } from '#ui/use-page-marks.ts';
import { useFigureState } from '#url/use-figure-state.ts';

/** On every sheet of paper: of what it is, of when, and by which definitions. */
export function usePrintMarks(): void {
  const { at, zone } = useFigureState();
  const { config, instants, source, configHash } = useSession();
  const time = formatTime(at ?? instants.current(), zone, 'second');
  usePageMarks(`${config.title} · ${source.label} · ${time} · definitions ${configHash}`);
}
