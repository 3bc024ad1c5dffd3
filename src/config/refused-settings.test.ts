import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScorecard } from './read-scorecard.ts';

const shipped = readFileSync('demo/scorecard.json', 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: the tests write what the types forbid.
type Json = any;

const read = (change: (file: Json) => void) => {
  const file: Json = JSON.parse(shipped);
  change(file);
  return readScorecard(JSON.stringify(file));
};

const set = (id: string, settings: object) => (file: Json) =>
  Object.assign(
    file.indicators.find((entry: Json) => entry.id === id),
    settings,
  );

const FIRST = 0;

describe('a setting that no figure could meet, or no server could answer, loses its indicator and says what is allowed', () => {
  test.for([
    ['a ratio below 0', 'uptime', { target: -0.5 }, '.target', 'a fraction from 0 to 1'],
    ['a ratio above 1', 'uptime', { target: 1.01 }, '.target', 'a fraction from 0 to 1'],
    ['a ratio at most below 0', 'error_rate', { target: -0.01 }, '.target', 'a fraction from 0 to 1'],
    ['an ideal below 0', 'error_rate', { ideal: -1 }, '.ideal', 'a fraction from 0 to 1'],
    ['an ideal above 1', 'uptime', { ideal: 100 }, '.ideal', 'a fraction from 0 to 1'],
    ['a time below 0', 'latency_p95', { target: -0.2 }, '.target', 'not below 0'],
    ['an ideal time below 0', 'mttr', { ideal: -60 }, '.ideal', 'not below 0'],
    ['a count below 0', 'critical_vulnerabilities', { target: -1, ideal: -2 }, '.target', 'not below 0'],
    ['a rate below 0', 'throughput', { target: -100 }, '.target', 'not below 0'],
    ['a plan missed by more than all of it', 'budget_adherence', { target: 1.5 }, '.target', 'from -1 to 1'],
    ['an infinite target', 'latency_p95', { target: 1e308 }, '.target', 'from -1000000000000000000 to'],
    ['a resolution that floods the server', 'mttr', { resolution: '1ms' }, '.resolution', '"1s" to "1d"'],
    ['a resolution of years', 'mttr', { resolution: '1y' }, '.resolution', '"1s" to "1d"'],
    [
      'a resolution too fine for its window',
      'mttr',
      { resolution: '1s' },
      '.resolution',
      // 90 days are 7,776,000 s, of which 600,000 pieces are 12.96 s long each.
      'at least "13s" for a window of "90d"',
    ],
    ['a window of centuries', 'uptime', { window: '292y' }, '.window', '"1s" to "10y"'],
    ['a window of a blink', 'uptime', { window: '1ms' }, '.window', '"1s" to "10y"'],
    ['a text of a book', 'uptime', { description: 'a'.repeat(10_001) }, '.description', 'at most 10000'],
    ['an exclusion of all that is bad', 'uptime', { exclude: '5..' }, '.exclude', 'both match "500"'],
    ['an exclusion of one that is bad', 'uptime', { exclude: '4..|503' }, '.exclude', 'both match "503"'],
    ['an exclusion of everything', 'uptime', { exclude: '.*' }, '.exclude', 'both match "500"'],
    [
      'an exclusion of a word of its own',
      'uptime',
      { bad: 'broken|lost', exclude: 'teapot|lost' },
      '.exclude',
      'both match "lost"',
    ],
    [
      'a certificate that ended before it began',
      'uptime',
      { attestation: { by: 'Ann', on: '2026-02-01', validUntil: '2026-01-31' } },
      '.attestation.on',
      'not after validUntil, 2026-01-31; got 2026-02-01',
    ],
    [
      'a day that does not exist',
      'uptime',
      { attestation: { by: 'Ann', on: '2026-02-30', validUntil: '2026-12-31' } },
      '.attestation.on',
      'a day that there is',
    ],
  ] as const)('%s', ([, id, settings, field, allowed]) => {
    const { config, problems } = read(set(id, settings));
    const own = problems.filter(({ path }) => path.includes(`(${id})`));
    expect(own).toHaveLength(1);
    expect(own[0]?.path).toContain(`(${id})${field}`);
    expect(own[0]?.message).toContain(allowed);
    expect(config?.indicators.some((entry) => entry.id === id)).toBe(false);
    expect(config?.indicators).toHaveLength(24);
  });

  test.for([
    ['a ratio of nothing', 'error_rate', { target: 0, strict: false }],
    ['a ratio of all', 'uptime', { target: 1 }],
    ['a plan undercut', 'budget_adherence', { target: -0.1 }],
    ['money below 0', 'cost_per_project', { target: -5, ideal: -10 }],
    ['a score below 0', 'user_satisfaction', { target: -10, ideal: 100 }],
    ['the finest resolution of a short window', 'mttr', { resolution: '1s', window: '6d' }],
    ['ten years', 'uptime', { window: '10y' }],
    ['an exclusion of what is good too', 'uptime', { bad: undefined, good: '2..', exclude: '.*' }],
    ['an exclusion beside what is bad', 'uptime', { bad: '5..', exclude: '[1-4]..' }],
    [
      'a certificate of one day',
      'uptime',
      { attestation: { by: 'Ann', on: '2028-02-29', validUntil: '2028-02-29' } },
    ],
  ] as const)('but not %s', ([, id, settings]) => {
    expect(read(set(id, settings)).problems).toEqual([]);
  });
});

describe('settings of the whole file', () => {
  test.for([
    ['292y', 'expected a duration from "100ms" to "1h"'],
    ['25d', 'expected a duration from "100ms" to "1h"'],
    ['1ms', 'expected a duration from "100ms" to "1h"'],
    ['2h', 'expected a duration from "100ms" to "1h"'],
  ] as const)('a timeout of %s is refused', ([timeout, message]) => {
    const { config, problems } = read((file) => Object.assign(file.prometheus, { timeout }));
    expect(problems).toMatchObject([
      { path: 'prometheus.timeout', message: expect.stringContaining(message) },
    ]);
    expect(config?.prometheus.timeout).toBeUndefined();
  });

  test.for(['1ms', '99ms', '2d', '292y'])('a scrape interval of %s is refused', (scrapeInterval) => {
    const { problems } = read((file) => Object.assign(file.prometheus, { scrapeInterval }));
    expect(problems.map(({ path }) => path)).toEqual(['prometheus.scrapeInterval']);
  });

  test.for([1e308, 1001, 1e-308, 0.0009, 0, -1])(
    'a weight of %s is refused, and its pillar has no data',
    (weight) => {
      const { config, problems } = read((file) => Object.assign(file.pillars[1], { weight }));
      expect(problems[0]).toMatchObject({
        path: 'pillars[1] (performance).weight',
        message: 'expected a weight from 0.001 to 1000',
      });
      expect(config?.pillars).toHaveLength(5);
      expect(config?.pillars[1]).toMatchObject({ headline: '' });
    },
  );

  test.for([0.001, 1, 1000])('a weight of %s is one', (weight) => {
    expect(read((file) => Object.assign(file.pillars[1], { weight })).problems).toEqual([]);
  });

  test('a pillar whose id is taken keeps its place without data, and is named', () => {
    const { config, problems } = read((file) => {
      file.pillars[4] = { ...file.pillars[FIRST], title: 'Reliability again' };
      file.pillars[3].id = 'pillar_5';
      for (const entry of file.indicators) {
        if (entry.pillar === 'security') entry.pillar = 'pillar_5';
        if (entry.pillar === 'cost') delete entry.pillar;
      }
      file.practices = [];
      delete file.cost;
      delete file.vulnerabilities;
    });
    expect(problems).toEqual([
      {
        path: 'pillars[4] (reliability).id',
        message: 'expected an id that is used once',
        effect: 'Reliability again shows no data',
      },
    ]);
    expect(config?.pillars.map(({ id, headline }) => [id, headline])).toEqual([
      ['reliability', 'uptime'],
      ['performance', 'latency_p95'],
      ['quality', 'error_rate'],
      ['pillar_5', 'critical_vulnerabilities'],
      ['pillar_5_', ''],
    ]);
  });
});

describe('days', () => {
  const exemption = { indicator: 'uptime', reason: 'A move', owner: 'Ann', until: '2026-03-31' };

  test.for([
    ['2026-02-30', false],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-1', false],
    ['2026-01-31T00:00:00Z', false],
    ['31.01.2026', false],
    ['2026-12-31', true],
  ] as const)('%s is one: %s', ([until, isDay]) => {
    const { config, problems } = read((file) =>
      Object.assign(file, { exemptions: [{ ...exemption, until }] }),
    );
    expect(problems.map(({ path }) => path)).toEqual(isDay ? [] : ['exemptions[0].until']);
    expect(config?.exemptions).toHaveLength(isDay ? 1 : 0);
  });

  test('an exemption that ends before it begins is left out, and named', () => {
    const { config, problems } = read((file) =>
      Object.assign(file, {
        exemptions: [
          { ...exemption, from: '2026-04-01' },
          { ...exemption, from: '2026-03-31' },
        ],
      }),
    );
    expect(problems).toEqual([
      {
        path: 'exemptions[0] (uptime).from',
        message: 'expected a day that is not after until, 2026-03-31; got 2026-04-01',
        effect: 'This entry is left out',
      },
    ]);
    expect(config?.exemptions).toHaveLength(1);
  });

  test('a practice that was to be looked at before it was is left out, and named', () => {
    const { problems } = read((file) =>
      Object.assign(file.practices[0], { reviewed: '2026-03-01', nextReview: '2026-02-28' }),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('not before reviewed, 2026-03-01; got 2026-02-28');
  });

  test.for([
    ['2026-01-31T14:05:00Z', true],
    ['2026-01-31T14:05Z', true],
    ['2026-01-31T14:05:00.123+02:00', true],
    ['2026-02-30T14:05:00Z', false],
    ['2026-01-31T25:05:00Z', false],
    ['2026-01-31T14:05:00', false],
    ['2026-01-31 14:05:00Z', false],
    ['Sat, 31 Jan 2026 T 14:05:00 Z', false],
    ['2026-01-31', false],
  ] as const)('%s is an instant: %s', ([start, isInstant]) => {
    const { problems } = read((file) =>
      Object.assign(file, { incidents: { list: [{ title: 'Outage', start, end: '2027-01-01T00:00:00Z' }] } }),
    );
    expect(problems.map(({ path }) => path)).toEqual(isInstant ? [] : ['incidents.list[0].start']);
  });
});

// A second for a file of this size is a hundred times what a linear look takes, and far less than a quadratic one.
test.for([
  ['an instant', 'T'.repeat(200_000)],
  ['an instant', `2026-01-31T00:00:00.${'1'.repeat(200_000)}`],
  ['a day', '2026-01-'.repeat(30_000)],
  ['a link', `https://${'/'.repeat(200_000)}`],
  ['a duration', '1'.repeat(200_000)],
] as const)('%s of hundreds of kilobytes is looked at in no time', ([, hostile]) => {
  const begun = performance.now();
  const { problems } = read((file) => {
    Object.assign(file.indicators[0], { window: hostile });
    file.exemptions = [{ indicator: 'uptime', reason: 'A', owner: 'B', until: hostile, link: `x${hostile}` }];
    file.exemplarUrl = hostile;
    file.incidents = {
      list: [{ title: 'Outage', start: hostile }],
      maintenance: [{ title: 'A', weekly: hostile }],
    };
  });
  expect(problems.length).toBeGreaterThan(3);
  expect(performance.now() - begun).toBeLessThan(1_000);
});
