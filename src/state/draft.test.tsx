import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { changeDraft, discardDraft, redoDraft, undoDraft, useDraftSteps, useKeptDraft } from './draft.ts';

const URL = './scorecard.json';
const BASE = 'v1';

// Whoever was here before may have left one.
beforeEach(() => act(discardDraft));

const change = (text: string, setting: string) =>
  act(() => changeDraft({ url: URL, base: BASE, text }, setting));
const shown = () => renderHook(() => ({ draft: useKeptDraft(URL), ...useDraftSteps() })).result;

test('a draft begins with the file, and what is undone can be redone', () => {
  const state = shown();
  expect(state.current).toEqual({ draft: null, canUndo: false, canRedo: false });
  change('v2', 'a.target');
  change('v3', 'b.target');
  act(undoDraft);
  expect(state.current).toEqual({
    draft: { url: URL, base: BASE, text: 'v2' },
    canUndo: true,
    canRedo: true,
  });
  act(undoDraft);
  expect(state.current.draft?.text).toBe(BASE);
  act(redoDraft);
  act(redoDraft);
  expect(state.current).toMatchObject({ draft: { text: 'v3' }, canUndo: true, canRedo: false });
});

test('what is typed into one setting is one step', () => {
  const state = shown();
  change('0.', 'a.target');
  change('0.9', 'a.target');
  act(undoDraft);
  expect(state.current.draft?.text).toBe(BASE);
});

test('a change after an undo is a new way on', () => {
  const state = shown();
  change('v2', 'a.target');
  act(undoDraft);
  change('v3', 'b.target');
  expect(state.current.canRedo).toBe(false);
});

test('a draft is of one file', () => {
  change('v2', 'a.target');
  const { result } = renderHook(() => useKeptDraft('./demo/scorecard.json'));
  expect(result.current).toBeNull();
});

test.for(['', '{', '[]', '{"url":1}'])('what is kept and is no draft is none: %j', (text) => {
  const key = Object.keys(localStorage).find((name) => name.startsWith('pillars.draft')) ?? 'pillars.draft /';
  localStorage.setItem(key, text);
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key })));
  expect(shown().current.draft).toBeNull();
});
