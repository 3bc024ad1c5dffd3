import { turnSingleKeys, useSingleKeys } from '#state/single-keys.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Table } from '#ui/table.tsx';
import { Keys } from './keys.tsx';
import styles from './keys-dialog.module.css';
import type { PaletteEntry } from './palette-entries.ts';

/** What the keys do while a chart has the focus. */
const CHART_KEYS = [
  { keys: ['←', '→'], does: 'Move from point to point; with Shift, select a span' },
  { keys: ['Enter'], does: 'Look at the selected span' },
  { keys: ['+', '-'], does: 'Half or twice as much time' },
  { keys: [',', '.'], does: 'Earlier, later' },
  { keys: ['Esc'], does: 'Drop the selection, or back to the time before' },
] as const;

const COLUMNS = [
  { id: 'does', header: 'What' },
  { id: 'keys', header: 'Keys' },
] as const;

/** Which keys do what, and a way to switch off those without Ctrl. */
export function KeysDialog({ entries, onClose }: { entries: readonly PaletteEntry[]; onClose: () => void }) {
  const isOn = useSingleKeys(({ areOn }) => areOn);
  return (
    <Dialog title="Keyboard" open onClose={onClose}>
      <div className={styles.keys}>
        <Table
          caption="Anywhere but in a field that is typed into"
          density="compact"
          columns={COLUMNS}
          rows={[
            {
              id: 'palette',
              cells: ['Find a view, a figure or a chart', <Keys key="keys" keys={['Ctrl K', '⌘ K']} />],
            },
            ...entries
              .filter(({ keys }) => keys.length > 0)
              .map(({ id, group, title, keys }) => ({
                id,
                cells: [
                  group === 'Do' ? title : `${group}: ${title}`,
                  <Keys key="keys" keys={isOn ? keys : []} />,
                ],
              })),
          ]}
        />
        <label className={styles.choice}>
          <input type="checkbox" checked={isOn} onChange={(event) => turnSingleKeys(event.target.checked)} />
          Keys without Ctrl or ⌘
        </label>
        <Table
          caption="In a chart"
          density="compact"
          columns={COLUMNS}
          rows={CHART_KEYS.map(({ keys, does }) => ({
            id: does,
            cells: [does, <Keys key="keys" keys={keys} />],
          }))}
        />
      </div>
    </Dialog>
  );
}
