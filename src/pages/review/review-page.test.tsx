import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { calls, onApiCall } from '#testing/demo-server.ts';
import type { EditableScorecard } from '#testing/edited-scorecard.ts';
import { savedFiles } from '#testing/missing-in-jsdom.ts';
import { type AppOptions, AT, goBack, quiet, reload, renderApp, settled } from '#testing/render-app.tsx';
import { find, findAll, main, param, readTable, region, withSpaces } from '#testing/shown.ts';

const openReview = (params: Readonly<Record<string, string>> = {}, options: AppOptions = {}) =>
  renderApp({ at: AT, view: 'review', ...params }, options);

const AGENDAS = {
  weekly: ['Metrics review', 'Incident analysis', 'Performance trends', 'Action items'],
  monthly: ['Performance optimization', 'Cost analysis', 'Capacity planning', 'Security updates'],
  quarterly: ['Architecture review', 'Technology refresh', 'Process improvements', 'Budget planning'],
  annual: ['Strategic planning', 'Technology roadmap', 'Compliance audit', 'Disaster recovery test'],
} as const;

test.for(Object.entries(AGENDAS))(
  'the %s review has the agenda of the brief, every point filled',
  async ([period, agenda]) => {
    await openReview({ period });
    const headings = findAll('main h2').map(({ textContent }) => textContent);
    expect(headings.filter((heading) => agenda.some((point) => point === heading))).toEqual(agenda);
    for (const point of agenda)
      expect(findAll('tbody tr, h3 + p', region(point)).length, point).toBeGreaterThan(0);
  },
);

const endsOfTrends = (): readonly string[] =>
  calls()
    .filter(
      ({ endpoint, expr }) => endpoint === 'query_range' && /increase\(.*duration_seconds_bucket/.test(expr),
    )
    .map(({ params }) => new Date(Number(params.get('end')) * 1000).toISOString());

async function savedBy(user: UserEvent, button: string): Promise<string> {
  const before = savedFiles().length;
  await user.click(screen.getByRole('button', { name: button }));
  await waitFor(() => expect(savedFiles().length).toBe(before + 1));
  return savedFiles().at(-1)?.text() ?? '';
}

test('a trend is drawn over the period under review, and the minutes do without', async () => {
  const user = await openReview();
  const trends = within(region('Performance'));
  for (const title of ['API latency (P50)', 'API latency (P95)', 'API latency (P99)', 'Throughput'])
    await trends.findByRole('img', { name: `${title}, 19 Jan 2026 – 25 Jan 2026` });
  expect(new Set(endsOfTrends())).toEqual(new Set(['2026-01-26T00:00:00.000Z']));
  expect(await savedBy(user, 'Save minutes')).not.toContain('Trend');
});

test('the week has its incident, which leads to the charts of its time, and a figure to its day', async () => {
  const user = await openReview();
  expect(find('[data-part="period"]')).toHaveTextContent('19 Jan 2026 – 25 Jan 2026');
  // The outage of the demo world: 21 minutes, and as much before and after it.
  const [incident] = readTable('Incidents');
  expect(incident?.slice(0, 3)).toEqual(['21 Jan 2026, 14:07', '21 Jan 2026, 14:28', '21 min']);
  await user.click(within(region('Incidents')).getByRole('link'));
  expect(param('view')).toBe('operations');
  expect(param('at')).toBe('2026-01-21T14:49:00Z');
  expect(param('window')).toBe('1h3m');
  await goBack();

  const letter = find('main [role="img"][aria-label^="Grade"]').getAttribute('aria-label');
  const [, , uptime = ''] =
    readTable('Every graded figure').find(([title]) => title === 'System uptime') ?? [];
  await user.click(within(region('Every graded figure')).getByRole('link', { name: 'System uptime' }));
  expect(param('at')).toBe('2026-01-26T00:00:00Z');
  expect(param('window')).toBe('1w');
  const dialog = await screen.findByRole('dialog', { name: 'System uptime' });
  await waitFor(() => expect(withSpaces(dialog.textContent)).toContain(uptime));
  await settled();
  expect(find('main [data-grade] [role="img"]')).toHaveAttribute('aria-label', letter);
});

test('causes add up to the difference of the scores', async () => {
  await openReview();
  expect(main()).toHaveTextContent(
    'A → C+: 10 points less. New cap: At most C+: a pillar misses its target.',
  );
  const points = readTable('The grade, and what moved it').map((row) =>
    Number(row.at(-1)?.replace('−', '-').replace('±', '')),
  );
  expect(points.reduce((sum, value) => sum + value, 0)).toBeCloseTo(-10, 1);
});

test('periods follow the zone and the fiscal year of scorecard.json', async () => {
  const review = (settings: object) => (scorecard: EditableScorecard) => {
    scorecard.review = settings;
  };
  const user = await openReview(
    { period: 'quarterly' },
    { scorecard: review({ zone: 'America/New_York', fiscalYearStart: 2 }) },
  );
  expect(find('[data-part="period"]')).toHaveTextContent('1 Aug 2025 – 31 Oct 2025');
  expect(find('[data-part="period"]')).toHaveTextContent('days in America/New_York');

  await reload({ scorecard: review({ zone: 'Nowhere/Land', fiscalYearStart: 13 }) });
  expect(find('[data-part="period"]')).toHaveTextContent('days in UTC');
  await user.click(await screen.findByRole('link', { name: 'See what and where' }));
  await waitFor(() => expect(main()).toHaveTextContent('expected a time zone such as "Europe/Berlin"'));
  expect(main()).toHaveTextContent('expected a month from 1 to 12');
});

test('a period that is known in part names no changes', async () => {
  await openReview({ period: 'quarterly' });
  expect(main()).toHaveTextContent('% of this period, so changes are not named.');
  expect(new Set(readTable('Performance').map((row) => row[3]))).toEqual(new Set(['–']));
});

test('it can be presented by keyboard, and a point has an address', async () => {
  const user = await openReview();
  await user.click(screen.getByRole('button', { name: 'Present' }));
  const title = () => find('[data-part="slide"] h3');
  await waitFor(() => expect(title()).toHaveTextContent('Metrics review'));
  await user.keyboard('{ArrowRight}');
  await waitFor(() => expect(title()).toHaveTextContent('Incident analysis'));
  expect(param('slide')).toBe('2');
  await reload();
  await waitFor(() => expect(title()).toHaveTextContent('Incident analysis'));
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  await waitFor(() => expect(title()).toHaveTextContent('Metrics review'));
  await user.keyboard('{End}');
  await waitFor(() => expect(find('[data-part="slide"]')).toHaveTextContent('Nothing has been agreed yet.'));
  // In a field the arrow keys belong to the field.
  await user.type(within(find('[data-part="slide"]')).getByRole('textbox', { name: 'Owner' }), '{ArrowLeft}');
  expect(param('slide')).toBe('5');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(findAll('[data-part="slide"]')).toEqual([]));
  expect(param('slide')).toBeNull();
});

const HOSTILE = '<img src=x onerror=alert(1)> | [link](javascript:alert(2))';

test('actions stay in the browser, travel as a file, and stand in the minutes', async () => {
  const user = await openReview();
  const field = (name: string) => screen.getByRole('textbox', { name });
  // "[" begins the name of a key for the keyboard; a reader would paste it.
  await user.click(field('Action'));
  await user.paste(HOSTILE);
  await user.type(field('Owner'), 'Ana');
  await user.type(screen.getByLabelText('Due'), '2026-02-15');
  await user.selectOptions(screen.getByLabelText('About'), 'db_connections');
  const before = window.location.href;
  await user.click(screen.getByRole('button', { name: 'Add' }));
  const row = [HOSTILE, 'Ana', '2026-02-15', 'Database connections used'];
  const agreed = () => readTable('What was agreed').map((cells) => cells.slice(0, 4));
  expect(agreed()).toEqual([row]);
  expect(window.location.href).toBe(before);
  await reload();
  expect(agreed()).toEqual([row]);
  await user.click(await screen.findByRole('checkbox', { name: /^Done/ }));

  const lines = withSpaces(await savedBy(user, 'Save minutes')).split('\n');
  expect(lines[0]).toBe('# Operational Excellence: Weekly review, 19 Jan 2026 – 25 Jan 2026');
  expect(lines).toContain('**Grade**: C+, before: A');
  expect(lines).toContain('| 21 Jan 2026, 14:07 | 21 Jan 2026, 14:28 | 21 min | 71.03 % (42,959 failed) |');
  expect(lines).toContain(
    '- [x] \\<img src=x onerror=alert(1)\\> \\| \\[link\\](javascript:alert(2)) (Ana, due 2026-02-15, Database connections used)',
  );

  // In another browser, with another memory.
  const file = await savedBy(user, 'Save as file');
  localStorage.clear();
  window.dispatchEvent(new StorageEvent('storage', { key: null }));
  await reload();
  expect(main()).toHaveTextContent('Nothing has been agreed yet.');
  const pick = (name: string, text: string) =>
    user.upload(screen.getByLabelText('Actions file'), new File([text], name, { type: 'application/json' }));
  await pick('other.json', '{}');
  await waitFor(() => expect(main()).toHaveTextContent('other.json holds no actions of Pillars'));
  await pick('a.json', file);
  await waitFor(() => expect(main()).toHaveTextContent('Loaded 1 action'));
  expect(agreed()).toEqual([row]);
  expect(screen.getByRole('checkbox', { name: /^Done/ })).toBeChecked();
  expect(findAll('main img')).toEqual([]);
  await user.click(screen.getByRole('button', { name: /^Remove/ }));
  await waitFor(() => expect(main()).toHaveTextContent('Nothing has been agreed yet.'));
});

describe('where there is no answer', () => {
  test('nothing known is said, and is no week without incidents', async () => {
    await renderApp({ at: '2020-01-08T00:00:00Z', view: 'review' });
    expect(main()).toHaveTextContent('The server has no data of this period.');
    expect(main()).toHaveTextContent('nobody can tell whether there was an incident');
    expect(main()).not.toHaveTextContent('No incident in this period');
  });

  test('no right to ask is said, until there is', async () => {
    const user = await openReview({}, { answer: () => new Response('forbidden', { status: 403 }) });
    const [alert] = await screen.findAllByRole('alert');
    expect(alert).toHaveTextContent('Prometheus gives no data');
    onApiCall(null);
    await user.click(screen.getAllByRole('button', { name: 'Try again' })[0] as HTMLElement);
    await waitFor(() => expect(main()).toHaveTextContent('One incident, 21 min in all.'));
    await quiet();
    expect(findAll('main [data-grade]')).toEqual([]);
  });
});
