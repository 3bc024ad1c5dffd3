import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { changedDefinitions, definitionsOf } from './definitions.ts';
import { readScorecard } from './read-scorecard.ts';
import { readRemembered, remember } from './remembered-definitions.ts';
import type { ScorecardConfig } from './schema.ts';

type Entry = Record<string, unknown> & { id: string };
type Loose = Record<string, unknown> & { indicators: Entry[]; practices: Entry[] };

function edited(change: (file: Loose) => void = () => undefined): ScorecardConfig {
  const file = JSON.parse(readFileSync('demo/scorecard.json', 'utf8')) as Loose;
  change(file);
  const { config } = readScorecard(JSON.stringify(file));
  if (config === null) throw new Error('the edited scorecard.json does not load');
  return config;
}

const indicator = (file: Loose, id: string) => file.indicators.find((entry) => entry.id === id) ?? {};
const practice = (file: Loose, id: string) => file.practices.find((entry) => entry.id === id) ?? {};
const EXEMPTION = {
  indicator: 'uptime',
  reason: 'the region is being moved',
  owner: 'Platform team',
  until: '2026-03-01',
};
const shipped = definitionsOf(edited());
const changes = (change: (file: Loose) => void) =>
  changedDefinitions(shipped, definitionsOf(edited(change))).map((text) => text.replaceAll('\u00A0', ' '));

describe('definitionsOf', () => {
  test('words, layout and the address of the server are no definitions', () => {
    const other = edited((file) => {
      Object.assign(indicator(file, 'uptime'), { description: 'Other words', owner: 'SRE' });
      file.prometheus = { url: 'https://elsewhere.example/', scrapeInterval: '15s' };
      file.indicators = file.indicators.map(
        (one) => Object.fromEntries(Object.entries(one).reverse()) as typeof one,
      );
    });
    expect(definitionsOf(other).hash).toBe(shipped.hash);
  });

  test.for([
    ['a target', (file: Loose) => Object.assign(indicator(file, 'latency_p95'), { target: 0.1 })],
    ['a query', (file: Loose) => Object.assign(indicator(file, 'uptime'), { exclude: '429' })],
    ['an exemption', (file: Loose) => Object.assign(file, { exemptions: [EXEMPTION] })],
    [
      'a practice that caps its pillar',
      (file: Loose) => Object.assign(practice(file, 'patch_management'), { state: 'partial' }),
    ],
    ['the policy', (file: Loose) => Object.assign(file, { noDataPolicy: 'missed' })],
  ] as const)('%s changes the hash', ([, change]) => {
    expect(definitionsOf(edited(change)).hash).not.toBe(shipped.hash);
  });

  test('who said so and why, and practices that leave the grade alone, are no definitions', () => {
    const exempt = edited((file) => Object.assign(file, { exemptions: [EXEMPTION] }));
    const other = edited((file) => {
      Object.assign(file, { exemptions: [{ ...EXEMPTION, reason: 'moved', owner: 'SRE' }] });
      Object.assign(practice(file, 'runbooks'), { state: 'planned' });
    });
    expect(definitionsOf(other).hash).toBe(definitionsOf(exempt).hash);
  });
});

describe('changedDefinitions', () => {
  test('says what was exempted, and which practice caps its pillar otherwise', () => {
    expect(
      changes((file) => {
        Object.assign(file, { exemptions: [EXEMPTION] });
        Object.assign(practice(file, 'patch_management'), { nextReview: '2026-09-01' });
      }),
    ).toEqual([
      'Practice Patch management process: its definition changed',
      'Exemption of System uptime is new',
    ]);
  });

  test('says which target changed, from what to what', () => {
    expect(changes((file) => Object.assign(indicator(file, 'latency_p95'), { target: 0.1 }))).toEqual([
      'API latency (P95): target 200 ms → 100 ms',
    ]);
  });

  test('says what is defined otherwise, new or gone', () => {
    expect(
      changes((file) => {
        Object.assign(indicator(file, 'uptime'), { window: '28d' });
        file.indicators = file.indicators.filter(({ id }) => id !== 'throughput');
        file.indicators.push({ ...indicator(file, 'latency_p99'), id: 'latency_p90', title: 'P90' });
      }),
    ).toEqual(['System uptime: its definition changed', 'Throughput was dropped', 'P90 is new']);
  });
});

describe('what a browser remembers', () => {
  const MONDAY = new Date('2026-01-05T00:00:00Z');
  const FRIDAY = new Date('2026-01-09T00:00:00Z');
  const first = remember(null, shipped, MONDAY);
  const strict = definitionsOf(
    edited((file) => Object.assign(indicator(file, 'latency_p95'), { target: 0.1 })),
  );

  test('the first time there is nothing to compare with', () => {
    expect(first).toMatchObject({ hash: shipped.hash, since: MONDAY.toISOString(), changes: null });
  });

  test('the date stays until something changes, and then tells when it was noticed', () => {
    expect(remember(first, shipped, FRIDAY)).toBe(first);
    expect(remember(first, strict, FRIDAY)).toMatchObject({
      hash: strict.hash,
      since: FRIDAY.toISOString(),
      changes: [expect.stringContaining('target')],
    });
  });

  test('keeps when they changed before, but not when they were first seen', () => {
    const monday = new Date('2026-01-12T00:00:00Z');
    const changed = remember(first, strict, FRIDAY);
    expect(changed.earlier).toEqual([]);
    const back = remember(changed, shipped, monday);
    expect(back).toMatchObject({ since: monday.toISOString(), earlier: [FRIDAY.toISOString()] });
    expect(remember(back, shipped, FRIDAY)).toBe(back);
  });

  test('survives being written and read, also from before earlier changes were kept', () => {
    expect(readRemembered(JSON.stringify(first))).toEqual(first);
    const { earlier: _, ...older } = first;
    expect(readRemembered(JSON.stringify(older))).toEqual(first);
  });

  test.for([
    null,
    '',
    'null',
    '{',
    '[]',
    '{"version":1}',
    '{"version":2,"hash":"x"}',
    JSON.stringify({ ...first, since: 'soon' }),
  ])('anything else counts as nothing: %s', (text) => {
    expect(readRemembered(text)).toBeNull();
  });
});
