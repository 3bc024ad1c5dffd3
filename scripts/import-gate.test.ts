import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  { file: 'scorecard/ui.ts', code: importing('#ui/format.ts'), rule: IMPORTS },
  {
    file: 'scorecard/lazily.ts',
    code: "export const late = () => import('#views/wall.tsx');\n",
    rule: IMPORTS,
  },
  { file: 'rules/views.ts', code: importing('#views/wall.tsx'), rule: IMPORTS },
  { file: 'evidence/views.ts', code: importing('#views/wall.tsx'), rule: IMPORTS },
  { file: 'report/views.ts', code: importing('#views/wall.tsx'), rule: IMPORTS },
  { file: 'state/scorecard.ts', code: importing('#scorecard/plan.ts'), rule: IMPORTS },
  { file: 'ui/state.ts', code: importing('#state/theme.ts'), rule: IMPORTS },
  { file: 'data/views.ts', code: importing('#views/wall.tsx'), rule: IMPORTS },
  { file: 'data/ui.ts', code: importing('#ui/button.tsx'), rule: IMPORTS },
  { file: 'scorecard/data.ts', code: importing('#data/keys.ts'), rule: IMPORTS },
  { file: 'cli/hooks.ts', code: importing('#data/use-readings.ts'), rule: IMPORTS },
  { file: 'ui/scorecard.ts', code: importing('#scorecard/plan.ts'), rule: IMPORTS },
  { file: 'ui/again.ts', code: "export { plan } from '#scorecard/plan.ts';\n", rule: IMPORTS },
  { file: 'charts/scorecard.ts', code: importing('#scorecard/plan.ts'), rule: IMPORTS },
  { file: 'views/recharts.ts', code: importing('recharts'), rule: IMPORTS },
  { file: 'views/prometheus.ts', code: importing('#prometheus/client.ts'), rule: IMPORTS },
  { file: 'views/query.ts', code: importing('valibot'), rule: IMPORTS },
  { file: 'demo/scorecard.ts', code: importing('#scorecard/plan.ts'), rule: IMPORTS },
  { file: 'cli/views.ts', code: importing('#views/wall.tsx'), rule: IMPORTS },
  { file: 'cli/react.ts', code: importing('react'), rule: IMPORTS },
  { file: 'cli/worker.ts', code: importing('#demo/start-demo.ts'), rule: IMPORTS },
  { file: 'scorecard/cli.ts', code: importing('#cli/arguments.ts'), rule: IMPORTS },
  { file: 'app/recharts.ts', code: importing('recharts'), rule: IMPORTS },
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
  { file: 'scorecard/kinds/allowed.ts', code: importing('#scorecard/plan.ts') },
  { file: 'rules/allowed.ts', code: importing('#scorecard/plan.ts') },
  { file: 'evidence/allowed.ts', code: importing('#report/make-report.ts') },
  { file: 'report/allowed.ts', code: importing('#scorecard/plan.ts') },
  { file: 'state/allowed.ts', code: importing('zustand/middleware') },
  { file: 'data/allowed.ts', code: importing('@tanstack/query-core') },
  { file: 'scorecard/use-allowed.ts', code: importing('#data/use-readings.ts') },
  { file: 'ui/allowed.ts', code: importing('./button.module.css') },
  { file: 'charts/allowed.ts', code: importing('recharts') },
  { file: 'views/allowed.ts', code: importing('#charts/index.ts') },
  { file: 'demo/allowed.ts', code: importing('msw/browser') },
  { file: 'cli/allowed.ts', code: importing('node:fs') },
  {
    file: 'cli/lazily.ts',
    code: "export const demo = () => import('#demo/http-api.ts');\n",
  },
  { file: 'app/allowed.ts', code: importing('#views/wall.tsx') },
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
    '.gitignore',
    'package.json',
    'tsconfig.json',
    'src/compute/tsconfig.json',
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
