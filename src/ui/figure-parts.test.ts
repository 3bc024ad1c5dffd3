import { describe, expect, test } from 'vitest';
import { figureParts } from './figure-parts.ts';

const kinds = (text: string) => figureParts(text).map((part) => `${part.kind} ${part.text}`);

describe('figureParts', () => {
  test.for([
    { text: '150\u00a0ms', parts: ['number 150', 'unit ms'] },
    { text: '99.95\u202f%', parts: ['number 99.95', 'unit %'] },
    { text: '20/day', parts: ['number 20', 'unit /day'] },
    { text: '4.6/5', parts: ['number 4.6', 'unit /5'] },
    { text: '$0.50', parts: ['number $0.50'] },
    { text: '≥\u00a010\u00a0s', parts: ['number ≥', 'number 10', 'unit s'] },
    { text: '3\u00a0h\u00a012\u00a0min', parts: ['number 3', 'unit h', 'number 12', 'unit min'] },
    { text: '−15\u00a0%', parts: ['number −15', 'unit %'] },
    { text: '12\u00a0CO2\u00a0t', parts: ['number 12', 'unit CO2', 'unit t'] },
    { text: '12\u00a0orders/day', parts: ['number 12', 'unit orders', 'unit /day'] },
    { text: 'A+', parts: ['number A+'] },
    { text: 'Optimized', parts: ['number Optimized'] },
    { text: '', parts: [] },
  ])('"$text" is split for typesetting', ({ text, parts }) => {
    expect(kinds(text)).toEqual(parts);
  });
});
