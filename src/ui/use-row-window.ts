import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { usePrinting } from './use-printing.ts';

/** Up to here all rows are in the page, where the browser's own search and printing find them. */
const ALL_UP_TO = 200;
/** Drawn beyond either edge, and the step in which the window moves. */
const SPARE = 8;
const NOMINAL_ROW = 36;

export type RowWindow = {
  /** The rows to draw: first to before last. */
  readonly first: number;
  readonly last: number;
  /** Room of the rows that are not drawn, in CSS pixels. */
  readonly above: number;
  readonly below: number;
};

/**
 * Which rows of a long table are worth having in the page. All rows are equally tall, so a division tells; a library
 * that measures each would be one more download for what is one line here.
 */
export function useRowWindow(
  count: number,
): readonly [RefObject<HTMLDivElement | null>, RefObject<HTMLTableSectionElement | null>, RowWindow] {
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [step, setStep] = useState(0);
  const [{ rowHeight, boxHeight }, setHeights] = useState({ rowHeight: NOMINAL_ROW, boxHeight: 600 });
  const isPrinting = usePrinting();
  const isWindowed = count > ALL_UP_TO && !isPrinting;

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null || !isWindowed) return;
    const measure = () => {
      const row = body.current?.querySelector('[aria-rowindex]')?.getBoundingClientRect().height ?? 0;
      setHeights({ rowHeight: row > 0 ? row : NOMINAL_ROW, boxHeight: box.clientHeight || 600 });
    };
    measure();
    const onScroll = () => setStep(Math.floor(box.scrollTop / (rowHeight * SPARE)));
    onScroll();
    box.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      box.removeEventListener('scroll', onScroll);
      window.removeEventListener('resize', measure);
    };
  }, [isWindowed, rowHeight]);

  if (!isWindowed) return [scroller, body, { first: 0, last: count, above: 0, below: 0 }];
  const shown = Math.ceil(boxHeight / rowHeight);
  // Rows that a search has taken away may leave the scroll position behind the new end.
  const lastStep = Math.max(0, Math.floor((count - shown) / SPARE));
  const top = Math.min(step, lastStep) * SPARE;
  const first = Math.max(0, top - SPARE);
  const last = Math.min(count, top + shown + 2 * SPARE);
  return [scroller, body, { first, last, above: first * rowHeight, below: (count - last) * rowHeight }];
}
