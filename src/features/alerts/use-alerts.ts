import { useReadings } from '#data/use-readings.ts';
import { type PlannedQuery, questionKey } from '#scorecard/queries/planned-query.ts';
import type { ReadingState } from '#scorecard/queries/reading.ts';

const ALERTS: PlannedQuery = { shape: 'alerts' };
const RULES: PlannedQuery = { shape: 'rules' };
const JUST_ALERTS = [ALERTS];
const JUST_RULES = [RULES];

/** The alerts the server says are firing now, whatever instant the figures are about. */
export const useAlerts = (): ReadingState =>
  useReadings(JUST_ALERTS, null).get(questionKey(ALERTS)) ?? { state: 'loading' };

/** The rules behind them. */
export const useRules = (): ReadingState =>
  useReadings(JUST_RULES, null).get(questionKey(RULES)) ?? { state: 'loading' };
