import type { DurationMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import type { FormFault } from '#scorecard/trust/form-fault.ts';

/**
 * Why a rule must not be made of an indicator: the page says No data for the same reason, and a server would record the
 * wrong number without a word.
 * @param window null: its own
 */
export const ruleFault = (indicator: Indicator, window: DurationMs | null): FormFault | null =>
  planFigure(indicator, { window, filters: [] }).fault;
