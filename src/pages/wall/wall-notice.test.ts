import { expect, test } from 'vitest';
import { stubConfig, stubScorecard } from '#testing/stub-scorecard.ts';
import { wallNotice } from './wall-notice.ts';

const scorecard = { ...stubScorecard(stubConfig(), { a: 0.1, b: 0.1, c: 0.1 }), clockSkew: null };
const FINE = { fileFault: null, unknownPages: [], warnings: [] };

test('a wall without trouble says nothing', () => {
  expect(wallNotice(scorecard, FINE)).toBeNull();
});

test('what the server says against a chart is said once, before what is wrong in scorecard.json', () => {
  const warnings = ['3 of 7 stores are down', '3 of 7 stores are down', 'too many samples'];
  expect(wallNotice(scorecard, { ...FINE, fileFault: 'f', warnings })).toBe(
    'The server warns: 3 of 7 stores are down · too many samples',
  );
});

test('a wrong clock comes before it', () => {
  const clockSkew = 'The clock of this device is wrong';
  expect(wallNotice({ ...scorecard, clockSkew }, { ...FINE, warnings: ['w'] })).toBe(clockSkew);
});
