import { NORMAL, type Rhythm, slowed, volumeOf } from './rhythm.ts';
import type { Span } from './timeline.ts';

/** Work that arrives in a rhythm, as counts since ORIGIN. */
export type Load = {
  readonly count: (time: number) => number;
  /** The same work, each piece weighted by how slow its hour is, 20 being normal. */
  readonly slowedCount: (time: number) => number;
};

/** A share of the work, in parts per million, with spans where it is another. */
export type Share = {
  readonly ppm: number;
  readonly episodes?: readonly (Span & { readonly ppm: number })[];
};

const MILLION = 1e6;

/**
 * @param perMinute pieces of work in a minute of normal load; a multiple of 400 keeps every count exact
 */
export function loadOf(rhythm: Rhythm, perMinute: number): Load {
  const volume = volumeOf(rhythm);
  const slowVolume = volumeOf(slowed(rhythm));
  const scale = NORMAL * NORMAL;
  return {
    count: (time) => Math.floor((perMinute * volume(time)) / scale),
    slowedCount: (time) => (perMinute * slowVolume(time)) / scale,
  };
}

/** How many of the pieces had the share's property, as a whole number that never falls. */
export const shareOf = ({ count }: Load, share: Share): ((time: number) => number) =>
  floorShare(count, MILLION, share);

/** The same for a property that goes with slowness. */
export const slowShareOf = ({ slowedCount }: Load, share: Share): ((time: number) => number) =>
  floorShare(slowedCount, MILLION * NORMAL, share);

/**
 * floor(Σ ppm · volume). Kept in integers below 2^53 until the one division, so that a stretch whose share is a whole
 * number adds exactly that number wherever it starts.
 */
function floorShare(volume: (time: number) => number, unit: number, { ppm, episodes = [] }: Share) {
  const deviations = episodes.map((episode) => ({
    from: episode.from,
    to: episode.to,
    extra: episode.ppm - ppm,
    before: volume(episode.from),
  }));
  return (time: number): number => {
    let total = ppm * volume(time);
    for (const { from, to, extra, before } of deviations) {
      if (time > from) total += extra * (volume(Math.min(time, to)) - before);
    }
    return Math.floor(total / unit);
  };
}
