import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { followOtherTabs, keptAs } from './kept.ts';

/** A scorecard file as somebody is changing it. */
export type Draft = {
  /** The address of the file. */
  readonly url: string;
  /** The file when the draft was begun. */
  readonly base: string;
  readonly text: string;
};

type Step = { readonly text: string; readonly setting: string };

type DraftState = {
  readonly draft: Draft | null;
  /** What can be gone back to, the newest last. */
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** What the last change was of: several changes of one setting are one step. */
  readonly setting: string;
};

const NOTHING: DraftState = { draft: null, past: [], future: [], setting: '' };
const MOST_STEPS = 100;

/** Kept in this browser, so that a reload loses nothing; the steps are not. */
const useDraftStore = create<DraftState>()(
  persist((): DraftState => NOTHING, {
    name: `pillars.draft ${globalThis.location?.pathname ?? ''}`,
    partialize: ({ draft }) => ({ draft }),
    // What another tab has changed has no steps of this one.
    merge: (kept) => ({
      ...NOTHING,
      draft: (kept as Pick<DraftState, 'draft'> | undefined)?.draft ?? null,
    }),
    storage: keptAs<Pick<DraftState, 'draft'>>({
      read: (text) => ({ draft: readDraft(text) }),
      write: ({ draft }) => (draft === null ? null : JSON.stringify(draft)),
    }),
  }),
);
followOtherTabs(useDraftStore);

function readDraft(text: string): Draft | null {
  const { url, base, text: content } = Object(JSON.parse(text)) as Partial<Record<keyof Draft, unknown>>;
  return typeof url === 'string' && typeof base === 'string' && typeof content === 'string'
    ? { url, base, text: content }
    : null;
}

/** null while nobody has changed anything in the file of this address. */
export const useKeptDraft = (url: string): Draft | null =>
  useDraftStore(({ draft }) => (draft?.url === url ? draft : null));

export const useDraftSteps = (): { readonly canUndo: boolean; readonly canRedo: boolean } => {
  const canUndo = useDraftStore(({ past }) => past.length > 0);
  const canRedo = useDraftStore(({ future }) => future.length > 0);
  return { canUndo, canRedo };
};

/** @param setting what was changed: `latency_p95.target` */
export function changeDraft({ url, base, text }: Draft, setting: string): void {
  useDraftStore.setState((state) => {
    const draft = state.draft?.url === url ? state.draft : { url, base, text: base };
    if (text === draft.text) return state;
    const isSameStep = state.setting === setting && state.past.length > 0;
    return {
      draft: { ...draft, text },
      past: isSameStep
        ? state.past
        : [...state.past, { text: draft.text, setting: state.setting }].slice(-MOST_STEPS),
      future: [],
      setting,
    };
  });
}

export function undoDraft(): void {
  useDraftStore.setState((state) => step(state, 'past', 'future'));
}

export function redoDraft(): void {
  useDraftStore.setState((state) => step(state, 'future', 'past'));
}

function step(state: DraftState, from: 'past' | 'future', to: 'past' | 'future'): DraftState {
  const { draft, setting } = state;
  const last = state[from].at(-1);
  if (draft === null || last === undefined) return state;
  return {
    ...state,
    draft: { ...draft, text: last.text },
    setting: last.setting,
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], { text: draft.text, setting }],
  };
}

export function discardDraft(): void {
  useDraftStore.setState(NOTHING);
}
