import { describe, expect, test } from 'vitest';
import { DAY, epochMs, MINUTE, SECOND } from '#compute/units.ts';
import { LONGEST_WINDOW, SHORTEST_WINDOW } from '#url/url-state.ts';
import { fromInputText, toInputText } from './absolute-span-dialog.tsx';
import { spanChoice, spanOf } from './span-choice.ts';

const END = epochMs(Date.parse('2026-01-31T00:00:00Z'));

describe('spanChoice', () => {
  test('is the length and the end of a span, in whole seconds', () => {
    expect(spanChoice({ start: END - 10 * MINUTE - 0.4 * SECOND, end: END + 0.3 * SECOND })).toEqual({
      at: END,
      window: 10 * MINUTE + SECOND,
    });
  });

  test('never leaves what the address bar can hold', () => {
    expect(spanChoice({ start: END - SECOND, end: END }).window).toBe(SHORTEST_WINDOW);
    expect(spanChoice({ start: END - 9999 * DAY, end: END }).window).toBe(LONGEST_WINDOW);
  });

  test('is undone by spanOf', () => {
    const span = { start: epochMs(END - 90 * MINUTE), end: END };
    expect(spanOf(spanChoice(span), epochMs(0))).toEqual(span);
  });
});

describe('an instant as an input writes it', () => {
  test('is UTC when the reader chose UTC', () => {
    expect(toInputText(END, 'utc')).toBe('2026-01-31T00:00');
    expect(fromInputText('2026-01-31T00:00', 'utc')).toBe(END);
  });

  test('survives the round trip in the reader’s zone', () => {
    expect(fromInputText(toInputText(END, 'local'), 'local')).toBe(END);
  });

  test.for(['', 'yesterday', '2026-13-01T00:00'])('%s is no instant', (text) => {
    expect(fromInputText(text, 'utc')).toBeNull();
  });
});
