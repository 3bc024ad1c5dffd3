import { describe, expect, test } from 'vitest';
import { spreadLabels } from './spread-labels.ts';
import { placeTargetLabels } from './target-labels.ts';

describe('spreadLabels', () => {
  test('labels with room stay where they are', () => {
    const wanted = [
      { id: 'a', y: 10 },
      { id: 'b', y: 50 },
    ];
    expect(spreadLabels(wanted, 12, 0, 100)).toEqual(wanted);
  });

  test('labels at one height are moved apart and stay inside', () => {
    const wanted = ['a', 'b', 'c'].map((id) => ({ id, y: 98 }));
    expect(spreadLabels(wanted, 12, 0, 100).map(({ y }) => y)).toEqual([76, 88, 100]);
  });
});

describe('placeTargetLabels', () => {
  const box = { left: 0, right: 200, top: 0, bottom: 100 };
  const target = { id: 'Target', y: 50, width: 40 };

  test('stands above the start of its line when nothing is there', () => {
    expect(placeTargetLabels([target], [], box, 10)).toEqual([
      { id: 'Target', x: 5, y: 45, anchor: 'start' },
    ]);
  });

  test('moves to the end when data is drawn at the start', () => {
    const [label] = placeTargetLabels([target], [{ x: 20, y: 42 }], box, 10);
    expect(label?.anchor).toBe('end');
  });

  test('two targets at one height do not cover each other', () => {
    const [first, second] = placeTargetLabels([target, { ...target, id: 'Other' }], [], box, 10);
    expect(first?.anchor).toBe('start');
    expect(second?.anchor).toBe('end');
  });

  test('a target at the bottom edge is named above it, not outside', () => {
    const crowd = [10, 190].map((x) => ({ x, y: 92 }));
    const [label] = placeTargetLabels([{ ...target, y: 98 }], crowd, box, 10);
    expect(label?.y).toBe(93);
  });
});
