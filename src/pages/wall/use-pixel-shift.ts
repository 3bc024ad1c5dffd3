import { type CSSProperties, useEffect, useState } from 'react';

const EVERY_MS = 180_000;
/** Round a square, in steps of a fifth of the root size: 4 px on a full-HD screen. */
const PATH = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/** Moves all that is drawn by a few pixels every few minutes, so that no edge burns in. */
export function usePixelShift(): CSSProperties {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setStep((before) => (before + 1) % PATH.length), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const [x, y] = PATH[step] ?? PATH[0];
  return { translate: `${x * 0.2}rem ${y * 0.2}rem` };
}
