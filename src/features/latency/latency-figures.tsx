import { usePlotSelection, usePlotStore } from '#charts/plot-group.tsx';
import { epochMs } from '#compute/units.ts';
import { lengthText } from '#features/navigation/zoom-span.ts';
import type { TimeSpan } from '#scorecard/queries/choice.ts';
import type { MeasuredTrend } from '#scorecard/trends/trend-state.ts';
import { FigureText } from '#ui/figure.tsx';
import { ServerWarnings } from '#ui/server-warnings.tsx';
import { StaleNote } from '#ui/stale-note.tsx';
import { StatusMark } from '#ui/status-mark.tsx';
import { Time } from '#ui/time.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './latency-figures.module.css';
import { useSpanFigures } from './use-span-figures.ts';

/** The figures of the time that is shown, or of what is being selected in it. A component of its own: it follows the hand. */
export function LatencyFigures({ trends, span }: { trends: readonly MeasuredTrend[]; span: TimeSpan }) {
  const [url] = useUrlState();
  const selection = usePlotSelection(usePlotStore());
  const figures = useSpanFigures(trends, span, selection, url);
  const shown = selection ?? span;
  const old = figures.flatMap(({ figure }) => (figure?.isStale && figure.at !== null ? [figure.at] : []));
  return (
    <section
      className={styles.figures}
      aria-label={selection === null ? 'Figures of the time shown' : 'Figures of the selection'}
      data-part="span-figures"
      data-span={`${shown.start}/${shown.end}`}
      data-selected={selection !== null || undefined}
    >
      <p className={styles.span}>
        <span className={styles.what}>{selection === null ? 'Shown' : 'Selected'}</span>{' '}
        <Time at={shown.start} zone={url.zone} /> – <Time at={shown.end} zone={url.zone} />
        {` · ${lengthText(shown)}`}
      </p>
      <dl className={styles.list}>
        {figures.map(({ id, label, text, isApproximate, figure }) => (
          <div
            key={id}
            className={styles.figure}
            data-figure={id}
            data-approximate={isApproximate || undefined}
            title={isApproximate ? 'From the points that are loaded; the exact figure follows' : undefined}
          >
            <dt>{label}</dt>
            <dd>
              <FigureText text={text} value={figure?.machineValue ?? text} size="m" />
              {figure !== null && figure.status !== null && (
                <StatusMark status={figure.status} size="s" compact />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <StaleNote since={old.length === 0 ? null : epochMs(Math.min(...old))} />
      <ServerWarnings warnings={figures.flatMap(({ warnings }) => warnings)} />
    </section>
  );
}
