import { useLayoutEffect, useRef } from 'react';
import type { HeatCells } from './heat-cells.ts';
import type { HeatGeometry } from './heat-geometry.ts';
import styles from './heat-map.module.css';
import { type CountRange, intensity } from './heat-scale.ts';

type Props = { readonly heat: HeatCells; readonly geometry: HeatGeometry; readonly range: CountRange };

/** Distance and strength of the strokes that say "nothing is known of this time". */
const HATCH = 6;
const HATCH_STRENGTH = 0.3;

/**
 * The cells. All of one colour that goes with light and dark paper, told apart by how much of the paper shows
 * through: nothing is drawn anew when the theme changes or the page is printed.
 */
export function HeatCanvas({ heat, geometry, range }: Props) {
  const ref = useRef<HTMLCanvasElement>(null);
  const { width, height } = geometry;
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (canvas === null || context === null || context === undefined) return;
    const dots = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * dots);
    canvas.height = Math.round(height * dots);
    context.scale(dots, dots);
    const color = getComputedStyle(canvas).color;
    context.fillStyle = color;
    context.strokeStyle = color;
    draw(context, heat, geometry, range);
  }, [heat, geometry, range, width, height]);
  return <canvas ref={ref} className={styles.canvas} data-heat="" />;
}

function draw(
  context: CanvasRenderingContext2D,
  { bounds, times, cells, step }: HeatCells,
  { box, x, scale }: HeatGeometry,
  range: CountRange,
): void {
  const columns = bounds.length;
  for (const [row, time] of times.entries()) {
    // On whole pixels: the edges of neighbours would add up to a stripe.
    const left = Math.round(Math.max(box.left, x(time - step)));
    const right = Math.round(Math.min(box.right, x(time)));
    if (right <= left) continue;
    if (Number.isNaN(cells[row * columns])) {
      hatch(context, left, right, box);
      continue;
    }
    for (let column = 0; column < columns; column += 1) {
      context.globalAlpha = intensity(cells[row * columns + column] as number, range);
      const top = Math.round(scale.rowTop(column));
      const bottom = Math.round(scale.rowTop(column - 1));
      if (context.globalAlpha > 0) context.fillRect(left, top, right - left, bottom - top - 1);
    }
  }
}

function hatch(context: CanvasRenderingContext2D, left: number, right: number, box: HeatGeometry['box']) {
  context.save();
  context.beginPath();
  context.rect(left, box.top, right - left, box.bottom - box.top);
  context.clip();
  context.globalAlpha = HATCH_STRENGTH;
  context.beginPath();
  const height = box.bottom - box.top;
  for (let start = Math.floor((left - height) / HATCH) * HATCH; start < right; start += HATCH) {
    context.moveTo(start, box.bottom);
    context.lineTo(start + height, box.top);
  }
  context.stroke();
  context.restore();
}
