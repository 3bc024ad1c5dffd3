import { describe, expect, test } from 'vitest';
import { demoScorecard, type EditableScorecard, edited } from '#testing/edited-scorecard.ts';
import { readScorecard } from './read-scorecard.ts';
import { sourcesOf } from './server.ts';

const EU = { url: 'https://prom-eu.example' };
const US = { url: 'https://prom-us.example', timeout: '5s' };

const read = (change: (file: EditableScorecard) => void) => readScorecard(edited(demoScorecard(), change));
const withSources = (change: (file: EditableScorecard) => void) =>
  read((file) => {
    file.prometheus.sources = { eu: EU, us: US };
    change(file);
  });
const of = (file: EditableScorecard, id: string) => file.indicators.find((one) => one.id === id) ?? {};
/** As a file that is read once is, which nothing in the type of the file says. */
const section = (file: EditableScorecard, name: string) => file[name] as Record<string, unknown>;

describe('sources', () => {
  test('are further servers, each with limits of its own', () => {
    const { config, problems } = withSources((file) => {
      Object.assign(of(file, 'uptime'), { source: 'eu' });
      Object.assign(file.breakdown, { source: 'us' });
      Object.assign(section(file, 'cost'), { source: 'us' });
      Object.assign(section(file, 'vulnerabilities'), { source: 'eu' });
    });
    expect(problems).toEqual([]);
    expect(config === null ? [] : sourcesOf(config.prometheus)).toEqual([
      ['eu', EU],
      ['us', { ...US, timeout: 5000 }],
    ]);
    expect(config?.indicators.find(({ id }) => id === 'uptime')?.source).toBe('eu');
  });

  test('a file without any is as before', () => {
    const { config, problems } = read(() => {});
    expect(problems).toEqual([]);
    expect(config === null ? null : sourcesOf(config.prometheus)).toEqual([]);
  });

  test.for<[name: string, (file: EditableScorecard) => void, path: string, effect: RegExp]>([
    [
      'an indicator',
      (file) => Object.assign(of(file, 'error_rate'), { source: 'asia' }),
      'indicators (error_rate).source',
      /left out/,
    ],
    [
      'the breakdown',
      (file) => Object.assign(file.breakdown, { source: 'asia' }),
      'breakdown.source',
      /breakdown is left out/,
    ],
    [
      'the cost',
      (file) => Object.assign(section(file, 'cost'), { source: 'asia' }),
      'cost.source',
      /"cost" is left out/,
    ],
    [
      'the vulnerabilities',
      (file) => Object.assign(section(file, 'vulnerabilities'), { source: 'asia' }),
      'vulnerabilities.source',
      /"vulnerabilities" is left out/,
    ],
    [
      'a marker',
      (file) => {
        file.markers = [{ title: 'Deploys', query: 'build_info', source: 'asia' }];
      },
      'markers (Deploys).source',
      /marker is left out/,
    ],
  ])('%s that names one that is not there is left out, and told the names', ([, change, path, effect]) => {
    const { problems } = withSources(change);
    expect(problems).toContainEqual({
      path,
      message: 'expected one of prometheus.sources (eu, us); got "asia"',
      effect: expect.stringMatching(effect),
    });
  });

  test.for(['eu', 'constructor', 'to_string'])('without any, "%s" is none', (source) => {
    const { config, problems } = read((file) => Object.assign(of(file, 'error_rate'), { source }));
    expect(problems[0]).toMatchObject({
      path: 'indicators (error_rate).source',
      message: `expected no source, since prometheus.sources names none; got "${source}"`,
    });
    expect(config?.indicators.some(({ id }) => id === 'error_rate')).toBe(false);
  });

  test('one that cannot be used takes along what it is asked, and never leaves that to another server', () => {
    const { config, problems } = read((file) => {
      file.prometheus.sources = { eu: EU, us: { url: null } };
      Object.assign(of(file, 'error_rate'), { source: 'us' });
    });
    expect(problems.map(({ path }) => path)).toContain('prometheus.sources.us.url');
    expect(config?.indicators.some(({ id }) => id === 'error_rate')).toBe(false);
  });

  test('a name is one that an address and an environment can hold', () => {
    const { problems } = read((file) => {
      file.prometheus.sources = { 'EU west': EU };
    });
    expect(problems[0]?.message).toBe(
      'expected an id of lower-case letters, digits and "_", starting with a letter',
    );
  });
});
