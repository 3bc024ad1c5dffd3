import { useEffect, useState } from 'react';

/**
 * false until what was rendered first is on the screen: what is read second does not hold up what is read first. A
 * deferred value would not do: it is rendered before the browser gets to paint.
 *
 * Only while the page has shown nothing yet. What somebody comes back to later has to be as tall at once as it was, or
 * the browser cannot bring them back to where they were.
 */
export function useAfterFirstPaint(): boolean {
  const [isPainted, setPainted] = useState(hasPageShownAnything);
  useEffect(() => {
    if (isPainted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isPainted]);
  return isPainted;
}

const hasPageShownAnything = (): boolean => performance.getEntriesByName('first-contentful-paint').length > 0;
