import { useDeferredValue } from 'react';

/** false for the first paint and true right after it: what is read second does not hold up what is read first. */
export const useAfterFirstPaint = (): boolean => useDeferredValue(true, false);
