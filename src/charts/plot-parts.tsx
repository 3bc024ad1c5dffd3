import type { PlotProps } from './line-chart-props.ts';
import styles from './plot.module.css';

type BackdropProps = Pick<PlotProps, 'geometry' | 'unitLabel'>;

/** Grid, ticks, unit and zone: what lies behind the lines. */
export function PlotBackdrop({ geometry, unitLabel }: BackdropProps) {
  const { box, em, width, valueTicks, timeTicks, zoneName } = geometry;
  return (
    <g>
      <text className={styles.unit} x={0} y={em * 0.9}>
        {unitLabel}
      </text>
      {valueTicks.map(({ y, text }) => (
        <g key={y}>
          <line className={styles.grid} x1={box.left} x2={box.right} y1={y} y2={y} />
          <text className={styles.valueTick} x={box.left - em * 0.6} y={y + em * 0.35}>
            {text}
          </text>
        </g>
      ))}
      <line className={styles.axis} x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} />
      {timeTicks.map(({ at, x, text }) => (
        <g key={at}>
          <line className={styles.axis} x1={x} x2={x} y1={box.bottom} y2={box.bottom + em * 0.4} />
          <text className={styles.timeTick} x={x} y={box.bottom + em * 1.6}>
            {text}
          </text>
        </g>
      ))}
      <text className={styles.zone} x={width} y={box.bottom + em * 1.6}>
        {zoneName}
      </text>
    </g>
  );
}

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
