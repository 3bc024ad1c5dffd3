export type Point = { readonly x: number; readonly y: number };

export type PlotBox = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The name of a target: `x` is where it starts or ends, `y` its baseline. */
export type TargetLabel = Point & { readonly id: string; readonly anchor: 'start' | 'end' };

export type WantedLabel = { readonly id: string; readonly y: number; readonly width: number };

type Area = PlotBox;

const contains = ({ left, right, top, bottom }: Area, { x, y }: Point) =>
  x >= left && x <= right && y >= top && y <= bottom;

const meet = (a: Area, b: Area) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function areaOf(label: TargetLabel, width: number, em: number): Area {
  const left = label.anchor === 'start' ? label.x : label.x - width;
  return { left, right: left + width, top: label.y - em, bottom: label.y + em * 0.3 };
}

/** Above the target line if it can be, at the start if it can be. */
function candidates({ id, y }: WantedLabel, box: PlotBox, em: number): readonly TargetLabel[] {
  const start = { id, x: box.left + em * 0.5, anchor: 'start' } as const;
  const end = { id, x: box.right - em * 0.5, anchor: 'end' } as const;
  const above = y - em * 0.5;
  const below = y + em * 1.2;
  return [
    { ...start, y: above },
    { ...end, y: above },
    { ...start, y: below },
    { ...end, y: below },
  ];
}

/** A label on a label is worse than any number of data points behind one. */
const COVERED_LABEL = 1_000_000;

/** Puts each target's name where it hides the fewest points and no other name. */
export function placeTargetLabels(
  wanted: readonly WantedLabel[],
  points: readonly Point[],
  box: PlotBox,
  em: number,
): readonly TargetLabel[] {
  const placed: TargetLabel[] = [];
  const taken: Area[] = [];
  for (const label of wanted) {
    const scored = candidates(label, box, em).map((candidate) => {
      const area = areaOf(candidate, label.width, em);
      const isOutside = area.top < 0 || area.bottom > box.bottom;
      const covered = taken.filter((other) => meet(other, area)).length + (isOutside ? 1 : 0);
      const hidden = points.filter((point) => contains(area, point)).length;
      return { candidate, area, cost: covered * COVERED_LABEL + hidden };
    });
    const best = scored.reduce((a, b) => (b.cost < a.cost ? b : a));
    placed.push(best.candidate);
    taken.push(best.area);
  }
  return placed;
}
