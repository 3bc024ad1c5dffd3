import * as v from 'valibot';

const short = v.pipe(v.string(), v.maxLength(200));

const actionSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  owner: short,
  /** "2026-02-15"; empty: no day was agreed. */
  due: v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
  /** Id of the indicator it is about; null: of none in particular. */
  indicator: v.nullable(short),
  isDone: v.boolean(),
});

const fileSchema = v.object({
  version: v.literal(1),
  actions: v.pipe(v.array(actionSchema), v.maxLength(2000)),
});

/** What a review agreed that somebody does. */
export type ReviewAction = Readonly<v.InferOutput<typeof actionSchema>>;

/** From storage or a file, where anybody may have written anything; null for what is not ours. */
export function readActions(text: string): readonly ReviewAction[] | null {
  try {
    const read = v.safeParse(fileSchema, JSON.parse(text));
    return read.success ? read.output.actions : null;
  } catch {
    return null;
  }
}

export const writeActions = (actions: readonly ReviewAction[]): string =>
  `${JSON.stringify({ version: 1, actions }, null, 2)}\n`;

/** Those of a file added to those that are known; where both have one, the file has it. */
export function mergeActions(
  known: readonly ReviewAction[],
  added: readonly ReviewAction[],
): readonly ReviewAction[] {
  const byId = new Map([...known, ...added].map((action) => [action.id, action]));
  return [...byId.values()];
}

/** What the file of the actions is called. */
export const ACTIONS_FILE = 'pillars-actions.json';
