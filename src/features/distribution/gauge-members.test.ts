import { expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { gaugeMembers } from './gauge-members.ts';

const { indicators } = stubConfig({
  pillars: [{ id: 'quality', title: 'Quality', headline: 'coverage' }],
  indicators: [
    {
      id: 'coverage',
      pillar: 'quality',
      title: 'Coverage',
      kind: 'gauge',
      query: 'coverage',
      across: 'min',
      unit: 'ratio',
      direction: 'atLeast',
      target: 0.95,
      tolerance: 0.1,
    },
  ],
});
const coverage = indicators[0];
if (coverage?.kind !== 'gauge') throw new Error('the stub lost its gauge');

const sample = (labels: Record<string, string>, value: number): Sample => ({
  labels,
  time: epochMs(0),
  value,
});

test('the worst repository comes first, by the labels that tell them apart, and never rounds over its target', () => {
  const list = gaugeMembers(
    coverage,
    [
      sample({ repository: 'web', kind: 'line' }, 0.962),
      sample({ repository: 'api', kind: 'line' }, 0.94996),
      sample({ repository: 'worker', kind: 'line' }, 0.95),
    ],
    'USD',
  );
  expect(list?.by).toBe('repository');
  expect(list?.members.map(({ name, text, status }) => [name, text.replace('\u00A0', ' '), status])).toEqual([
    ['api', '94.996 %', 'At risk'],
    ['worker', '95 %', 'Met'],
    ['web', '96.2 %', 'Exceeding'],
  ]);
});

test('one series is the figure itself', () => {
  expect(gaugeMembers(coverage, [sample({}, 0.9)], 'USD')).toBeNull();
});

test('where less is better the most comes first', () => {
  const atMost = { ...coverage, direction: 'atMost', target: 0.95 } as const;
  const samples = [sample({ repository: 'web' }, 0.2), sample({ repository: 'api' }, 0.99)];
  expect(gaugeMembers(atMost, samples, 'USD')?.members.map(({ name }) => name)).toEqual(['api', 'web']);
});
