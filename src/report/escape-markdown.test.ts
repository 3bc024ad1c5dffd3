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
    { text: '$x^2$ of $10', escaped: '\\$x^2\\$ of \\$10' },
    { text: '$1$', escaped: '\\$1\\$' },
    { text: '$0.50 of $10 per project', escaped: '$0.50 of $10 per project' },
    { text: '@octocat @acme/core', escaped: '\\@\u2060octocat \\@\u2060acme/core' },
    { text: 'ann@example.com', escaped: 'ann\\@\u2060example.com' },
    { text: 'mailto:ann@example.com', escaped: 'mailto:ann\\@\u2060example.com' },
    {
      text: '#1, acme/core#12, !3, GH-4',
      escaped: '\\#\u20601, acme/core\\#\u206012, \\!\u20603, GH-\u20604',
    },
    { text: '12 @ 5 # all', escaped: '12 @ 5 # all' },
    { text: '\\|', escaped: '\\\\\\|' },
  ])('$text', ({ text, escaped }) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('no character that starts markup is left without its backslash, and no second line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const withoutEscapes = escapeMarkdown(text).replace(/\\[\\`*_[\]<>|~&:.$@#!]/g, '');
        expect(withoutEscapes).not.toMatch(/[\\`*_[\]<>|~&\n\r\u2028\u2029]|:\/\//);
        expect(withoutEscapes).not.toMatch(/\$(?!\d)/);
        // What GitHub looks for in the text that is shown.
        const shown = escapeMarkdown(text).replace(/\\(?=[!-/:-@[-`{-~])/g, '');
        expect(shown).not.toMatch(/@[\w-]|#\d|\bGH-\d/i);
      }),
    );
  });
});
