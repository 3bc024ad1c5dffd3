import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { STATUSES } from '#compute/status.ts';
import { StatusMark } from './status-mark.tsx';

describe('StatusMark', () => {
  test.for(STATUSES)('%s is a word beside its shape', (status) => {
    render(<StatusMark status={status} />);
    expect(screen.getByText(status)).toBeVisible();
  });

  test.for(STATUSES)('%s is still a word for those who hear it when compact', (status) => {
    render(<StatusMark status={status} compact />);
    expect(screen.getByText(status)).toBeVisible();
  });

  test('every status has a shape of its own', () => {
    const shapes = STATUSES.map((status) => {
      const { container, unmount } = render(<StatusMark status={status} />);
      const drawn = [...container.querySelectorAll('svg > *')].map((shape) =>
        ['d', 'r', 'width'].map((name) => shape.getAttribute(name)).join(),
      );
      unmount();
      return drawn.join(' ');
    });
    expect(new Set(shapes).size).toBe(STATUSES.length);
  });
});
