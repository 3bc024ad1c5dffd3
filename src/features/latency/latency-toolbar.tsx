import type { Zoom } from '#features/navigation/use-zoom.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Select } from '#ui/select.tsx';
import { useUrlState } from '#url/use-url-state.ts';
import styles from './latency-toolbar.module.css';
import type { Layers } from './use-latency.ts';

const COMPARE_CHOICES = [
  { value: 'nothing', label: 'Compare with …', compare: null },
  { value: 'previous', label: 'Previous period', compare: 'previous' },
  { value: 'week', label: 'Same time last week', compare: 'week' },
] as const;

type Props = {
  readonly zoom: Zoom;
  readonly layers: Layers;
  readonly onLayers: (layers: Layers) => void;
};

/** Moving through time with buttons, and what lies under and around the lines. */
export function LatencyToolbar({ zoom, layers, onLayers }: Props) {
  const [{ compare }, setUrl] = useUrlState();
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Time and layers of the latency chart">
      <span className={styles.group}>
        <IconButton icon="back" label="Earlier" onClick={zoom.onEarlier} />
        <IconButton icon="next" label="Later" onClick={zoom.onLater} />
        <IconButton icon="zoom-in" label="Zoom in" onClick={() => zoom.onZoomIn(null)} />
        <IconButton icon="zoom-out" label="Zoom out" onClick={zoom.onZoomOut} />
        <IconButton icon="undo" label="Back to the time before" onClick={zoom.onBack} />
      </span>
      <Select
        label="Compare with"
        labelHidden
        choices={COMPARE_CHOICES}
        value={compare ?? 'nothing'}
        onChange={(value) =>
          setUrl(
            { compare: COMPARE_CHOICES.find((choice) => choice.value === value)?.compare ?? null },
            { replace: true },
          )
        }
      />
      <label className={styles.layer}>
        <input
          type="checkbox"
          checked={layers.peaks}
          onChange={(event) => onLayers({ ...layers, peaks: event.target.checked })}
        />
        Peaks
      </label>
      <label className={styles.layer}>
        <input
          type="checkbox"
          checked={layers.bands}
          onChange={(event) => onLayers({ ...layers, bands: event.target.checked })}
        />
        Buckets
      </label>
    </div>
  );
}
