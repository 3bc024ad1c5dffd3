import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoScorecard, type EditableScorecard, editIndicator } from './edited-scorecard.ts';
import { AT } from './figures.ts';
import { expect, test } from './fixtures.ts';
import { ABOUT_DEMO_COMPANY, runReport } from './report-command.ts';
import { freePort } from './servers/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'pillars-report-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(name: string, change: (scorecard: EditableScorecard) => void): string {
  const scorecard: EditableScorecard = JSON.parse(demoScorecard());
  change(scorecard);
  const file = join(folder, name);
  // Tests run in several groups of one process, and each group clears away after itself.
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(scorecard));
  return file;
}

test('Markdown is the table of the brief, CSV has a line for each figure', async ({ addresses }) => {
  const server = ['--prometheus', addresses.prometheus, '--at', AT, ...ABOUT_DEMO_COMPANY];
  const markdown = await runReport(server);
  expect(markdown).toMatchObject({ code: 0, stderr: '' });
  for (const line of [
    '| **Reliability** | Uptime ≥ 99.9 % | 99.95 % | ✅ Exceeding |',
    '| **Performance** | P95 ≤ 200 ms | 150 ms | ✅ Exceeding |',
    '| **Quality** | Errors ≤ 1 % | 0.3 % | ✅ Exceeding |',
    '| **Security** | Critical 0 | 0 | ✅ Met |',
    '| **Cost** | Cost ≤ $10 per project | $0.50 | ✅ Exceeding |',
    '**Overall Score**: **A+** (Exceeding all targets)',
  ]) {
    expect(markdown.stdout.split('\n')).toContain(line);
  }
  const csv = await runReport([...server, '--format', 'csv']);
  expect(csv).toMatchObject({ code: 0, stderr: '' });
  // A head, the grade, five pillars, the figures, and the end of the last line.
  expect(csv.stdout.split('\r\n')).toHaveLength(1 + 1 + 5 + 25 + 1);
});

test('exit codes: 0 good enough, 1 below, 2 wrong use, 3 no answer', async ({ addresses }) => {
  const server = ['--prometheus', addresses.prometheus, '--at', AT, ...ABOUT_DEMO_COMPANY];
  const strict = fileWith('strict.json', (scorecard) =>
    editIndicator(scorecard, 'latency_p95', { target: 0.1 }),
  );
  const broken = fileWith('broken.json', (scorecard) =>
    editIndicator(scorecard, 'uptime', { target: 'high' }),
  );
  const refused = fileWith('refused.json', (scorecard) =>
    editIndicator(scorecard, 'test_coverage', { query: 'test_coverage_ratio{kind=}' }),
  );
  const nowhere = `http://127.0.0.1:${await freePort()}`;

  expect(await runReport([...server, '--fail-under', 'A+'])).toMatchObject({ code: 0, stderr: '' });

  const below = await runReport([...server, '--config', strict, '--fail-under', 'B']);
  expect(below).toMatchObject({ code: 1, stderr: 'The grade is C+, below B.\n' });
  expect(below.stdout).toContain('| **Performance** | P95 ≤ 100 ms | 150 ms | ❌ Missed |');

  const empty = await runReport(['--prometheus', addresses.prometheus, '--at', '0', '--fail-under', 'F']);
  expect(empty.code).toBe(1);
  expect(empty.stdout).toContain('**Overall Score**: **–** (Not enough data');

  const wrong = await runReport([...server, '--config', broken]);
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toContain(`${broken}: indicators[0] (uptime).target: expected number`);
  expect(await runReport(['--prometheus'])).toMatchObject({ code: 2, stdout: '' });

  const partial = await runReport([...server, '--config', refused]);
  expect(partial.code).toBe(3);
  expect(partial.stderr).toMatch(/^test_coverage\.query: .*parse error/);
  expect(partial.stdout).toMatch(/\| Test coverage \| ≥ 95 % \| – \| – \| ❔ No data \|/);

  const unreachable = await runReport(['--prometheus', nowhere]);
  expect(unreachable).toMatchObject({ code: 3, stdout: '' });
  expect(unreachable.stderr).toContain(`${nowhere} cannot be reached (ECONNREFUSED)`);
});

test('the demo world needs no server', async () => {
  const { code, stdout, stderr } = await runReport(['--demo', '--fail-under', 'A+']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('**Overall Score**: **A+**');
});
