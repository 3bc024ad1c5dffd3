import { type Plugin, runnerImport } from 'vite';

type SchemaModule = typeof import('#config/json-schema.ts');

/** Publishes the JSON Schema of scorecard.json beside it, made from the schema the app itself validates with. */
export function scorecardSchema(): Plugin {
  return {
    name: 'scorecard-schema',
    apply: 'build',
    async generateBundle() {
      // Imported at build time only: the config of dev server and tests stays free of the app's sources.
      const { module } = await runnerImport<SchemaModule>('/src/config/json-schema.ts', {
        logLevel: 'error',
      });
      this.emitFile({
        type: 'asset',
        fileName: 'scorecard.schema.json',
        source: `${JSON.stringify(module.scorecardJsonSchema(), null, 2)}\n`,
      });
    },
  };
}
