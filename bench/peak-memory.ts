import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const inUse = (): number => {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/**
 * The most memory that something holds on to while it runs, above what was held before. Garbage is collected first, so
 * that the answer does not depend on when the engine would have done so.
 * @param run is given what notes the memory of that moment
 */
export function peakMemory(run: (note: () => void) => unknown): number {
  const before = inUse();
  let most = before;
  const note = (): void => {
    most = Math.max(most, inUse());
  };
  const result = run(note);
  note();
  // Only now may what came out be let go.
  return result === undefined ? Number.NaN : most - before;
}
