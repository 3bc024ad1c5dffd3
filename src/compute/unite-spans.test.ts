import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coveredTime, uniteSpans, withoutSpans } from './unite-spans.ts';

const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('uniteSpans', () => {
  test('covers a moment exactly when one of the spans does, and its spans keep apart', () => {
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        const united = uniteSpans(Object.freeze(spans) as typeof spans);
        for (let moment = 0.5; moment < 80; moment += 1) {
          const isIn = (list: readonly { start: number; end: number }[]) =>
            list.some(({ start, end }) => start < moment && moment < end);
          expect(isIn(united)).toBe(isIn(spans));
        }
        united.forEach((entry, index) => {
          const next = united[index + 1];
          if (next !== undefined) expect(entry.end).toBeLessThan(next.start);
        });
      }),
    );
  });

  test('covered time is counted once and only inside the window', () => {
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        let moments = 0;
        for (let moment = 10.5; moment < 50; moment += 1) {
          if (spans.some(({ start, end }) => start < moment && moment < end)) moments += 1;
        }
        expect(coveredTime(spans, { start: 10, end: 50 })).toBe(moments);
      }),
    );
  });
});

describe('withoutSpans', () => {
  test('keeps a moment exactly when it is in the spans and in none of what is removed', () => {
    fc.assert(
      fc.property(fc.array(span), fc.array(span), (spans, removed) => {
        const rest = withoutSpans(spans, removed);
        for (let moment = 0.5; moment < 80; moment += 1) {
          const isIn = (list: readonly { start: number; end: number }[]) =>
            list.some(({ start, end }) => start < moment && moment < end);
          expect(isIn(rest)).toBe(isIn(spans) && !isIn(removed));
        }
      }),
    );
  });
});
