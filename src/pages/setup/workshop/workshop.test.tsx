import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AT, reload, renderApp } from '#testing/render-app.tsx';
import { find } from '#testing/shown.ts';

async function edit(title: string) {
  const user = await renderApp({ view: 'setup', at: AT });
  await user.click(await screen.findByRole('button', { name: `Edit ${title}` }));
  const editor = await screen.findByRole('region', { name: `Edit ${title}` });
  return { user, editor };
}

const P95 = 'API latency (P95)';
const target = (editor: HTMLElement) => within(editor).getByRole('textbox', { name: /^target/ });
const fact = (editor: HTMLElement, term: string) =>
  within(editor).getByText(term, { selector: 'dt' }).nextElementSibling;
const whenFact = (editor: HTMLElement, term: string, text: string | RegExp) =>
  waitFor(() => expect(fact(editor, term)).toHaveTextContent(text));

test('a changed target shows what status and grade would be, and can be undone', async () => {
  const { user, editor } = await edit(P95);
  // It opens above the list: focus brings it into sight.
  await waitFor(() => expect(within(editor).getByRole('heading', { name: P95 })).toHaveFocus());
  await whenFact(editor, 'grade', 'A+, unchanged');
  await user.clear(target(editor));
  await user.type(target(editor), '0.1');
  await whenFact(editor, 'status', 'Missed');
  await whenFact(editor, 'grade', 'C+ (now A+)');
  await user.click(screen.getByText('What changes in the file'));
  const diff = screen.getByRole('region', { name: 'What changes in the file' });
  expect(within(diff).getByText(/^-\s+"target": 0\.2/)).toBeVisible();
  expect(within(diff).getByText(/^\+\s+"target": 0\.1/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await whenFact(editor, 'grade', 'A+, unchanged');
  expect(target(editor)).toHaveValue('0.2');
  await user.click(screen.getByRole('button', { name: 'Redo' }));
  expect(target(editor)).toHaveValue('0.1');
});

test('a draft survives a reload, and is gone once it is discarded', async () => {
  const { user, editor } = await edit(P95);
  await user.clear(target(editor));
  await user.type(target(editor), '0.1');
  await screen.findByText('You have a draft of scorecard.json');
  await reload();
  await screen.findByText('You have a draft of scorecard.json');
  // The page itself is still by the file.
  expect(find('main')).toHaveTextContent('150 ms');
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(screen.queryByText('You have a draft of scorecard.json')).toBeNull());
});

test('what cannot be used is said beside the setting, and nothing is measured by it', async () => {
  const { user, editor } = await edit(P95);
  const window = within(editor).getByRole('textbox', { name: 'window' });
  await user.clear(window);
  await user.type(window, '5 apples');
  expect(await within(editor).findAllByText(/expected a Prometheus duration/)).not.toEqual([]);
  expect(within(editor).getByText('Nothing can be measured until this is mended.')).toBeVisible();
  expect(screen.getByText(/cannot be used yet/)).toBeVisible();
});

test('what is no number yet changes nothing', async () => {
  const { user, editor } = await edit(P95);
  await user.type(target(editor), 'x');
  expect(target(editor)).toHaveValue('0.2x');
  expect(within(editor).getByText('expected a number')).toBeVisible();
  expect(screen.queryByText('You have a draft of scorecard.json')).toBeNull();
});

test('a target is tried on the days of the past', async () => {
  const { user, editor } = await edit(P95);
  await user.click(await within(editor).findByRole('button', { name: 'Try it on the last 90 days' }));
  expect(
    await within(editor).findByText(/of the 90 days with data\. The grade would have been/, undefined, {
      timeout: 60_000,
    }),
  ).toBeVisible();
  await user.click(within(editor).getByRole('button', { name: 'Take that as the target' }));
  await screen.findByText('You have a draft of scorecard.json');
  expect(target(editor)).not.toHaveValue('0.2');
}, 120_000);

test('the list can be narrowed to what has no value', async () => {
  const user = await renderApp(
    { view: 'setup', at: AT },
    {
      scorecard: (file) => {
        const [first] = file.indicators;
        if (first !== undefined) first.query = 'sum by (status) (increase(nothing_total{$filters}[$window]))';
      },
    },
  );
  const rows = () => within(screen.getByRole('table', { name: /What the server has/ })).getAllByRole('row');
  const all = rows().length;
  expect(screen.getByText(/^24 of 25 indicators have a value/)).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'Only those without a value' }));
  expect(rows()).toHaveLength(2);
  expect(all).toBe(26);
});
