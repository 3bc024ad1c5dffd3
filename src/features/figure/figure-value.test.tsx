import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Figure } from '#scorecard/explain/figure.ts';
import { FigureValue } from './figure-value.tsx';

const figure: Figure = {
  id: 'uptime',
  title: 'System uptime',
  short: 'Uptime',
  description: null,
  state: 'value',
  text: '99.95\u00A0%',
  machineValue: 0.9995,
  status: 'Exceeding',
  target: null,
  window: null,
  reason: null,
  notes: [],
  exemption: null,
  at: null,
  isStale: false,
};

test('a figure of the last refresh says nothing about its age', () => {
  const { container } = render(<FigureValue figure={figure} />);
  expect(container.querySelector('data')).toHaveProperty('value', '0.9995');
  expect(screen.queryByText('old')).toBeNull();
});

test('a figure kept from before a failed refresh is marked in a word, not by colour alone', () => {
  render(<FigureValue figure={{ ...figure, isStale: true }} />);
  expect(screen.getByText('old')).toBeVisible();
});

test('a figure without data is a dash and carries no value for machines', () => {
  const { container } = render(
    <FigureValue figure={{ ...figure, state: 'no-data', text: '–', machineValue: null }} />,
  );
  expect(container.textContent).toBe('–');
  expect(container.querySelector('data')).toBeNull();
});
