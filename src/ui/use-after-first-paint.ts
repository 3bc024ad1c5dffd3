import { useEffect, useState } from 'react';

/**
 * false until what was rendered first is on the screen: what is read second does not hold up what is read first. A
 * deferred value would not do: it is rendered before the browser gets to paint.
 */
export function useAfterFirstPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}
