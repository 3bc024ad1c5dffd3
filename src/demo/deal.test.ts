import { expect, test } from 'vitest';
import { deal } from './deal.ts';

const upTo = deal([1, 2, 7], 3);

test('any round in a row holds exactly the mix', () => {
  for (let start = 0; start < 25; start += 1) {
    const dealt = [0, 1, 2].map((outcome) => upTo(outcome, start + 10) - upTo(outcome, start));
    expect(dealt).toEqual([1, 3, 10]);
  }
});

test('each event has one outcome, so counts nest', () => {
  for (let event = 0; event < 30; event += 1) {
    const [low = 0, middle = 0, high = 0] = [0, 1, 2].map(
      (outcome) => upTo(outcome, event + 1) - upTo(outcome, event),
    );
    expect([low <= middle, middle <= high, high]).toEqual([true, true, 1]);
  }
});
