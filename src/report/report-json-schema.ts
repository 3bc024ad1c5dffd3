import { toJsonSchema } from '@valibot/to-json-schema';
import { reportSchema } from './report-schema.ts';

/** The JSON Schema of the JSON report, published beside that of scorecard.json. Only the build imports it. */
export const reportJsonSchema = (): object =>
  toJsonSchema(reportSchema, { target: 'draft-2020-12', ignoreActions: ['finite'] });
