import type { PlotProps } from './line-chart-props.ts';
import styles from './plot.module.css';

type LabelsProps = Pick<PlotProps, 'geometry' | 'lines' | 'targets'>;

/** The names of lines and targets, above the lines and kept legible by a rim of paper. */
export function PlotLabels({ geometry, lines, targets }: LabelsProps) {
  const { box, em, lineLabels, targetLabels } = geometry;
  return (
    <g>
      {targetLabels.map(({ id, x, y, anchor }) => (
        <text
          key={id}
          className={styles.targetLabel}
          x={x}
          y={y}
          textAnchor={anchor}
          data-tone={targets.find(({ label }) => label === id)?.tone ?? 'target'}
        >
          {id}
        </text>
      ))}
      {lineLabels.map(({ id, y, lineX, lineY }) => {
        const line = lines.find((candidate) => candidate.id === id);
        return (
          <g key={id} data-tone={line?.tone}>
            <circle className={styles.end} cx={lineX} cy={lineY} r={em * 0.25} />
            <text className={styles.lineLabel} x={box.right + em * 0.75} y={y + em * 0.35}>
              {line?.label}
            </text>
          </g>
        );
      })}
    </g>
  );
}
