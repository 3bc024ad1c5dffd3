import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { GradeBadge } from './grade-badge.tsx';

describe('GradeBadge', () => {
  test.for([
    { grade: 'A+', name: 'Grade A plus' },
    { grade: 'B-', name: 'Grade B minus' },
    { grade: 'C', name: 'Grade C' },
  ])('$grade is read as "$name"', ({ grade, name }) => {
    render(<GradeBadge grade={grade} />);
    expect(screen.getByRole('img', { name })).toBeVisible();
    expect(screen.queryByText('Provisional')).toBeNull();
  });

  test('a provisional letter says so in words', () => {
    render(<GradeBadge grade="A-" provisional size="hero" />);
    expect(screen.getByText('Provisional')).toBeVisible();
  });

  test('no letter is a dash and never a grade', () => {
    render(<GradeBadge grade={null} />);
    expect(screen.getByRole('img', { name: 'No grade' }).textContent).toBe('–');
    expect(screen.getByText('Not enough data')).toBeVisible();
  });

  test('a large one leaves it to the sentence beside it to say why there is no letter', () => {
    render(<GradeBadge grade={null} size="hero" />);
    expect(screen.queryByText('Not enough data')).toBeNull();
  });
});
