import { type ReactNode, useEffect } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './review-page.module.css';
import type { ReviewSpan } from './review-period.ts';
import { ReviewTables } from './review-points.tsx';
import type { ReviewPoint } from './review-table.ts';

const FORWARD = ['ArrowRight', 'PageDown', ' '];
const BACK = ['ArrowLeft', 'PageUp'];

type PresenterProps = {
  readonly title: string;
  readonly points: readonly ReviewPoint[];
  readonly span: ReviewSpan;
  /** What comes after the agenda. */
  readonly last: ReactNode;
};

/** One point of the agenda at a time, as large as the screen; arrow keys turn, Escape ends it. */
export function ReviewPresenter({ title, points, span, last }: PresenterProps) {
  const [{ slide }, setUrl] = useUrlState();
  const count = points.length + 1;
  const current = slide === null ? null : Math.min(slide, count);
  const point = current === null ? undefined : points[current - 1];
  useEffect(() => {
    if (current === null) return;
    const turn = (event: KeyboardEvent) => {
      const to = targetOf(event, current, count);
      if (to === null || isTyping(event)) return;
      event.preventDefault();
      setUrl({ slide: to }, { replace: true });
    };
    window.addEventListener('keydown', turn);
    return () => window.removeEventListener('keydown', turn);
  }, [current, count, setUrl]);
  return (
    <Dialog
      title={title}
      open={current !== null}
      onClose={() => setUrl({ slide: null })}
      width="full"
      footer={
        current !== null && (
          <div className={styles.turn}>
            <span role="status">
              {current} of {count}
            </span>
            <Button
              disabled={current === 1}
              onClick={() => setUrl({ slide: current - 1 }, { replace: true })}
            >
              Back
            </Button>
            <Button
              disabled={current === count}
              onClick={() => setUrl({ slide: current + 1 }, { replace: true })}
            >
              Next
            </Button>
          </div>
        )
      }
    >
      <div className={styles.slide} data-part="slide">
        {point === undefined ? (
          last
        ) : (
          <>
            <h3 className={styles.slideTitle}>{point.title}</h3>
            <ReviewTables point={point} span={span} />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Keys that belong to whatever has the focus: a field, or a button that space presses. */
function isTyping({ key, target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    (key === ' ' && target instanceof HTMLButtonElement)
  );
}

function targetOf({ key }: KeyboardEvent, current: number, count: number): number | null {
  if (FORWARD.includes(key)) return Math.min(count, current + 1);
  if (BACK.includes(key)) return Math.max(1, current - 1);
  if (key === 'Home') return 1;
  return key === 'End' ? count : null;
}
