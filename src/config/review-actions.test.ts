import { describe, expect, test } from 'vitest';
import { mergeActions, type ReviewAction, readActions, writeActions } from './review-actions.ts';

const action = (id: string, text = 'Tune the pool'): ReviewAction => ({
  id,
  text,
  owner: 'Ana',
  due: '2026-02-15',
  indicator: 'db_connections',
  isDone: false,
});

describe('readActions', () => {
  test('what was written comes back, markup and all', () => {
    const actions = [
      action('a', '</script> "quoted" | table\nline'),
      { ...action('b'), due: '', indicator: null },
    ];
    expect(readActions(writeActions(actions))).toEqual(actions);
  });

  test.for([
    ['nothing', ''],
    ['other JSON', '[1]'],
    ['another version', '{"version":2,"actions":[]}'],
    ['an action without a text', writeActions([action('a', '')])],
    ['a day that is none', writeActions([{ ...action('a'), due: 'soon' }])],
    ['an endless text', writeActions([action('a', 'x'.repeat(2000))])],
  ])('%s is not taken', ([, text]) => {
    expect(readActions(text ?? '')).toBeNull();
  });
});

test('mergeActions keeps all, and takes the newcomer where both know one', () => {
  expect(mergeActions([action('a'), action('b')], [action('b', 'New words'), action('c')])).toEqual([
    action('a'),
    action('b', 'New words'),
    action('c'),
  ]);
});
