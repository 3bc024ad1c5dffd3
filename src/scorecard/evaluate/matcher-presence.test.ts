import { describe, expect, test } from 'vitest';
import type { Labels, Sample } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import { figureOf } from '#scorecard/explain/figure.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { LABELS, labelPresenceQuery } from '#scorecard/trust/label-presence.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { evaluateIndicator } from './evaluate-indicator.ts';
import { matcherFindings } from './matcher-presence.ts';

type Kind = Parameters<typeof stubIndicator>[0];

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const samples = (...all: Labels[]): Sample[] => all.map((labels) => ({ labels, time: AT, value: 4 }));

const CODES = samples({ code: '200' }, { code: '404' }, { code: '500' });
const ALL = 'sum(increase(http_requests_total{$filters}[$window]))';
const part = (matchers: string) => `sum(increase(http_requests_total{${matchers},$filters}[$window]))`;
const rate = (matchers: string) => ({ query: part(matchers) });
const zero = (matchers: string) => ({ query: `${part(matchers)} or vector(0)` });
const half = (matchers: string) => ({ numerator: part(matchers), denominator: ALL });

const find = (kind: Kind, settings: object, series: readonly Sample[]) =>
  matcherFindings(stubIndicator(kind, settings), series).map(({ code, detail }) => `${code}: ${detail}`);

const INSTEAD = 'no series of http_requests_total has "status"; they have code: 200, 404, 500';

describe('a matcher on a label that no series has', () => {
  test.each<[string, Kind, object, string]>([
    ['leaves nothing out', 'rate', rate('status!~"5.."'), 'status!~"5.." leaves nothing out'],
    ['of one value leaves nothing out', 'rate', rate('status!="500"'), 'status!="500" leaves nothing out'],
    ['in a level', 'gauge', { query: 'sum(http_requests_total{status!~"5.."})' }, 'leaves nothing out'],
    ['in half of a quotient', 'quotient', half('status!~"5.."'), 'status!~"5.." leaves nothing out'],
    ['finds nothing', 'quotient', half('status=~"5.."'), 'status=~"5.." finds nothing'],
    ['that counts as 0', 'rate', zero('status="500"'), 'status="500" finds nothing'],
    ['that is asked to be there', 'rate', rate('status!=""'), 'status!="" finds nothing'],
    [
      'beside the label of a ratio',
      'ratio',
      { query: 'sum by (code) (increase(http_requests_total{status!="499"}[$window]))', label: 'code' },
      'status!="499" leaves nothing out',
    ],
  ])('%s', (_, kind, settings, says) => {
    const [found = '', ...others] = find(kind, settings, CODES);
    expect(found).toMatch(/^matcher-label-absent: /);
    expect(found).toContain(`${INSTEAD}; so `);
    expect(found).toContain(says);
    expect(others).toEqual([]);
  });

  test('of any other name is counted apart', () => {
    const healthy = rate('path!="/healthz",job="api"');
    expect(labelPresenceQuery(stubIndicator('rate', healthy), [])).toBe(
      'count by (status,code,status_code,http_status_code,http_response_status_code,response_code,grpc_code,' +
        'grpc_status,rpc_grpc_status_code,result,outcome,state,success,error) ' +
        '(last_over_time(http_requests_total{job="api"}[1h])) or label_replace(count ' +
        '(last_over_time(http_requests_total{job="api",path!=""}[1h])), "pillars_present", "0 path", "", "")',
    );
    expect(find('rate', healthy, CODES)).toEqual([
      'matcher-label-absent: no series of http_requests_total has "path"; they have code: 200, 404, 500; so path!="/healthz" leaves nothing out',
    ]);
    expect(find('rate', healthy, [...CODES, ...samples({ pillars_present: '0 path' })])).toEqual([]);
  });

  test('each of two selectors is looked at by itself', () => {
    const settings = { query: `${part('status!~"5.."')} + sum(increase(b_total{status!~"5.."}[$window]))` };
    const b = samples({ pillars_selector: '1', status: '200' });
    expect(find('rate', settings, [...CODES, ...b])).toEqual([
      expect.stringContaining('http_requests_total'),
    ]);
    expect(labelPresenceQuery(stubIndicator('rate', settings), [])).toContain(
      '"pillars_selector", "1", "", "")',
    );
  });

  test('the filters of the reader are in the question', () =>
    expect(
      labelPresenceQuery(stubIndicator('rate', rate('status!~"5.."')), [{ label: 'service', value: 'api' }]),
    ).toContain('(last_over_time(http_requests_total{service="api"}[1h]))'));
});

describe('a label that only some series have', () => {
  const mixed = [...samples({ status: '200' }), ...CODES];

  test.each<[string, Kind, object]>([
    ['left out by it', 'rate', rate('status!~"5.."')],
    ['counted by it', 'quotient', half('status=~"5.."')],
  ])('%s', (_, kind, settings) =>
    expect(find(kind, settings, mixed)).toEqual([
      expect.stringMatching(
        /^label-partly-absent: status.~"5\.\." does not see the series with code: 200, 404, 500$/,
      ),
    ]),
  );

  test('where the others have none in its place, that says something too', () =>
    expect(find('rate', rate('error!="timeout"'), samples({ error: 'refused' }, {}))).toEqual([]));
});

describe('codes of one kind where the values are of another', () => {
  const grpc = samples({ code: 'OK' }, { code: 'Internal' });
  test.each([
    ['code!~"5.."', grpc, 'code!~"5.." matches none of code: Internal, OK'],
    ['code!="500"', grpc, 'code!="500" matches none of code: Internal, OK'],
    ['code!~"5.."', CODES.slice(0, 2), null],
    ['code!~"5.."', samples({ code: 'OK' }), null],
    ['code!="Internal"', samples({ code: 'OK' }, { code: 'NotFound' }), null],
    ['code!="maintenance"', grpc, null],
  ])('%s', (matchers, series, detail) =>
    expect(find('rate', rate(matchers), series)).toEqual(
      detail === null ? [] : [`pattern-never-matched: ${detail}`],
    ),
  );
});

describe('what is as it was meant', () => {
  test.each<[string, Kind, object, readonly Sample[]]>([
    ['a label that is there', 'rate', rate('code!~"5.."'), CODES],
    ['an absence that is asked for', 'rate', rate('status=""'), CODES],
    ['one among values', 'rate', zero('status=~"|200"'), CODES],
    ['one in a pattern', 'rate', rate('status!~".+"'), CODES],
    ['whose series they are', 'rate', rate('job="api"'), CODES],
    ['nothing known of any series', 'rate', rate('status!~"5.."'), []],
  ])('%s', (_, kind, settings, series) => expect(find(kind, settings, series)).toEqual([]));

  test.each<[string, Kind, object]>([
    ['no matchers', 'rate', { query: ALL }],
    ['one whose absence is seen as no data', 'rate', rate('status="500"')],
    ['what is no PromQL', 'rate', { query: 'sum(increase(x{status!="5"})) keep_metric_names' }],
    ['a selector that would be everything', 'gauge', { query: 'sum({status!="5",job="api"})' }],
  ])('asks nothing of %s', (_, kind, settings) =>
    expect(labelPresenceQuery(stubIndicator(kind, settings), [])).toBeNull(),
  );
});

describe('the figure', () => {
  function figure(kind: Kind, settings: object, answer: readonly Sample[]) {
    const plan = planFigure(stubIndicator(kind, { target: 100, ...settings }), { window: null, filters: [] });
    const labels = plan.evidence?.[LABELS];
    const evaluation = evaluateIndicator(plan, {
      now: AT,
      find: (query) => ({
        state: 'ready',
        refreshError: null,
        result:
          query === labels
            ? result({ data: null, warnings: [], infos: [], clockLead: null }, AT, { samples: CODES })
            : (fullEvidence(query, AT) ??
              result({ data: null, warnings: [], infos: [], clockLead: null }, AT, { samples: answer })),
      }),
    });
    return { evaluation, figure: figureOf(evaluation, 'USD') };
  }

  test('of a matcher that leaves nothing out is at most Met, and says why', () => {
    const { evaluation, figure: shown } = figure('rate', rate('status!~"5.."'), samples({}));
    expect(evaluation).toMatchObject({ judgement: { status: 'Met', isDoubtful: true } });
    expect(shown.reason).toBe(
      `The query selects by a label that no series has: ${INSTEAD}; so status!~"5.." leaves nothing out`,
    );
  });

  test('that is no data says what the series have', () => {
    const { figure: shown } = figure('quotient', half('status=~"5.."'), []);
    expect(shown).toMatchObject({ status: 'No data', reason: expect.stringContaining(INSTEAD) });
  });
});
