import type { Indicator } from './indicator.ts';

type Fault = { readonly field: string; readonly message: string };

/**
 * The setting that leaves no error budget where one is asked for; null where there is one, or none is asked for. A
 * ratio without groups is taken as it is: files with one that shows no budget are in use.
 */
export function budgetFault(indicator: Indicator): Fault | null {
  if (!('budget' in indicator) || indicator.budget !== true) return null;
  if ('groupBy' in indicator && indicator.groupBy !== undefined) {
    const message =
      'expected no "groupBy" beside "budget": the worst group is another one from window to window';
    return { field: '.groupBy', message };
  }
  if (indicator.kind === 'ratio') return null;
  if (indicator.target === undefined) {
    return { field: '.target', message: 'expected a target, since "budget" is what it leaves room for' };
  }
  if (indicator.unit !== 'ratio') {
    return { field: '.unit', message: `expected "ratio" beside "budget"; got "${indicator.unit}"` };
  }
  if (indicator.kind === 'share') return null;
  if (indicator.window === undefined) {
    return { field: '.window', message: 'expected a window such as "30d", since "budget" is spent over it' };
  }
  const { report, direction } = indicator;
  const wanted = report === 'good' ? 'atLeast' : 'atMost';
  if (direction === wanted) return null;
  const message = `expected "${wanted}" beside "budget" and "report": "${report}"; got "${direction}"`;
  return { field: '.direction', message };
}
