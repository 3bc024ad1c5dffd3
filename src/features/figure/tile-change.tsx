import { ServerWarningsMark } from '#ui/server-warnings.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import styles from './tile-change.module.css';
import { useFigureChange } from './use-period-change.ts';

/** How a figure stands against the window before; nothing while that is not known. */
export function TileChange({ id, maxPoints }: { readonly id: string; readonly maxPoints: number }) {
  const change = useFigureChange(id, maxPoints);
  if (change === null) return null;
  return (
    <span className={styles.change} data-sense={change.sense} title={`${change.text}, ${change.sentence}`}>
      {change.text}
      <VisuallyHidden>, {change.sentence}</VisuallyHidden>
      <ServerWarningsMark warnings={change.warnings} />
    </span>
  );
}
