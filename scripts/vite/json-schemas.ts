import { type Plugin, runnerImport } from 'vite';

type ScorecardModule = typeof import('#config/json-schema.ts');
type ReportModule = typeof import('#report/report-json-schema.ts');

/** Imported at build time only: the config of dev server and tests stays free of the app's sources. */
async function importSource<Module>(path: string): Promise<Module> {
  const { module } = await runnerImport<Module>(path, { logLevel: 'error' });
  return module;
}

/** Publishes the JSON Schemas of what is read and written, made from the schemas the code itself validates with. */
export function jsonSchemas(): Plugin {
  return {
    name: 'json-schemas',
    apply: 'build',
    async generateBundle() {
      const { scorecardJsonSchema } = await importSource<ScorecardModule>('/src/config/json-schema.ts');
      const { reportJsonSchema } = await importSource<ReportModule>('/src/report/report-json-schema.ts');
      const schemas = {
        'scorecard.schema.json': scorecardJsonSchema(),
        'report.schema.json': reportJsonSchema(),
      };
      for (const [fileName, schema] of Object.entries(schemas)) {
        this.emitFile({ type: 'asset', fileName, source: `${JSON.stringify(schema, null, 2)}\n` });
      }
    },
  };
}
