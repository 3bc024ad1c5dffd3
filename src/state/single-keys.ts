import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { followOtherTabs, keptAs } from './kept.ts';

type SingleKeys = { readonly areOn: boolean };

/** Whether keys without Ctrl or ⌘ do something: who speaks to the computer would set them off by talking. */
export const useSingleKeys = create<SingleKeys>()(
  persist((): SingleKeys => ({ areOn: true }), {
    name: 'pillars.single-keys',
    merge: (kept) => (kept as SingleKeys | undefined) ?? { areOn: true },
    storage: keptAs<SingleKeys>({
      read: (text) => ({ areOn: text !== 'off' }),
      write: ({ areOn }) => (areOn ? null : 'off'),
    }),
  }),
);
followOtherTabs(useSingleKeys);

export const singleKeysAreOn = (): boolean => useSingleKeys.getState().areOn;
export const turnSingleKeys = (areOn: boolean): void => void useSingleKeys.setState({ areOn });
