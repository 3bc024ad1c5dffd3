import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readScorecard } from '#config/read-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { demoScorecard } from '#testing/edited-scorecard.ts';
import { openSloSchema } from '#testing/open-slo-schema.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { openSloText } from './open-slo-text.ts';

/** What another tool reads of the exported file. */
function documentsOf(config: ScorecardConfig): readonly unknown[] {
  return parseAllDocuments(openSloText(config)).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });
}

/** What is wrong with a document, by its path. */
function faultsOf(document: unknown): readonly string[] {
  const { issues = [] } = v.safeParse(openSloSchema, document);
  return issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}

const read = (text: string): ScorecardConfig => {
  const { config } = readScorecard(text);
  if (config === null) throw new Error('the scorecard of this test cannot be read');
  return config;
};

const withIndicator = (kind: Parameters<typeof stubIndicator>[0], settings: object): ScorecardConfig => ({
  ...stubConfig(),
  title: 'Web shop',
  indicators: [stubIndicator(kind, settings)],
});

const UPTIME = {
  query: 'sum by (status) (increase(http_requests_total{$filters}[$window]))',
  direction: 'atLeast',
  report: 'good',
  target: 0.999,
};

describe('what is exported fits the schema of OpenSLO v1', () => {
  test.for([
    ['the demo company', demoScorecard(), 4],
    ['the file to start from', readFileSync('public/scorecard.json', 'utf8'), 3],
    ['every kind of indicator', readFileSync('src/cli/every-kind.json', 'utf8'), 3],
  ] as const)('%s', ([, text, least]) => {
    const documents = documentsOf(read(text));
    expect(documents.length).toBeGreaterThanOrEqual(least);
    expect(documents.flatMap(faultsOf)).toEqual([]);
  });

  test('whatever a title, a description and an owner hold', () => {
    const line = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1200 })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(line, line, line, (title, description, owner) => {
        const config = withIndicator('ratio', { ...UPTIME });
        const [indicator] = config.indicators;
        if (indicator === undefined) throw new Error('the stub has no indicator');
        const documents = documentsOf({
          ...config,
          title,
          indicators: [{ ...indicator, title, description, owner }],
        });
        expect(documents).toHaveLength(2);
        expect(documents.flatMap(faultsOf)).toEqual([]);
      }),
    );
  });

  test('an owner that is no label is written as one', () => {
    const owners = ['edge', 'Team Edge, Zürich', ' (sre) ', '東京'].map((owner) => {
      const [, slo] = documentsOf(withIndicator('ratio', { ...UPTIME, owner }));
      return (slo as { metadata: { labels?: { owner?: string } } }).metadata.labels?.owner;
    });
    expect(owners).toEqual(['edge', 'Team-Edge-Z-rich', 'sre', undefined]);
  });
});

describe('the schema is not one that takes everything', () => {
  const [service, slo] = documentsOf(withIndicator('ratio', { ...UPTIME }));
  // biome-ignore lint/suspicious/noExplicitAny: it breaks what is there
  const changed = (change: (slo: any) => void) => {
    const copy = structuredClone(slo);
    change(copy);
    return faultsOf(copy);
  };

  test('it takes what is exported', () => {
    expect([service, slo].flatMap(faultsOf)).toEqual([]);
  });

  test.for<[name: string, faults: readonly string[]]>([
    ['another version', changed((one) => Object.assign(one, { apiVersion: 'openslo/v1alpha' }))],
    ['a name in capitals', changed(({ metadata }) => Object.assign(metadata, { name: 'Uptime' }))],
    [
      'a label with a space',
      changed(({ metadata }) => Object.assign(metadata, { labels: { owner: 'a b' } })),
    ],
    ['an unknown field', changed(({ spec }) => Object.assign(spec, { window: '30d' }))],
    ['no service', changed(({ spec }) => delete spec.service)],
    ['a window in seconds', changed(({ spec }) => Object.assign(spec.timeWindow[0], { duration: '90s' }))],
    ['two windows', changed(({ spec }) => spec.timeWindow.push(spec.timeWindow[0]))],
    [
      'a budget of time slices',
      changed(({ spec }) => Object.assign(spec, { budgetingMethod: 'Timeslices' })),
    ],
    ['a target of 1', changed(({ spec }) => Object.assign(spec.objectives[0], { target: 1 }))],
    ['no objective', changed(({ spec }) => Object.assign(spec, { objectives: [] }))],
    [
      'good and bad events at once',
      changed(({ spec: { indicator } }) => {
        const { ratioMetric } = indicator.spec;
        Object.assign(ratioMetric, { good: ratioMetric.total, bad: ratioMetric.total });
      }),
    ],
  ])('and declines %s', ([, faults]) => {
    expect(faults).not.toEqual([]);
  });
});
