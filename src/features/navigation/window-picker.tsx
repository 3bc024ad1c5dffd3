import { useState } from 'react';
import { Select } from '#ui/select.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import { AbsoluteSpanDialog } from './absolute-span-dialog.tsx';
import { presetOf, WINDOW_PRESETS } from './window-presets.ts';

/** Which window the figures cover: each target's own, the same for all, or a fixed span. */
export function WindowPicker() {
  const [url, setUrl] = useUrlState();
  const [isPicking, setPicking] = useState(false);
  const current = presetOf(url);
  const choices = [
    ...WINDOW_PRESETS.map(({ id, label }) => ({ value: id, label })),
    ...(current.isFixed ? [{ value: current.id, label: current.label }] : []),
    { value: 'pick', label: 'Custom range' },
  ];
  return (
    <>
      <Select
        label="Window"
        labelHidden
        choices={choices}
        value={current.id}
        onChange={(id) => {
          const preset = WINDOW_PRESETS.find((entry) => entry.id === id);
          if (preset !== undefined) setUrl({ window: preset.window, at: null });
          else if (id === 'pick') setPicking(true);
        }}
      />
      {isPicking && <AbsoluteSpanDialog isOpen onClose={() => setPicking(false)} />}
    </>
  );
}
