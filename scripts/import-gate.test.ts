import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILE, ROOMS, rulesText } from './import-rules.mjs';
import { bin, ROOT } from './run.mjs';

// A gate that rejects nothing looks like a gate that has nothing to reject. This one is shown forbidden files, in a
// project that consists of the real configuration and nothing else, so that no other tool ever sees them.

const IMPORTS = 'lint/style/noRestrictedImports';
const GLOBALS = 'lint/style/noRestrictedGlobals';
const CYCLES = 'lint/suspicious/noImportCycles';

const importing = (source: string) => `import { thing } from '${source}';\n\nthing();\n`;

const FORBIDDEN = [
  { file: 'compute/react.ts', code: importing('react'), rule: IMPORTS },
  { file: 'compute/ui.ts', code: importing('#ui/format.ts'), rule: IMPORTS },
  { file: 'compute/parent.ts', code: importing('../ui/format.ts'), rule: IMPORTS },
  { file: 'compute/detour.ts', code: importing('./../ui/format.ts'), rule: IMPORTS },
  { file: 'compute/clock.ts', code: 'export const now = () => Date.now();\n', rule: GLOBALS },
  { file: 'compute/fetch.ts', code: "export const ask = () => fetch('/');\n", rule: GLOBALS },
  { file: 'compute/clock.test.ts', code: importing('#ui/format.ts'), rule: IMPORTS },
  { file: 'config/client.ts', code: importing('#prometheus/client.ts'), rule: IMPORTS },
  { file: 'prometheus/config.ts', code: importing('#config/schema.ts'), rule: IMPORTS },
  { file: 'url/config.ts', code: importing('#config/schema.ts'), rule: IMPORTS },
  { file: 'url/later-step.ts', code: importing('#scorecard/plan/plan-indicator.ts'), rule: IMPORTS },
  { file: 'scorecard/plan/ui.ts', code: importing('#ui/format.ts'), rule: IMPORTS },
  { file: 'scorecard/plan/react.ts', code: importing('react'), rule: IMPORTS },
  { file: 'scorecard/plan/address.ts', code: importing('#url/url-state.ts'), rule: IMPORTS },
  { file: 'scorecard/plan/data.ts', code: importing('#data/keys.ts'), rule: IMPORTS },
  { file: 'scorecard/plan/cli.ts', code: importing('#cli/arguments.ts'), rule: IMPORTS },
  { file: 'scorecard/plan/later-step.ts', code: importing('#scorecard/evaluate/judge.ts'), rule: IMPORTS },
  {
    file: 'scorecard/indicators/later-step.ts',
    code: importing('#scorecard/plan/plan-indicator.ts'),
    rule: IMPORTS,
  },
  {
    file: 'scorecard/plan/lazily.ts',
    code: "export const late = () => import('#pages/wall/wall-page.tsx');\n",
    rule: IMPORTS,
  },
  { file: 'rules/pages.ts', code: importing('#pages/wall/wall-page.tsx'), rule: IMPORTS },
  { file: 'evidence/features.ts', code: importing('#features/grade/grade-hero.tsx'), rule: IMPORTS },
  { file: 'evidence/hooks.ts', code: importing('#data/use-readings.ts'), rule: IMPORTS },
  { file: 'report/pages.ts', code: importing('#pages/wall/wall-page.tsx'), rule: IMPORTS },
  { file: 'report/address.ts', code: importing('#url/url-state.ts'), rule: IMPORTS },
  { file: 'state/scorecard.ts', code: importing('#scorecard/plan/plan-indicator.ts'), rule: IMPORTS },
  { file: 'data/features.ts', code: importing('#features/grade/grade-hero.tsx'), rule: IMPORTS },
  { file: 'data/ui.ts', code: importing('#ui/button.tsx'), rule: IMPORTS },
  { file: 'ui/state.ts', code: importing('#state/theme.ts'), rule: IMPORTS },
  { file: 'ui/scorecard.ts', code: importing('#scorecard/plan/plan-indicator.ts'), rule: IMPORTS },
  { file: 'ui/again.ts', code: "export { plan } from '#scorecard/plan/plan-indicator.ts';\n", rule: IMPORTS },
  { file: 'charts/scorecard.ts', code: importing('#scorecard/plan/plan-indicator.ts'), rule: IMPORTS },
  { file: 'features/latency/recharts.ts', code: importing('recharts'), rule: IMPORTS },
  { file: 'features/latency/query.ts', code: importing('@tanstack/react-query'), rule: IMPORTS },
  { file: 'features/latency/page.ts', code: importing('#pages/wall/wall-page.tsx'), rule: IMPORTS },
  { file: 'features/latency/subject.ts', code: importing('#features/cost/cost-sections.tsx'), rule: IMPORTS },
  { file: 'features/latency/report.ts', code: importing('#report/make-report.ts'), rule: IMPORTS },
  { file: 'pages/wall/page.ts', code: importing('#pages/review/review-page.tsx'), rule: IMPORTS },
  { file: 'pages/wall/rules.ts', code: importing('#rules/rule-file.ts'), rule: IMPORTS },
  { file: 'pages/wall/testing.ts', code: importing('#testing/render-app.tsx'), rule: IMPORTS },
  { file: 'demo/scorecard.ts', code: importing('#scorecard/plan/plan-indicator.ts'), rule: IMPORTS },
  { file: 'cli/pages.ts', code: importing('#pages/wall/wall-page.tsx'), rule: IMPORTS },
  { file: 'cli/react.ts', code: importing('react'), rule: IMPORTS },
  { file: 'cli/hooks.ts', code: importing('#data/use-readings.ts'), rule: IMPORTS },
  { file: 'cli/worker.ts', code: importing('#demo/start-demo.ts'), rule: IMPORTS },
  { file: 'app/recharts.ts', code: importing('recharts'), rule: IMPORTS },
  { file: 'app/testing.ts', code: importing('#testing/render-app.tsx'), rule: IMPORTS },
  {
    file: 'url/there.ts',
    code: "import { back } from './back.ts';\n\nexport const there = () => back();\n",
    rule: CYCLES,
  },
  {
    file: 'url/back.ts',
    code: "import { there } from '#url/there.ts';\n\nexport const back = () => there();\n",
    rule: CYCLES,
  },
] as const;

const ALLOWED = [
  { file: 'compute/allowed.ts', code: importing('./series.ts') },
  { file: 'compute/allowed.test.ts', code: importing('vitest') },
  { file: 'config/allowed.ts', code: importing('valibot') },
  { file: 'prometheus/allowed.ts', code: importing('#compute/series.ts') },
  { file: 'url/allowed.ts', code: importing('react') },
  { file: 'url/vocabulary.ts', code: importing('#scorecard/queries/choice.ts') },
  { file: 'scorecard/evaluate/allowed.ts', code: importing('#scorecard/plan/plan-indicator.ts') },
  { file: 'rules/allowed.ts', code: importing('#scorecard/plan/plan-indicator.ts') },
  { file: 'evidence/allowed.ts', code: importing('#report/make-report.ts') },
  { file: 'evidence/plain.ts', code: importing('#data/ask-once.ts') },
  { file: 'report/allowed.ts', code: importing('#scorecard/explain/figure.ts') },
  { file: 'state/allowed.ts', code: importing('zustand/middleware') },
  { file: 'data/allowed.ts', code: importing('@tanstack/query-core') },
  { file: 'ui/allowed.ts', code: importing('./button.module.css') },
  { file: 'charts/allowed.ts', code: importing('recharts') },
  { file: 'features/latency/allowed.ts', code: importing('#charts/line-chart.tsx') },
  { file: 'features/latency/subject-allowed.ts', code: importing('#features/chart/trend-chart.tsx') },
  { file: 'features/export/allowed.ts', code: importing('#report/make-report.ts') },
  { file: 'pages/setup/allowed.ts', code: importing('#rules/rule-file.ts') },
  { file: 'pages/wall/allowed.ts', code: importing('#features/grade/grade-hero.tsx') },
  { file: 'demo/allowed.ts', code: importing('msw/browser') },
  { file: 'cli/allowed.ts', code: importing('node:fs/promises') },
  {
    file: 'cli/lazily.ts',
    code: "export const demo = () => import('#demo/http-api.ts');\n",
  },
  { file: 'app/allowed.ts', code: importing('#pages/wall/wall-page.tsx') },
] as const;

const project = mkdtempSync(join(tmpdir(), 'import-gate-'));

/** A tool's standard output; tools that find something exit with an error. */
async function outputOf(program: string, ...args: string[]): Promise<string> {
  const exit = await promisify(execFile)(bin(program), args, { cwd: project }).catch(
    (error: { stdout: string }) => error,
  );
  return exit.stdout;
}

type Report = { diagnostics: readonly { category: string; location: { path: string | { file: string } } }[] };

const findings = new Map<string, string[]>();

beforeAll(async () => {
  for (const path of [
    'biome.json',
    FILE,
    '.gitignore',
    'package.json',
    'tsconfig.json',
    'src/compute/tsconfig.json',
    'src/scorecard/tsconfig.json',
  ]) {
    cpSync(join(ROOT, path), join(project, path));
  }
  for (const { file, code } of [...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(dirname(join(project, 'src', file)), { recursive: true });
    writeFileSync(join(project, 'src', file), code);
  }
  const report = await outputOf('biome', 'lint', '--reporter=json', '--max-diagnostics=none', 'src');
  for (const { category, location } of (JSON.parse(report) as Report).diagnostics) {
    const path = typeof location.path === 'string' ? location.path : location.path.file;
    findings.set(path, [...(findings.get(path) ?? []), category]);
  }
});

afterAll(() => rmSync(project, { recursive: true }));

describe('the import gate', () => {
  test('is the one that the table describes', () => {
    expect(readFileSync(join(ROOT, FILE), 'utf8')).toBe(rulesText());
  });

  test('knows every room there is', () => {
    const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) =>
        ['scorecard', 'features', 'pages'].includes(name)
          ? readdirSync(join(ROOT, 'src', name), { withFileTypes: true })
              .filter((entry) => entry.isDirectory())
              .map((inner) => `${name}/${inner.name}`)
          : [name],
      );
    // What only tests import is held by no rule of its own.
    expect(Object.keys(ROOMS).sort()).toEqual(rooms.filter((room) => room !== 'testing').sort());
  });

  test.for(FORBIDDEN)('rejects src/$file', ({ file, rule }) => {
    expect(findings.get(`src/${file}`)).toContain(rule);
  });

  test.for(ALLOWED)('lets src/$file pass', ({ file }) => {
    expect(findings.get(`src/${file}`) ?? []).toEqual([]);
  });
});

describe('the compiler on the pure module', () => {
  test('knows neither network, page, clock nor the other folders', async () => {
    const file = join(project, 'src/compute/impure.ts');
    writeFileSync(join(project, 'src/ui/format.ts'), 'export const thing = 1;\n');
    writeFileSync(
      file,
      "import { thing } from '#ui/format.ts';\n\nexport const all = [thing, fetch, document, performance, console];\n",
    );
    const output = await outputOf('tsc', '-p', 'src/compute');
    for (const name of ['fetch', 'document', 'performance', 'console']) {
      expect(output).toMatch(new RegExp(`impure\\.ts.*Cannot find name '${name}'`));
    }
    expect(output).toMatch(/TS6059.*ui\/format\.ts/);
  });
});

describe('the compiler on the domain', () => {
  test('knows no page, no component and no storage', async () => {
    const file = join(project, 'src/scorecard/plan/page.ts');
    writeFileSync(file, 'export const all = [document, window, localStorage, sessionStorage];\n');
    const output = await outputOf('tsc', '-p', 'src/scorecard');
    for (const name of ['document', 'window', 'localStorage', 'sessionStorage']) {
      expect(output).toMatch(new RegExp(`page\\.ts.*Cannot find name '${name}'`));
    }
  });
});
