import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DOUBTS, type DoubtCode } from '#compute/doubt-rule.ts';
import { DOUBT_MEANING } from '#scorecard/explain/doubt-meaning.ts';
import { TrustNotice } from './trust-notice.tsx';

test('all reasons to doubt a figure are said, with what they do to it', () => {
  render(
    <TrustNotice
      evaluation={{
        doubts: ['member-vanished', 'worse-with-first-samples'],
        details: { 'member-vanished': 'scanner grype' },
      }}
    />,
  );
  expect(screen.getByText('Was there in this window and is gone: scanner grype.')).toBeTruthy();
  expect(screen.getByText(/^Counters were born in this window/)).toBeTruthy();
  expect(
    screen.getByText('While that is so, it is at most At risk, and the grade is provisional.'),
  ).toBeTruthy();
});

test.each(Object.keys(DOUBTS) as DoubtCode[])('beside the doubt %s stands what it means', (code) => {
  const { unmount } = render(<TrustNotice evaluation={{ doubts: [code], details: {} }} />);
  expect(screen.getByText(`What this means: ${DOUBT_MEANING[code]}.`)).toBeTruthy();
  unmount();
});

test('nothing is said of a figure that nothing is in doubt about', () => {
  const { container } = render(<TrustNotice evaluation={{ doubts: [], details: {} }} />);
  expect(container.textContent).toBe('');
});
