import { describe, expect, test } from 'vitest';
import { DAY } from '#compute/units.ts';
import { readArguments } from './arguments.ts';
import { WrongUse } from './wrong-use.ts';

describe('readArguments', () => {
  test('nothing asked for is the shipped scorecard, now, as Markdown', () => {
    expect(readArguments([])).toEqual({
      prometheus: null,
      headers: [],
      isDemo: false,
      source: null,
      config: null,
      at: null,
      window: null,
      filters: [],
      format: 'markdown',
      output: null,
      failUnder: null,
      wantsHelp: false,
    });
  });

  test('everything that can be said', () => {
    const args = [
      ...['--prometheus', 'http://host:9090', '--header', 'X-Scope-OrgID: team', '--config', 'my.json'],
      ...[
        '--at',
        '2026-01-31T01:00:00+01:00',
        '--window=30d',
        '--filter',
        'service:api',
        '--filter',
        'a:b:c',
      ],
      ...['--format', 'json', '--output', 'out.json', '--fail-under', 'B+'],
    ];
    expect(readArguments(args)).toEqual({
      prometheus: 'http://host:9090',
      headers: [['X-Scope-OrgID', 'team']],
      isDemo: false,
      source: null,
      config: 'my.json',
      at: 1_769_817_600_000,
      window: 30 * DAY,
      filters: [
        { label: 'service', value: 'api' },
        { label: 'a', value: 'b:c' },
      ],
      format: 'json',
      output: 'out.json',
      failUnder: 'B+',
      wantsHelp: false,
    });
  });

  test('an instant in seconds, a letter as it is printed', () => {
    const { at, failUnder } = readArguments(['--at', '1769817600.5', '--fail-under', 'A\u2212']);
    expect([at, failUnder]).toEqual([1_769_817_600_500, 'A-']);
  });

  test.for([
    { args: ['--at', 'yesterday'], says: /^--at: expected .*; got "yesterday"$/ },
    { args: ['--window', '30 days'], says: /^--window: expected a duration/ },
    { args: ['--window', '30s'], says: /^--window: expected a duration from 1m/ },
    {
      args: ['--format', 'xml'],
      says: /^--format: expected one of markdown, json, csv, rules, openslo; got "xml"$/,
    },
    { args: ['--fail-under', 'E'], says: /^--fail-under: expected one of A\+, A, A-/ },
    { args: ['--filter', 'service'], says: /^--filter: expected LABEL:VALUE/ },
    { args: ['--filter', ':x'], says: /^--filter: expected LABEL:VALUE/ },
    { args: ['--demo', '--prometheus', 'http://host'], says: /^--demo: expected without --prometheus/ },
    { args: ['--promethus', 'http://host'], says: /^Unknown option '--promethus'$/ },
    { args: ['http://host'], says: /^Unexpected argument 'http:\/\/host'/ },
    { args: ['--config'], says: /^Option '--config <value>' argument missing$/ },
    { args: ['--format', '--demo'], says: /^Option '--format' argument is ambiguous$/ },
  ])('$args is refused by name', ({ args, says }) => {
    expect(() => readArguments(args)).toThrow(says);
  });

  test.for([
    'two words: secret',
    'X-Token',
    'X-Token:',
    'X-Token: secret\nX-Other: b',
    'X-T\u00F6ken: secret',
  ])('the header %j is refused without repeating what may be a secret', (header) => {
    const wanted = '--header: expected NAME: TEXT, such as "X-Scope-OrgID: my-team"';
    expect(() => readArguments(['--header', header])).toThrow(new WrongUse(wanted));
  });
});
