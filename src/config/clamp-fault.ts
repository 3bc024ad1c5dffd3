import type { Indicator } from './indicator.ts';

/**
 * A target on the edge of what a clamp lets through, or beyond it; null where it may be met and missed. Without a value
 * on its bad side it would be met whatever happens.
 */
export function clampFault(
  indicator: Indicator,
): { readonly field: string; readonly message: string } | null {
  if (indicator.kind !== 'gauge' && indicator.kind !== 'quotient') return null;
  if (indicator.clamp === undefined || indicator.target === undefined) return null;
  const { target, direction, strict = false } = indicator;
  const [least, most] = indicator.clamp;
  const isReached = target >= least && target <= most;
  const canBeMissed = strict || (direction === 'atMost' ? target < most : target > least);
  if (isReached && canBeMissed) return null;
  const bounds = strict
    ? `from ${least} to ${most}`
    : direction === 'atMost'
      ? `from ${least} to below ${most}`
      : `above ${least} up to ${most}`;
  return {
    field: '.target',
    message: `expected a target ${bounds}, since "clamp" keeps the figure inside ${least} and ${most}; got ${target}`,
  };
}
