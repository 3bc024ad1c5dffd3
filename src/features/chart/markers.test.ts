import { describe, expect, test } from 'vitest';
import type { Series } from '#compute/series.ts';
import { durationMs, epochMs, MINUTE } from '#compute/units.ts';
import { markersIn } from './markers.ts';

const START = Date.parse('2026-01-19T08:00:00Z');
const GRID = { start: epochMs(START), end: epochMs(START + 60 * MINUTE), step: durationMs(10 * MINUTE) };
const DEPLOY = { title: 'Deploy', query: 'build_info', labels: ['service', 'version'] };

/** A series with the value 1 at these points of the grid. */
const present = (labels: Record<string, string>, ...points: number[]): Series => ({
  labels,
  times: Float64Array.from(points, (point) => START + point * GRID.step),
  values: Float64Array.from(points, () => 1),
});
const found = (series: readonly Series[], marker = DEPLOY) =>
  markersIn(marker, series, GRID).map(({ text, at }) => [text, (at - START) / GRID.step]);

describe('markersIn', () => {
  test('a new version and the way back are two marks; what was there from the start is none', () => {
    const old = present({ service: 'api', version: '2.5.0' }, 0, 1, 5, 6);
    const bad = present({ service: 'api', version: '2.6.0' }, 2, 3, 4);
    expect(found([old, bad])).toEqual([
      ['api 2.5.0', 5],
      ['api 2.6.0', 2],
    ]);
  });

  test('when nothing at all was scraped, coming back is no deploy', () => {
    expect(found([present({ service: 'api', version: '2.5.0' }, 0, 1, 4, 5)])).toEqual([]);
  });

  test('a query over the step tells itself when something happened', () => {
    const changes = { ...DEPLOY, query: 'changes(build_time[$window]) > 0', labels: ['service'] };
    expect(found([present({ service: 'web' }, 3)], changes)).toEqual([['web', 3]]);
  });

  test('labels that are missing, empty or names of the language are texts', () => {
    const odd = JSON.parse('{"__proto__":"x","service":""}') as Record<string, string>;
    const { labels: _, ...all } = DEPLOY;
    expect(found([present({ service: 'a' }, 0, 1, 2), present(odd, 2)])).toEqual([['', 2]]);
    expect(markersIn(all, [present({ s: 'a' }, 0, 1, 2), present(odd, 2)], GRID)[0]?.text).toBe(
      '__proto__=x, service=',
    );
  });
});
