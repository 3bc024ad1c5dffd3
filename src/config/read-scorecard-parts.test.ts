import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScorecard } from './read-scorecard.ts';
import type { ScorecardConfig } from './schema.ts';

const demoFile = readFileSync('demo/scorecard.json', 'utf8');
const sound = readScorecard(demoFile).config;

type Json = Record<string, unknown>;
type File = Json & {
  readonly pillars: unknown[];
  readonly indicators: Json[];
  readonly markers: unknown[];
  readonly views: Record<string, unknown[]>;
  readonly prometheus: Json;
};

/** The demo’s file with one change, as somebody editing it would make it. */
function readEdited(change: (file: File) => unknown) {
  const file = JSON.parse(demoFile) as File;
  change(file);
  return readScorecard(JSON.stringify(file));
}

const MARKER = { title: 'Flag', query: 'flag_changes' };

type Case = {
  readonly name: string;
  readonly change: (file: File) => unknown;
  readonly path: string;
  readonly message: string;
  readonly effect: string;
  /** What the others are then; all that is not named here is as in the demo’s file. */
  readonly left: Partial<Record<keyof ScorecardConfig, unknown>>;
};

const SECTIONS: readonly Case[] = [
  {
    name: 'a title that is no text',
    change: (file) => Object.assign(file, { title: 5 }),
    path: 'title',
    message: 'expected string, received 5',
    effect: 'title is left out',
    left: { title: 'Operational Excellence' },
  },
  {
    name: 'a currency in words',
    change: (file) => Object.assign(file, { currency: 'Euro' }),
    path: 'currency',
    message: 'expected an ISO 4217 currency such as "USD"',
    effect: 'currency is left out',
    left: { currency: 'USD' },
  },
  {
    name: 'a timeout that is no duration',
    change: ({ prometheus }) => Object.assign(prometheus, { timeout: 'soon' }),
    path: 'prometheus.timeout',
    message: 'expected a Prometheus duration such as "5m", "30d" or "1h30m"',
    effect: 'prometheus.timeout is left out',
    left: { prometheus: { url: null, scrapeInterval: 60_000 } },
  },
  {
    name: 'a setting of the server that nobody knows',
    change: ({ prometheus }) => Object.assign(prometheus, { timout: '5s' }),
    path: 'prometheus',
    message: 'expected no setting called "timout"',
    effect: 'prometheus.timout is left out',
    left: {},
  },
  {
    name: 'a setting of the file that nobody knows',
    change: (file) => Object.assign(file, { pilars: [] }),
    path: 'the file',
    message: 'expected no setting called "pilars"',
    effect: 'pilars is left out',
    left: {},
  },
  {
    name: 'no views',
    change: (file) => Object.assign(file, { views: undefined }),
    path: 'views',
    message: 'expected object, received nothing',
    effect: 'views is left out',
    left: { views: { executive: [], operations: [], engineering: [], charts: [] } },
  },
  {
    name: 'a view that is no list',
    change: ({ views }) => Object.assign(views, { charts: 'error_rate' }),
    path: 'views.charts',
    message: 'expected array, received "error_rate"',
    effect: 'views.charts is left out',
    left: { views: { ...sound?.views, charts: [] } },
  },
  {
    name: 'a tile that is no id',
    change: ({ views }) => views.executive?.splice(1, 1, 7),
    path: 'views.executive[1]',
    message: 'expected string, received 7',
    effect: 'views.executive[1] is left out',
    left: { views: { ...sound?.views, executive: ['uptime', 'user_satisfaction', 'cost_per_project'] } },
  },
  {
    name: 'a marker without a query',
    change: ({ markers }) => markers.unshift({ title: 'Flag' }, MARKER),
    path: 'markers[0].query',
    message: 'expected string, received nothing',
    effect: 'This marker is left out',
    left: { markers: [MARKER, ...(sound?.markers ?? [])] },
  },
  {
    name: 'a breakdown of queries that group by nothing',
    change: (file) => Object.assign(file.breakdown as Json, { requests: 'rate(x[$window])' }),
    path: 'breakdown.requests',
    message: 'expected $by where the label to group by goes, and $window',
    effect: 'breakdown is left out',
    left: { breakdown: undefined },
  },
  {
    name: 'a label of spend that is none',
    change: (file) => Object.assign(file.cost as Json, { by: ['service', ''] }),
    path: 'cost.by[1]',
    message: 'expected a Prometheus label name',
    effect: 'cost is left out',
    left: { cost: undefined },
  },
  {
    name: 'a misspelt setting of the vulnerabilities',
    change: (file) => Object.assign(file.vulnerabilities as Json, { opne: 'x' }),
    path: 'vulnerabilities',
    message: 'expected no setting called "opne"',
    effect: 'vulnerabilities is left out',
    left: { vulnerabilities: undefined },
  },
  {
    name: 'a zone nobody lives in',
    change: (file) => Object.assign(file, { review: { zone: 'Mars/Base', fiscalYearStart: 4 } }),
    path: 'review.zone',
    message: 'expected a time zone such as "Europe/Berlin"',
    effect: 'review.zone is left out',
    left: { review: { fiscalYearStart: 4 } },
  },
  {
    name: 'practices that are no list',
    change: (file) => Object.assign(file, { practices: {} }),
    path: 'practices',
    message: 'expected array, received object',
    effect: 'practices is left out',
    left: { practices: [] },
  },
];

describe('one mistake', () => {
  test.for(SECTIONS)('$name is named, and costs no more than it must', (one) => {
    const { config, problems } = readEdited(one.change);
    expect(problems).toEqual([{ path: one.path, message: one.message, effect: one.effect }]);
    expect(config).toEqual({ ...sound, ...one.left });
  });

  test('an incident without a start leaves the others, each with its number', () => {
    const start = '2026-01-25T02:00:00Z';
    const { config, problems } = readEdited((file) =>
      Object.assign(file, {
        incidents: { list: [{ title: 'a' }, { title: 'b', start, end: start }, { title: 'c', start }] },
      }),
    );
    expect(problems).toEqual([
      {
        path: 'incidents.list[0].start',
        message: 'expected string, received nothing',
        effect: 'incidents.list[0] is left out',
      },
      {
        path: 'incidents.list[1]',
        message: 'expected an end after the start',
        effect: 'This entry is left out',
      },
    ]);
    expect(config?.incidents).toEqual({
      list: [{ title: 'c', start: Date.parse(start) }],
      maintenance: [],
    });
  });

  test('incidents that are no list are left out, not the maintenance', () => {
    const maintenance = [{ title: 'x', weekly: 'Sunday 02:00-04:00 UTC', accounting: 'excluded' }];
    const { config } = readEdited((file) => Object.assign(file, { incidents: { list: 5, maintenance } }));
    expect(config?.incidents).toEqual({ list: [], maintenance });
  });
});

describe('a broken pillar', () => {
  const EFFECT = 'This pillar shows no data';

  test.for([
    {
      name: 'a weight that is no number',
      change: { weight: 'heavy' },
      path: 'pillars[2] (quality).weight',
      message: 'expected number, received "heavy"',
      left: { id: 'quality', title: 'Quality' },
    },
    {
      name: 'a misspelt weight',
      change: { wieght: 3 },
      path: 'pillars[2] (quality)',
      message: 'expected no setting called "wieght"',
      left: { id: 'quality', title: 'Quality' },
    },
    {
      name: 'no title',
      change: { title: undefined, weight: 3 },
      path: 'pillars[2] (quality).title',
      message: 'expected string, received nothing',
      left: { id: 'quality', title: 'Pillar 3', weight: 3 },
    },
  ])('with $name keeps its place, without what leads it', ({ change, path, message, left }) => {
    const { config, problems } = readEdited(({ pillars }) => Object.assign(pillars[2] as Json, change));
    expect(problems).toEqual([{ path, message, effect: EFFECT }]);
    expect(config?.pillars).toHaveLength(5);
    expect(config?.pillars[2]).toMatchObject({ ...left, headline: '' });
    expect(config?.pillars[1]).toEqual(sound?.pillars[1]);
    expect(config?.indicators).toEqual(sound?.indicators);
  });

  test('of which nothing can be read keeps its place too', () => {
    const { config, problems } = readEdited(({ pillars }) => pillars.splice(2, 1, 'quality'));
    expect(problems[0]).toEqual({
      path: 'pillars[2]',
      message: 'expected object, received "quality"',
      effect: EFFECT,
    });
    expect(config?.pillars.map(({ title }) => title)).toEqual([
      'Reliability',
      'Performance',
      'Pillar 3',
      'Security',
      'Cost',
    ]);
    expect(problems).toContainEqual({
      path: 'indicators (error_rate).pillar',
      message: 'expected one of reliability, performance, pillar_3, security, cost; got "quality"',
      effect: 'This indicator is left out',
    });
  });
});

describe('nothing usable', () => {
  test.for([
    { name: 'no pillars', change: { pillars: [] }, path: 'pillars' },
    { name: 'pillars that are no list', change: { pillars: 'all' }, path: 'pillars' },
    { name: 'no indicators', change: { indicators: [] }, path: 'indicators' },
    { name: 'indicators that are all broken', change: { indicators: [{}] }, path: 'indicators[0].kind' },
    { name: 'another version', change: { version: 2 }, path: 'version' },
    { name: 'an address that is none', change: { prometheus: { url: 9090 } }, path: 'prometheus.url' },
  ])('$name: no scorecard, and the reason', ({ change, path }) => {
    const { config, problems } = readEdited((file) => Object.assign(file, change));
    expect(config).toBeNull();
    expect(problems).toMatchObject([{ path, effect: 'Nothing can be shown until the file is mended' }]);
    expect(problems[0]?.message).toMatch(/^expected /);
  });
});
