import { expect, test } from 'vitest';
import { editIndicator } from '#testing/edited-scorecard.ts';
import { AT, renderApp } from '#testing/render-app.tsx';

import { figure, figuresOfView, main } from '#testing/shown.ts';

// 20 projects a day is the figure of the brief.
test('what is counted stands behind the number, and is only text', async () => {
  await renderApp(
    { at: AT },
    {
      scorecard: (file) =>
        editIndicator(file, 'projects_per_day', { unitText: '<b>orders</b>', target: 10, pillar: 'cost' }),
    },
  );
  expect(figuresOfView().get('projects_per_day')?.text).toBe('20 <b>orders</b>/day');
  expect(figure('projects_per_day')).toHaveTextContent('≥ 10 <b>orders</b>/day');
  expect(main().querySelector('b')).toBeNull();
});

test('a size is shown in the prefix that suits it', async () => {
  await renderApp(
    { at: AT },
    {
      scorecard: (file) =>
        editIndicator(file, 'projects_per_day', {
          kind: 'gauge',
          query: 'vector(1610612736)',
          across: 'max',
          unit: 'bytes',
          direction: 'atMost',
          per: undefined,
          window: undefined,
          target: 2147483648,
          pillar: 'cost',
        }),
    },
  );
  expect(figuresOfView().get('projects_per_day')?.text).toBe('1.5 GiB');
  expect(figure('projects_per_day')).toHaveTextContent('≤ 2 GiB');
});
