import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { docstringOf } from './docstring.ts';
import { metricsPage } from './metrics-page.ts';

describe('docs/metrics.md', () => {
  test('says what scorecard.json and the docstrings say; npm run docs:metrics writes it anew', () => {
    expect(readFileSync('docs/metrics.md', 'utf8')).toBe(metricsPage('.'));
  });

  test('has a section for every indicator of the demo’s scorecard', () => {
    const { indicators } = JSON.parse(readFileSync('demo/scorecard.json', 'utf8')) as {
      indicators: { id: string; title: string }[];
    };
    const page = metricsPage('.');
    for (const { id, title } of indicators) {
      expect(page).toContain(`### ${title}\n`);
      expect(page).toContain(`| id | \`${id}\` |`);
    }
  });
});

describe('docstringOf', () => {
  const SOURCE = `/**
 * Share of something.
 * a / b
 * @param a first,
 *   and more of it
 * @returns 0..1;
 *   never NaN
 * Source: Somebody, 1927.
 * @example share(1, 2) // → 0.5
 * @example share(0, 2) // → 0
 */
export function share(a: number, b: number) {}
export function bare() {}`;

  test('is taken apart', () => {
    expect(docstringOf(SOURCE, 'share')).toEqual({
      name: 'share',
      sentence: 'Share of something.',
      formula: ['a / b'],
      returns: '0..1; never NaN',
      throws: null,
      source: 'Somebody, 1927.',
      examples: ['share(1, 2) // → 0.5', 'share(0, 2) // → 0'],
    });
  });

  test('is demanded', () => {
    expect(() => docstringOf(SOURCE, 'bare')).toThrow('bare has no docstring');
    expect(() => docstringOf(SOURCE, 'gone')).toThrow('gone has no docstring');
  });
});
