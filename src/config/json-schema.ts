import { toJsonSchema } from '@valibot/to-json-schema';
import { scorecardSchema } from './schema.ts';
import { DESCRIPTIONS } from './setting-descriptions.ts';

/** The JSON Schema of scorecard.json, published beside it. */
export function scorecardJsonSchema(): object {
  return toJsonSchema(scorecardSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    // What JSON Schema cannot say; the app says it.
    ignoreActions: ['check', 'finite'],
    overrideSchema: ({ jsonSchema }) => {
      for (const [name, property] of Object.entries(jsonSchema.properties ?? {})) {
        const description = DESCRIPTIONS[name];
        if (description !== undefined && typeof property === 'object') property.description = description;
      }
      return undefined;
    },
  });
}
