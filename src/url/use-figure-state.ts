import { figureState } from './figure-state.ts';
import type { UrlState } from './url-state.ts';
import { useUrlState } from './use-url-state.ts';

/** The address as figures read it. */
export const useFigureState = (): UrlState => figureState(useUrlState()[0]);
