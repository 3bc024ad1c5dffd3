import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { MINUTE } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { checkEvidence } from './check-evidence.ts';
import { collectEvidence } from './collect-evidence.ts';
import { EVIDENCE_PLACE, type Evidence, type Exchange } from './evidence.ts';
import { evidenceDocument } from './evidence-document.ts';

const { config } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));
if (config === null) throw new Error('the demo’s scorecard.json does not load');

let evidence: Evidence;
beforeAll(async () => {
  evidence = await collectEvidence(
    {
      server: {
        baseUrl: 'http://demo.test/demo-prometheus',
        timeout: MINUTE,
        fetch: (url, init) => answerApi(new Request(url, init)),
      },
      sources: new Map(),
    },
    {
      config: { ...config, prometheus: { ...config.prometheus, url: 'http://user:secret@demo.test' } },
      choice: { window: null, filters: [] },
      at: DEMO_NOW,
      source: { kind: 'demo', url: null },
    },
  );
});

const mismatches = async (changed: Partial<Evidence>) =>
  (await checkEvidence({ ...evidence, ...changed })).rows
    .filter(({ matches }) => !matches)
    .map(({ id }) => id);

const withAnswers = (change: (exchange: Exchange) => Exchange): Partial<Evidence> => ({
  exchanges: evidence.exchanges.map(change),
});

describe('checkEvidence', () => {
  test('what was collected matches, to the last bit', async () => {
    const { recomputed, rows } = await checkEvidence(evidence);
    expect(rows.filter(({ matches }) => !matches)).toEqual([]);
    expect(recomputed.indicators).toEqual(evidence.report.indicators);
    expect(recomputed.overall.letter).toBe('A+');
  });

  test('a sample that was changed shows in the figures made of it, and in no other', async () => {
    const changed = withAnswers((exchange) =>
      decodeURIComponent(exchange.params).includes('user_satisfaction_rating_sum')
        ? { ...exchange, body: exchange.body.replace(/"([\d.]+)"\]/, '"1"]') }
        : exchange,
    );
    expect(await mismatches(changed)).toEqual(['user_satisfaction']);
  });

  test('an answer that was taken out shows', async () => {
    const exchanges = evidence.exchanges.filter(
      ({ params }) => !params.includes('security_audit_grade_info'),
    );
    expect(await mismatches({ exchanges })).toContain('audit_grade');
  });

  test('a target that was changed shows in the definitions and the figure', async () => {
    const softer = {
      ...evidence.config,
      indicators: evidence.config.indicators.map((one) =>
        one.id === 'latency_p95' ? ({ ...one, target: 0.9 } as typeof one) : one,
      ),
    };
    expect(await mismatches({ config: softer })).toEqual(['definitions', 'latency_p95']);
  });

  test('a figure that was changed in the report shows', async () => {
    const report = {
      ...evidence.report,
      indicators: evidence.report.indicators.map((one) =>
        one.id === 'uptime' && typeof one.value === 'number' ? { ...one, value: one.value + 1e-9 } : one,
      ),
    };
    expect(await mismatches({ report })).toEqual(['uptime']);
  });

  test('nothing in it tells how to sign in to the server', () => {
    expect(JSON.stringify(evidence)).not.toContain('secret');
  });
});

describe('evidenceDocument', () => {
  const TEMPLATE = `<script type="application/json">${EVIDENCE_PLACE}</script><script>run()</script>`;

  test.for(['</script><script>alert(1)</script>', '<!--<script>', '$& $1 $`', '\u2028'])(
    'a label of %s stays in its element and comes back whole',
    (value) => {
      const hostile = { ...evidence, choice: { window: null, filters: [{ label: 'service', value }] } };
      const written = evidenceDocument(TEMPLATE, hostile);
      const [, json = '', rest] = /^<script type="application\/json">([^<]*)(<.*)$/s.exec(written) ?? [];
      expect(rest).toBe('</script><script>run()</script>');
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(hostile)));
    },
  );
});

test('the same query to two servers has two answers in the file, and each figure is computed from its own', async () => {
  const sources = { eu: { url: 'https://ann:s3cret@prom-eu.example' } };
  const onEu = config.indicators.map((one) => (one.id === 'uptime' ? { ...one, source: 'eu' } : one));
  const answer = async (url: string, init: RequestInit, changes: boolean) => {
    const response = await answerApi(new Request(url, init));
    // On the second server what succeeded has failed, and the other way round.
    return changes
      ? new Response(
          (await response.text()).replace(/"status":"([25])00"/g, (_, first) =>
            first === '2' ? '"status":"500"' : '"status":"200"',
          ),
          response,
        )
      : response;
  };
  const server = (changes: boolean) => ({
    baseUrl: 'http://demo.test/demo-prometheus',
    timeout: MINUTE,
    fetch: (url: string, init: RequestInit) => answer(url, init, changes),
  });
  const two = await collectEvidence(
    { server: server(false), sources: new Map([['eu', { server: server(true) }]]) },
    {
      config: { ...config, indicators: onEu, prometheus: { ...config.prometheus, sources } },
      choice: { window: null, filters: [] },
      at: DEMO_NOW,
      source: { kind: 'demo', url: null },
    },
  );
  const shown = (id: string) => two.report.indicators.find((one) => one.id === id)?.value;
  const before = evidence.report.indicators.find(({ id }) => id === 'error_rate')?.value;
  expect(shown('error_rate')).toBe(before);
  expect(shown('uptime')).toBeLessThan(0.5);
  expect((await checkEvidence(two)).rows.filter(({ matches }) => !matches)).toEqual([]);
  expect(JSON.stringify(two)).not.toContain('s3cret');
  // Without knowing whose answer is whose, they would be mixed up.
  const mixed = two.exchanges.map(({ source: _, ...exchange }) => exchange);
  expect((await checkEvidence({ ...two, exchanges: mixed })).rows.some(({ matches }) => !matches)).toBe(true);
});
