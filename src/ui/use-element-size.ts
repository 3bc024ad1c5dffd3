import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export type ElementSize = {
  /** Content box in CSS pixels; 0 while the element is not laid out. */
  readonly width: number;
  readonly height: number;
  /** The element's computed font size in CSS pixels, for drawings that must scale with the text. */
  readonly fontSize: number;
};

const UNKNOWN: ElementSize = { width: 0, height: 0, fontSize: 16 };

function measure(element: Element): ElementSize {
  const box = element.getBoundingClientRect();
  const fontSize = Number.parseFloat(getComputedStyle(element).fontSize);
  return {
    width: Math.round(box.width),
    height: Math.round(box.height),
    fontSize: fontSize > 0 ? fontSize : UNKNOWN.fontSize,
  };
}

const isSame = (a: ElementSize, b: ElementSize) =>
  a.width === b.width && a.height === b.height && a.fontSize === b.fontSize;

/** The size of an element without padding or border of its own, known before the first paint and kept up to date. */
export function useElementSize<E extends Element>(): readonly [RefObject<E | null>, ElementSize] {
  const ref = useRef<E>(null);
  const [size, setSize] = useState(UNKNOWN);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const update = () =>
      setSize((before) => {
        const now = measure(element);
        return isSame(before, now) ? before : now;
      });
    update();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return [ref, size];
}
