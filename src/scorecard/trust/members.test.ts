import { describe, expect, test } from 'vitest';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { templatesOf } from './form-fault.ts';
import { labelsText, type Member, memberGrouping, vanishedMembers } from './members.ts';

const WHO = 'job,service,service_name,app,application,namespace,cluster,exported_job,exported_service';

function grouping(...stub: Parameters<typeof stubIndicator>): string {
  const indicator = stubIndicator(...stub);
  const [template] = templatesOf(indicator);
  if (template === undefined) throw new Error('no template');
  return memberGrouping(indicator, template);
}

describe('by which labels members are told apart', () => {
  test.each<[string, string, Parameters<typeof stubIndicator>]>([
    [
      'events, by whose they are, whatever the query groups by',
      `by (${WHO})`,
      ['ratio', { query: 'sum by (status,route) (increase(x_total[$window]))' }],
    ],
    [
      'a share, also by what it is grouped by',
      `by (${WHO},solver)`,
      ['share', { query: 'sum by (le,solver) (increase(x_bucket[$window]))', groupBy: 'solver' }],
    ],
    [
      'a share that is grouped by service has that label once',
      `by (${WHO})`,
      ['share', { query: 'sum by (le,service) (increase(x_bucket[$window]))', groupBy: 'service' }],
    ],
    [
      'a level, also by what its query keeps',
      `by (${WHO},repository)`,
      ['gauge', { query: 'min by (repository,severity) (x)' }],
    ],
    ['the file says by which', 'by (team)', ['gauge', { query: 'x', members: ['team'] }]],
    ['the file says by none', 'by ()', ['ratio', { query: 'x[$window]', members: [] }]],
    [
      'a label that needs quotes',
      'by ("service.name")',
      ['gauge', { query: 'x', members: ['service.name'] }],
    ],
  ])('%s', (_, expected, stub) => expect(grouping(...stub)).toBe(expected));

  const left = (...stub: Parameters<typeof stubIndicator>): readonly string[] =>
    /^without \((.*)\)$/.exec(grouping(...stub))?.[1]?.split(',') ?? [];

  test('a level that is added up: a scanner is missed, one replica of many is not', () => {
    for (const query of ['sum(x)', 'min(x)', 'sum by (state) (x)']) {
      const without = left('gauge', { query });
      for (const what of ['state', 'severity', 'pod', 'instance']) expect(without).toContain(what);
      for (const who of ['scanner', 'repository', 'service', 'job']) expect(without).not.toContain(who);
    }
  });

  test('the label that tells good from bad is no member, whatever it is called', () => {
    const ratio = { query: 'sum by (answer) (controls)', label: 'answer', window: undefined };
    expect(left('ratio', ratio)).toContain('answer');
    expect(left('ratio', ratio)).not.toContain('framework');
    expect(left('ordinal', { query: 'info', label: 'rating' })).toContain('rating');
  });

  test('a level whose series stand for themselves, by all labels but those of what was counted', () => {
    const without = left('gauge', { query: 'x{state="open"}' });
    for (const what of ['severity', 'state', 'le', 'version', 'status']) expect(without).toContain(what);
    for (const who of ['scanner', 'repository', 'service', 'instance', 'job'])
      expect(without).not.toContain(who);
  });
});

const member = (labels: Member['labels'], first: number, last: number): Member => ({
  labels,
  first,
  last,
  value: 1,
});

/** The window has tiles 0 to 99. */
const gone = (seen: readonly Member[]) =>
  vanishedMembers(
    seen,
    seen.filter(({ last }) => last === 99).map(({ labels }) => labels),
  ).map(({ labels }) => labelsText(labels));

describe('who is missed', () => {
  test('nobody, where all are there', () =>
    expect(gone([member({ service: 'api' }, 0, 99), member({ service: 'web' }, 0, 99)])).toEqual([]));

  test('a service that was there and is gone', () =>
    expect(gone([member({ service: 'api' }, 0, 99), member({ service: 'web' }, 0, 40)])).toEqual([
      'service web',
    ]));

  test('a service that was there for a moment', () =>
    expect(gone([member({ service: 'api' }, 0, 99), member({ service: 'web' }, 7, 7)])).toEqual([
      'service web',
    ]));

  test('not a newcomer', () =>
    expect(gone([member({ service: 'api' }, 0, 99), member({ service: 'web' }, 98, 99)])).toEqual([]));

  test('a scanner, of those of one job', () =>
    expect(
      gone([member({ job: 's', scanner: 'trivy' }, 0, 99), member({ job: 's', scanner: 'grype' }, 0, 98)]),
    ).toEqual(['job s, scanner grype']));

  test('not a pod that another one of its service has replaced', () =>
    expect(
      gone([member({ service: 'api', pod: 'a' }, 0, 50), member({ service: 'api', pod: 'b' }, 50, 99)]),
    ).toEqual([]));

  test('not the pods of a deployment that replaces all of them', () =>
    expect(
      gone([
        member({ service: 'api', pod: 'a1', instance: '10.0.0.1:80' }, 0, 50),
        member({ service: 'api', pod: 'a2', instance: '10.0.0.2:80' }, 0, 50),
        member({ service: 'api', pod: 'b1', instance: '10.0.0.3:80' }, 51, 99),
        member({ service: 'api', pod: 'b2', instance: '10.0.0.4:80' }, 50, 99),
      ]),
    ).toEqual([]));

  test('one of two pods that a single new one replaces', () =>
    expect(
      gone([
        member({ service: 'api', pod: 'a1' }, 0, 50),
        member({ service: 'api', pod: 'a2' }, 0, 50),
        member({ service: 'api', pod: 'b1' }, 51, 99),
      ]),
    ).toHaveLength(1));

  test('a pod that another service’s new pod does not replace', () =>
    expect(
      gone([member({ service: 'api', pod: 'a' }, 0, 50), member({ service: 'web', pod: 'b' }, 50, 99)]),
    ).toEqual(['pod a, service api']));

  test('a pod whose siblings were there before: there are fewer now', () =>
    expect(
      gone([member({ service: 'api', pod: 'a' }, 0, 99), member({ service: 'api', pod: 'b' }, 0, 50)]),
    ).toEqual(['pod b, service api']));

  test('a scanner that another scanner does not replace', () =>
    expect(gone([member({ scanner: 'grype' }, 0, 50), member({ scanner: 'trivy' }, 51, 99)])).toEqual([
      'scanner grype',
    ]));

  test('nobody, where nobody is there: then time is unknown, which is another doubt', () =>
    expect(gone([member({ service: 'api' }, 0, 40), member({ service: 'web' }, 0, 50)])).toEqual([]));

  test('nobody, where nobody is told apart', () => expect(gone([member({}, 0, 99)])).toEqual([]));

  test('an empty label is as good as none, in any order of labels', () =>
    expect(
      vanishedMembers([member({ service: 'api', job: 'a', app: '' }, 0, 99)], [{ job: 'a', service: 'api' }]),
    ).toEqual([]));
});

test('a member is named by its labels, in order', () => {
  expect(labelsText({ service: 'api', job: 'shop', __name__: 'x', app: '' })).toBe('job shop, service api');
  expect(labelsText({})).toBe('the only series');
});
