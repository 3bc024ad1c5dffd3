import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownTiles } from './known-tiles.ts';

const read = (tiles: string) => [...tiles].map((tile) => tile === '#');
const write = (tiles: readonly boolean[]) => tiles.map((is) => (is ? '#' : '.')).join('');

describe('knownTiles', () => {
  test.for<[string, string, string]>([
    ['nothing', '......', '......'],
    ['all', '######', '######'],
    ['a late beginning', '....########', '....########'],
    ['a hole', '####...####', '####...####'],
    ['a hole of one', '####.#####', '####.#####'],
    ['an early end', '######....', '######....'],
    ['one sample', '...#...', '...#...'],
    ['sampled every third tile', '#..#..#..#..', '############'],
    ['every third, and one was missed', '#..#.....#..#..#..', '####.....#########'],
    ['every third, and it ended', '#..#..#..........', '#######..........'],
  ])('%s', ([, sampled, known]) => {
    expect(write(knownTiles(read(sampled)))).toBe(known);
  });

  test('a tile with a sample is known, and no tile is without one somewhere', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (sampled) => {
        const known = knownTiles(sampled);
        expect(known).toHaveLength(sampled.length);
        sampled.forEach((is, index) => {
          if (is) expect(known[index]).toBe(true);
        });
        if (!sampled.includes(true)) expect(known).not.toContain(true);
      }),
    );
  });
});
