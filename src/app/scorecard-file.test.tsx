import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { serveScorecardText } from '#testing/demo-server.ts';
import {
  demoScorecard,
  type EditableScorecard,
  edited,
  editIndicator,
  startingFile,
} from '#testing/edited-scorecard.ts';
import { AT, goTo, openApp, reload, renderApp } from '#testing/render-app.tsx';
import { figure, figuresOfView, find, findAll, grade, main, readTable } from '#testing/shown.ts';

const TABLE = /Target, current value and status/;
const BANNER = 'scorecard.json has problems; what they touch is left out';

const item = (text: string): HTMLElement => {
  const found = screen.getAllByRole('listitem').find(({ textContent }) => textContent?.includes(text));
  if (found === undefined) throw new Error(`no item says "${text}"`);
  return found;
};

const seeWhatAndWhere = () => screen.findByRole('link', { name: 'See what and where' });

test('a stricter target changes status and grade', async () => {
  await renderApp({ at: AT });
  expect(readTable(TABLE)).toContainEqual(['Performance', 'P95 ≤ 200 ms', '150 ms', 'Exceeding']);
  await reload({ scorecard: (file) => editIndicator(file, 'latency_p95', { target: 0.1 }) });
  expect(readTable(TABLE)).toContainEqual(['Performance', 'P95 ≤ 100 ms', '150 ms', 'Missed']);
  expect(grade()).toHaveTextContent(/^C\+$/);
  expect(main()).toHaveTextContent('At most C+: a pillar misses its target.');
  await waitFor(() => expect(document.title).toBe('C+ · Operational Excellence'));
});

const BROKEN_FILES = [
  ['a comma is missing', '"version": 1,', '"version": 1', 'line 4, column 3'],
  ['a value is missing', '"version": 1,', '"version": ,', 'line 3, column 14'],
  ['a comma is too many', '"90d"', '"90d",', /^line \d+, column \d+$/],
] as const;

test.for(BROKEN_FILES)('where %s, the page names line and column', async ([, from, to, place]) => {
  await openApp({}, { scorecard: demoScorecard().replace(from, to) });
  await screen.findByRole('heading', { name: 'scorecard.json cannot be read' });
  const problem = screen.getByRole('listitem');
  expect(find('code', problem)).toHaveTextContent(place);
  expect(problem).toHaveTextContent('expected JSON');
});

test('once the file is mended, the page shows the scorecard', async () => {
  await openApp({ at: AT }, { scorecard: '{' });
  await screen.findByRole('heading', { name: 'scorecard.json cannot be read' });
  expect(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
  await reload({ scorecard: () => undefined });
  expect(grade()).toHaveTextContent(/^A\+$/);
});

test('without the file the page says where it belongs', async () => {
  await openApp({}, { scorecard: '' });
  expect(await screen.findByRole('listitem')).toHaveTextContent('expected scorecard.json beside the page');
});

const BAD_ENTRIES = [
  [
    'a kind that does not exist',
    'latency_p99',
    { kind: 'magic' },
    'indicators[5] (latency_p99).kind',
    /expected .*ratio.*quantile/,
  ],
  [
    'a target of the wrong type',
    'latency_p99',
    { target: 'fast' },
    'indicators[5] (latency_p99).target',
    /expected (a )?number/i,
  ],
  [
    'a percentage where a fraction is meant',
    'compliance',
    { target: 99 },
    'indicators (compliance).target',
    /expected a fraction from 0 to 1 \(0\.999 for 99\.9\s%\)/,
  ],
] as const;

test.for(BAD_ENTRIES)('%s is named, and the rest works', async ([, id, change, path, expected]) => {
  const user = await renderApp({ at: AT }, { scorecard: (file) => editIndicator(file, id, change) });
  await waitFor(() => expect(main()).toHaveTextContent(BANNER));
  expect(grade()).toHaveTextContent(/^A\+$/);
  const figures = figuresOfView();
  expect(figures.has(id)).toBe(false);
  expect(figures.get('uptime')?.text).toBe('99.95 %');

  await user.click(await seeWhatAndWhere());
  await waitFor(() => item(path));
  expect(find('code', item(path)).textContent).toBe(path);
  expect(item(path)).toHaveTextContent(expected);
  expect(item(path)).toHaveTextContent('This indicator is left out.');
});

test('a pillar with a broken weight is named, the others stay, and the grade is provisional', async () => {
  const user = await renderApp(
    { at: AT },
    { scorecard: ({ pillars }) => Object.assign(pillars[2] ?? {}, { weight: 'heavy' }) },
  );
  await waitFor(() => expect(main()).toHaveTextContent(BANNER));
  expect(readTable(TABLE).map(([pillar, , , status]) => [pillar, status])).toEqual([
    ['Reliability', 'Exceeding'],
    ['Performance', 'Exceeding'],
    ['Quality', 'No data'],
    ['Security', 'Met'],
    ['Cost', 'Exceeding'],
  ]);
  expect(grade()).toHaveTextContent('A−');
  expect(grade()).toHaveTextContent('Provisional');
  expect(main()).toHaveTextContent('a pillar has no data, so the grade is provisional');

  await user.click(await seeWhatAndWhere());
  await waitFor(() => item('pillars[2]'));
  expect(find('code', item('pillars[2]')).textContent).toBe('pillars[2] (quality).weight');
  expect(item('pillars[2]')).toHaveTextContent(
    'expected number, received "heavy". This pillar shows no data.',
  );
});

test('without views, and with a setting nobody knows, every view opens', async () => {
  const user = await renderApp(
    { at: AT },
    { scorecard: (file) => Object.assign(file, { views: undefined, veiws: {} }) },
  );
  expect(grade()).toHaveTextContent(/^A\+$/);
  for (const view of ['Operations', 'Engineering']) await goTo(user, view);
  await goTo(user, 'Setup 2 problems');
  expect(item('expected object, received nothing')).toHaveTextContent('views');
  expect(item('expected no setting called "veiws"')).toHaveTextContent('the file');
});

describe('a mistake that only a server can find', () => {
  test("is reported with its place and in the server's own words", async () => {
    const user = await renderApp(
      { at: AT },
      {
        scorecard: (file) =>
          editIndicator(file, 'error_rate', {
            query: 'sum by (status (increase(http_requests_total{$filters}[$window]))',
          }),
      },
    );
    await waitFor(() => expect(main()).toHaveTextContent(BANNER));
    expect(figuresOfView().get('uptime')?.text).toBe('99.95 %');
    expect(grade()).toHaveTextContent('Provisional');
    await goTo(user, 'Operations');
    await waitFor(() => expect(figure('error_rate')).toHaveTextContent('cannot answer this query: '));
    expect(figuresOfView().get('latency_p95')?.text).toBe('150 ms');

    await goTo(user, 'Setup 1 problem');
    const problem = item('indicators (error_rate)');
    expect(find('code', problem).textContent).toBe('indicators (error_rate).query');
    expect(problem).toHaveTextContent(/it said: .*parse error/);
    expect(problem).toHaveTextContent('This indicator shows no data.');
  });

  test('is reported with its place outside of the indicators, too', async () => {
    const user = await renderApp(
      { view: 'operations', at: AT },
      {
        scorecard: ({ breakdown }) => {
          breakdown.buckets = 'sum by (le, $by (increase(x_bucket{$filters}[$window]))';
        },
      },
    );
    expect(main()).toHaveTextContent(/breakdown\.buckets in scorecard\.json: .*cannot answer this query: /);
    expect(figuresOfView().get('latency_p95')?.text).toBe('150 ms');

    await goTo(user, 'Setup');
    const problem = item('breakdown.buckets');
    expect(find('code', problem).textContent).toBe('breakdown.buckets');
    expect(problem).toHaveTextContent(/it said: .*parse error/);
  });
});

describe('the file everybody begins with', () => {
  const INDICATORS = ['availability', 'latency_p95', 'error_rate', 'throughput'];

  test('measures the names of the client libraries without an edit', async () => {
    const scorecard = edited(startingFile(), (file) => {
      file.prometheus.url = './prometheus';
    });
    await renderApp({ at: AT }, { scorecard });
    // The demo company's HTTP metrics have those names; the figures are the brief's.
    const shown = figuresOfView();
    expect(INDICATORS.map((id) => shown.get(id)?.text)).toEqual(['99.95 %', '150 ms', '0.3 %', '100/s']);
    expect(readTable(TABLE)).toEqual([
      ['Reliability', 'Availability ≥ 99.9 %', '99.95 %', 'Exceeding'],
      ['Performance', 'P95 ≤ 200 ms', '150 ms', 'Exceeding'],
      ['Quality', 'Errors ≤ 1 %', '0.3 %', 'Exceeding'],
    ]);
  });
});

test('an edit between two loads counts from the second on', async () => {
  await renderApp({ at: AT });
  const title = (file: EditableScorecard) => Object.assign(file, { title: 'Ours' });
  serveScorecardText(
    edited(demoScorecard(), (file) => void Object.assign(title(file).prometheus, { url: './prometheus' })),
  );
  await reload();
  expect(within(main()).getByRole('heading', { level: 1 })).toHaveTextContent('Ours');
  expect(findAll('main [data-grade]').length).toBe(1);
});
