import type { EpochMs } from '#compute/units.ts';

export type TimeSpan = { readonly start: EpochMs; readonly end: EpochMs };
