import { act, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LongTable } from './long-table.tsx';

const ROWS = Array.from({ length: 500 }, (_, index) => `route ${index}`);

test('on paper every row is there, on screen those in sight', () => {
  const { container } = render(
    <LongTable
      caption="Routes"
      columns={[{ id: 'route', header: 'Route' }]}
      rows={ROWS}
      rowId={(row) => row}
      cells={(row) => [row]}
      sort={{ column: 'route', direction: 'ascending' }}
      onSort={() => undefined}
      empty="None"
    />,
  );
  const shown = () => container.querySelectorAll('tbody th').length;
  expect(shown()).toBeLessThan(100);
  act(() => void window.dispatchEvent(new Event('beforeprint')));
  expect(shown()).toBe(500);
  act(() => void window.dispatchEvent(new Event('afterprint')));
  expect(shown()).toBeLessThan(100);
});
