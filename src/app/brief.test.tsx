import { expect, test } from 'vitest';
import { expectScorecardOfBrief } from '#testing/expectations.ts';
import { FIGURES_OF_BRIEF } from '#testing/figures-of-brief.ts';
import { readFigures, renderApp } from '#testing/render-app.tsx';
import { figuresOfView, find } from '#testing/shown.ts';

test('the page without a server shows the brief to the digit, the same in each view', async () => {
  const user = await renderApp({}, { source: 'demo' });
  expectScorecardOfBrief();
  const figures = await readFigures(user);
  expect(Object.fromEntries(Object.keys(FIGURES_OF_BRIEF).map((id) => [id, figures.get(id)?.text]))).toEqual(
    FIGURES_OF_BRIEF,
  );
});

test('a link with ?demo shows the demo in front of a server too', async () => {
  await renderApp({ demo: '1' });
  expect(find('[data-source="demo"]')).toHaveTextContent('Demo data');
  expect(figuresOfView().get('uptime')?.text).toBe('99.95 %');
});
