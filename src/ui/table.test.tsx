import { render, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Table } from './table.tsx';

const COLUMNS = [
  { id: 'pillar', header: 'Pillar' },
  { id: 'current', header: 'Current', align: 'end', sort: 'descending' },
] as const;

describe('Table', () => {
  test('names its rows by their first cell and says what it is sorted by', () => {
    render(<Table caption="Scorecard" columns={COLUMNS} rows={[{ id: 'cost', cells: ['Cost', '$0.50'] }]} />);
    const table = screen.getByRole('table', { name: 'Scorecard' });
    expect(within(table).getByRole('rowheader', { name: 'Cost' })).toBeVisible();
    expect(within(table).getByRole('cell', { name: '$0.50' })).toBeVisible();
    expect(within(table).getByRole('columnheader', { name: 'Current' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  test('the box it scrolls in can be reached by keyboard', () => {
    render(<Table caption="Scorecard" columns={COLUMNS} rows={[]} />);
    expect(screen.getByRole('region', { name: 'Scorecard' }).tabIndex).toBe(0);
  });

  test('says so when there is nothing in it', () => {
    render(<Table caption="Incidents" columns={COLUMNS} rows={[]} empty="No incidents." />);
    expect(screen.getByText('No incidents.')).toBeVisible();
  });
});
