import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScorecard } from '#config/read-scorecard.ts';
import { entryOfKeys, paletteEntries, searchPalette } from './palette-entries.ts';

const { config } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));
if (config === null) throw new Error('the demo’s scorecard.json does not load');
const entries = paletteEntries(config);
const titles = (text: string) => searchPalette(entries, text).map(({ group, title }) => `${group}: ${title}`);

describe('searchPalette', () => {
  test.for([
    { text: 'ops', first: undefined },
    { text: 'oper', first: 'View: Operations' },
    { text: 'p95', first: 'Figure: API latency (P95)' },
    { text: 'p95 over', first: 'Chart: API latency (P95) over time' },
    { text: '  COST per ', first: 'Figure: Cost per project' },
    { text: 'practices security', first: 'Pillar: Security' },
    { text: 'dark', first: 'Do: Use the dark theme' },
    { text: 'pdf', first: 'Do: Export: save or print' },
    { text: 'shortcuts', first: 'Do: Which keys do what' },
    { text: '.*', first: undefined },
  ])('"$text" finds $first first', ({ text, first }) => {
    expect(titles(text)[0]).toBe(first);
  });

  test('nothing typed offers everything, views first', () => {
    expect(titles('')).toHaveLength(entries.length);
    expect(titles('')[0]).toBe('View: Executive');
  });

  test('every entry can be told from the others', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });
});

describe('entryOfKeys', () => {
  test.for([
    { pressed: ['g'], leadsTo: 'more' },
    { pressed: ['g', 'o'], leadsTo: 'Operations' },
    { pressed: ['g', '4'], leadsTo: 'Security' },
    { pressed: ['g', 'x'], leadsTo: null },
    { pressed: ['r'], leadsTo: 'Ask the server again' },
    { pressed: ['?'], leadsTo: 'Which keys do what' },
    { pressed: ['e'], leadsTo: null },
    { pressed: [], leadsTo: null },
  ])('$pressed leads to $leadsTo', ({ pressed, leadsTo }) => {
    const found = entryOfKeys(entries, pressed);
    expect(found === null || found === 'more' ? found : found.title).toBe(leadsTo);
  });

  test('no two entries want the same keys, and none hides another', () => {
    const keyed = entries.filter(({ keys }) => keys.length > 0);
    for (const { keys, title } of keyed) {
      const found = entryOfKeys(entries, keys);
      expect(found !== null && found !== 'more' && found.title).toBe(title);
    }
  });
});
