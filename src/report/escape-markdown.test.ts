import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from './escape-markdown.ts';

describe('escapeMarkdown', () => {
  test.for([
    { text: 'Uptime ≥ 99.9\u00A0%', escaped: 'Uptime ≥ 99.9 %' },
    { text: 'a | b\nc', escaped: 'a \\| b c' },
    { text: '[x](javascript:alert)', escaped: '\\[x\\](javascript:alert)' },
    { text: '<img src=x>&lt;', escaped: '\\<img src=x\\>\\&lt;' },
    { text: '**`_~', escaped: '\\*\\*\\`\\_\\~' },
    { text: 'https://evil.example www.evil.example', escaped: 'https\\://evil.example www\\.evil.example' },
    { text: '\u001B[2J\u202Eevil', escaped: ' \\[2J evil' },
    { text: '\\|', escaped: '\\\\\\|' },
  ])('$text', ({ text, escaped }) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('no character that starts markup is left without its backslash, and no second line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const withoutEscapes = escapeMarkdown(text).replace(/\\[\\`*_[\]<>|~&:.]/g, '');
        expect(withoutEscapes).not.toMatch(/[\\`*_[\]<>|~&\n\r\u2028\u2029]|:\/\//);
      }),
    );
  });
});
