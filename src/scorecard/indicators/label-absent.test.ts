import { expect, test } from 'vitest';
import type { Labels, Sample } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import { valuesText } from '#scorecard/trust/values-text.ts';
import { labelAbsent } from './label-absent.ts';

const samples = (...all: Labels[]): Sample[] => all.map((labels) => ({ labels, time: epochMs(0), value: 1 }));

const detail = (all: readonly Sample[], label: string) => labelAbsent(all, label)?.details?.['label-absent'];

test('a label that no series has is No data, with what they have in its place', () => {
  const absent = labelAbsent(samples({ code: '500' }, { code: '200' }, { code: '404' }), 'status');
  expect(absent?.outcome).toEqual({ kind: 'no-data', reason: 'label-absent' });
  expect(absent?.details).toEqual({
    'label-absent': 'no series has "status"; they have code: 200, 404, 500',
  });
});

test('the name of a metric is no label to tell events apart by', () =>
  expect(detail(samples({ __name__: 'x', grpc_code: 'OK' }), 'status')).toBe(
    'no series has "status"; they have grpc_code: OK',
  ));

test('an answer without labels is told as one where nobody knows the series', () =>
  expect(detail(samples({}), 'status')).toBe('no series has "status"; the answer has no labels at all'));

test('what the series have in its place is told where the query has dropped it', () => {
  const series = samples({ code: '200' }, { code: '404' }, { code: '500' });
  expect(labelAbsent(samples({}), 'status', series)?.details).toEqual({
    'label-absent': 'no series has "status"; they have code: 200, 404, 500',
  });
});

test('a label that the series have and the query drops is to be grouped by', () =>
  expect(labelAbsent(samples({}), 'status', samples({ status: '200' }))?.details).toEqual({
    'label-absent': 'the series have status: 200, and the query drops it; write sum by (status) (…)',
  }));

test('an empty label is none', () =>
  expect(detail(samples({ status: '', code: '200' }), 'status')).toContain('code: 200'));

test('one series with the label is enough: the others are counted apart', () =>
  expect(labelAbsent(samples({ code: '200' }, { status: '500' }), 'status')).toBeNull());

test('no series at all has no label either', () =>
  expect(labelAbsent([], 'status')?.outcome.kind).toBe('no-data'));

test('six values are named, and how many more there are', () => {
  const many = samples(...['8', '2', '3', '4', '5', '6', '7', '1', '1'].map((code) => ({ code })));
  expect(valuesText(many, 'code')).toBe('code: 1, 2, 3, 4, 5, 6 and 2 more');
  expect(valuesText(samples({ code: '200' }), 'code')).toBe('code: 200');
});
