import { useMemo, useState } from 'react';
import { useSession } from '#data/session-context.ts';
import { goToChart } from '#features/navigation/go-to-chart.ts';
import { KeysDialog } from '#features/palette/keys-dialog.tsx';
import { PaletteDialog } from '#features/palette/palette-dialog.tsx';
import { type PaletteEntry, paletteEntries } from '#features/palette/palette-entries.ts';
import { chooseTheme } from '#state/theme.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { changeUrlState } from '#url/use-url-state.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** What can be done with the page as a whole, and a way to everything else. */
export function PageActions() {
  const { config, scheduler } = useSession();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const entries = useMemo(() => paletteEntries(config), [config]);
  const run = ({ action }: PaletteEntry) => {
    setOpen(action.kind === 'keys' ? 'keys' : null);
    if (action.kind === 'refresh') void scheduler.refresh();
    if (action.kind === 'theme') chooseTheme(action.theme);
    if (action.kind !== 'go') return;
    if (action.hash === undefined) changeUrlState(action.change);
    else goToChart(action.change, action.hash);
  };
  useShortcuts({ isOpen: open !== null, entries, onPalette: () => setOpen('palette'), onEntry: run });
  return (
    <>
      <IconButton
        icon="search"
        label="Find a view, a figure or a chart (Ctrl K)"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        onClick={() => setOpen('palette')}
      />
      <IconButton icon="refresh" label="Refresh now" onClick={scheduler.refresh} />
      <IconButton
        icon="print"
        label="Export: save or print"
        onClick={() => changeUrlState({ handout: true })}
      />
      {open === 'palette' && <PaletteDialog entries={entries} onRun={run} onClose={() => setOpen(null)} />}
      {open === 'keys' && <KeysDialog entries={entries} onClose={() => setOpen(null)} />}
    </>
  );
}
