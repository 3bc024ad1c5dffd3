import { expect, test } from 'vitest';
import { isLinkable, longValue } from './label-text.ts';

test('a value of 10 kB is cut between characters', () => {
  const value = '😀'.repeat(2500);
  expect(longValue(value)).toEqual({ text: `${'😀'.repeat(80)}…`, isCut: true });
  expect(isLinkable(value)).toBe(false);
});

test('what would turn the line around or break it is shown as unreadable', () => {
  expect(longValue('a\u202Eb\nc')).toEqual({ text: 'a\uFFFDb\uFFFDc', isCut: false });
});

test('a value that fits stays as it is', () => {
  expect(longValue('<img src=x>')).toEqual({ text: '<img src=x>', isCut: false });
  expect(isLinkable('')).toBe(true);
});
