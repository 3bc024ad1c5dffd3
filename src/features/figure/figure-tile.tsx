import { Suspense } from 'react';
import { useSession } from '#data/session-context.ts';
import { useIsSpoken } from '#features/query-state/spoken-messages.ts';
import type { Figure } from '#scorecard/explain/figure.ts';
import { Button } from '#ui/button.tsx';
import { optionalPart } from '#ui/optional-part.ts';
import { StatTile, type TileReading } from '#ui/stat-tile.tsx';
import { useAfterFirstPaint } from '#ui/use-after-first-paint.ts';
import { useIdle } from '#ui/use-idle.ts';
import { changeUrlState } from '#url/use-url-state.ts';

// A figure is read before its course, and does not wait for it.
const TileChange = optionalPart(() => import('./tile-change.tsx').then((part) => part.TileChange));
const ExemptionNote = optionalPart(() => import('./exemption-note.tsx').then((part) => part.ExemptionNote));
const TileTrend = optionalPart(() => import('./tile-trend.tsx').then((part) => part.TileTrend));

type FigureTileProps = {
  readonly figure: Figure;
  readonly maxPoints: number;
  readonly hasCourse?: boolean;
};

/**
 * A figure with its target, status and recent course; opens how it came about.
 * @param props.maxPoints how finely its course is drawn
 * @param props.hasCourse false where the course stands beside the tile
 */
export function FigureTile({ figure, maxPoints, hasCourse = true }: FigureTileProps) {
  const isPainted = useAfterFirstPaint();
  const isIdle = useIdle();
  const isSpoken = useIsSpoken();
  const reading = useReadingOf(figure, isSpoken);
  return (
    <div data-indicator={figure.id} data-text={figure.text}>
      <StatTile
        title={figure.title}
        headingLevel={2}
        reading={reading}
        {...(figure.target === null ? {} : { target: `Target ${figure.target}` })}
        {...(figure.window === null ? {} : { window: figure.window })}
        {...(figure.reason === null || isSpoken(figure.reason) ? {} : { reason: figure.reason })}
        notes={figure.notes}
        {...(figure.exemption === null
          ? {}
          : {
              exemption: (
                <Suspense>
                  <ExemptionNote exemption={figure.exemption} />
                </Suspense>
              ),
            })}
        delta={<Suspense>{isIdle && <TileChange id={figure.id} maxPoints={maxPoints} />}</Suspense>}
        onOpen={() => changeUrlState({ indicator: figure.id })}
        {...(hasCourse
          ? {
              spark: (
                <Suspense>
                  {isPainted && (
                    <TileTrend
                      id={figure.id}
                      title={figure.title}
                      notes={figure.notes}
                      maxPoints={maxPoints}
                    />
                  )}
                </Suspense>
              ),
            }
          : {})}
      />
    </div>
  );
}

function useReadingOf(figure: Figure, isSpoken: (message: string) => boolean): TileReading {
  const { scheduler } = useSession();
  switch (figure.state) {
    case 'loading':
      return { state: 'loading' };
    case 'no-data':
      return { state: 'no-data' };
    case 'error':
      // One cause behind all figures is said once, with the way out.
      if (figure.reason !== null && isSpoken(figure.reason)) return { state: 'no-data' };
      return {
        state: 'error',
        message: figure.reason ?? 'The query failed',
        retry: (
          <Button size="s" onClick={scheduler.refresh}>
            Try again
          </Button>
        ),
      };
    case 'value':
      return {
        state: figure.isOld ? 'stale' : 'value',
        figure: figure.text,
        value: figure.machineValue ?? '',
        ...(figure.status === null ? {} : { status: figure.status }),
      };
  }
}
