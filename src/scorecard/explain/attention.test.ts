import { describe, expect, test } from 'vitest';
import { attentionLead } from './attention.ts';

describe('attentionLead', () => {
  test.for([
    {
      counts: { items: 0, overdue: 0, exempt: 0 },
      lead: 'Nothing does. All graded targets are met.',
    },
    { counts: { items: 0, overdue: 1, exempt: 0 }, lead: 'All graded targets are met.' },
    {
      counts: { items: 0, overdue: 0, exempt: 1 },
      lead: 'Every other target that is graded is met. One target is exempt and not judged.',
    },
    { counts: { items: 3, overdue: 0, exempt: 2 }, lead: '2 targets are exempt and not judged.' },
    { counts: { items: 3, overdue: 2, exempt: 0 }, lead: null },
  ])('$counts: never says that all is met where something was not judged', ({ counts, lead }) => {
    expect(attentionLead(counts)).toBe(lead);
  });
});
