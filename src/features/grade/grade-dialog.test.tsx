import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { type EditableScorecard, editIndicator } from '#testing/edited-scorecard.ts';
import { AT, reload, renderApp } from '#testing/render-app.tsx';
import { find, grade, main, param, readTable, withSpaces } from '#testing/shown.ts';

const dialog = () => screen.getByRole('dialog', { name: 'The grade' });
const POINTS = /Points, weight and contribution/;

const withoutCost = (scorecard: EditableScorecard) =>
  editIndicator(scorecard, 'cost_per_project', { numerator: 'sum(no_such_metric{$filters})' });
const stricter = (scorecard: EditableScorecard) => editIndicator(scorecard, 'latency_p95', { target: 0.1 });

test('what is missing leaves a range and a provisional letter', async () => {
  await renderApp({ at: AT }, { scorecard: withoutCost });
  expect(grade()).toHaveTextContent('Provisional');
  await waitFor(() =>
    expect(main()).toHaveTextContent('1 of 17 indicators has no data; the grade could be C+ to A+.'),
  );
});

test('the grade is taken apart into points, caps and what would raise it', async () => {
  const user = await renderApp({ at: AT }, { scorecard: stricter });
  await user.click(await screen.findByRole('button', { name: 'How it is graded' }));
  expect(param('explain')).toBe('grade');
  await screen.findByRole('region', { name: POINTS });
  expect(readTable(POINTS).map((row) => row.slice(0, 5))).toEqual([
    ['Reliability', 'Exceeding', '100', '20 %', '20'],
    ['Performance', 'Missed', '40', '20 %', '8'],
    ['Quality', 'Exceeding', '100', '20 %', '20'],
    [expect.stringContaining('Security'), 'Met', '100', '20 %', '20'],
    ['Cost', 'Exceeding', '100', '20 %', '20'],
    ['Together', '', '', '', '88'],
  ]);
  expect(dialog()).toHaveTextContent('88 of 100 points make a B+.');
  expect(dialog()).toHaveTextContent('a pillar misses its target. This one decided.');
  await user.click(within(dialog()).getByRole('button', { name: /^P95\s≤\s100\sms$/ }));
  await screen.findByRole('dialog', { name: 'API latency (P95)' });
});

test('why it moved adds up to the difference of the scores', async () => {
  await renderApp({ at: AT, explain: 'moved' });
  const move = await waitFor(() => find('dialog [data-part="move"][aria-busy="false"]'));
  const [, points, direction] = /: ([\d.]+) points? (more|less)/.exec(withSpaces(move.textContent)) ?? [];
  const rows = readTable(/What each indicator did/);
  const sum = rows.reduce(
    (all, row) => all + (Number(row.at(-1)?.replace('−', '-').replace(/[±–]/, '0')) || 0),
    0,
  );
  expect(rows.length).toBeGreaterThan(10);
  expect(sum).toBeCloseTo(Number(points ?? 0) * (direction === 'less' ? -1 : 1), 1);
});

test('a figure shows its numbers, its window and its data', async () => {
  await renderApp({ at: AT, indicator: 'latency_p95' });
  const details = await screen.findByRole('dialog', { name: 'API latency (P95)' });
  await waitFor(() => find('[data-part="working"]', details));
  const text = withSpaces(details.textContent);
  expect(text).toContain('between 100 ms and 200 ms');
  expect(text).toContain('1 min measured, 1 min in scorecard.json');
  expect(text).toContain('30 Jan 2026, 23:55:00 UTC – 31 Jan 2026, 00:00:00 UTC');
  expect(withSpaces(find('[data-part="working"]', details).textContent)).toBe(
    '100 ms + (200 ms − 100 ms) · (28,500 − 27,450) ÷ 2,100 = 150 ms',
  );
  expect(within(details).getByRole('button', { name: 'Copy trace as JSON' })).toBeVisible();
});

test('a changed target is a marked break', async () => {
  await renderApp({ at: AT, explain: 'moved' });
  await waitFor(() => find('dialog [data-part="move"][aria-busy="false"]'));
  expect(dialog()).not.toHaveTextContent('not comparable');

  await reload({ scorecard: stricter });
  await waitFor(() => expect(dialog()).toHaveTextContent('figures before and after are not comparable'));
  expect(withSpaces(dialog().textContent)).toContain('API latency (P95): target 200 ms → 100 ms');
});

test('what if judges what is imagined, and forgets it', async () => {
  const user = await renderApp({ at: AT, explain: 'whatif' });
  const result = () => within(within(dialog()).getByRole('region', { name: 'What if' }));
  await waitFor(() => expect(dialog()).toHaveTextContent('not your figures'));
  const value = () => within(dialog()).getByRole('spinbutton', { name: /API latency \(P95\), value/ });
  const imagine = (amount: string) => fireEvent.change(value(), { target: { value: amount } });
  imagine('250');
  await result().findByRole('img', { name: 'Grade C plus' });
  expect(dialog()).toHaveTextContent('Actual: A+');
  // What the browser makes of the Home key.
  const slider = within(dialog()).getByRole('slider', { name: 'API latency (P95), value' });
  fireEvent.change(slider, { target: { value: slider.getAttribute('min') } });
  await waitFor(() => expect(value()).toHaveValue(0));
  await result().findByRole('img', { name: 'Grade A plus' });

  imagine('250');
  await user.click(result().getByRole('button', { name: 'Reset' }));
  await waitFor(() => expect(value()).toHaveValue(150));
  imagine('250');
  await reload();
  await waitFor(() => expect(value()).toHaveValue(150));
  expect(grade()).toHaveAttribute('data-grade', 'A+');
});
