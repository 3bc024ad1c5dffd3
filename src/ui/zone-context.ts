import { createContext } from 'react';
import type { Zone } from '#compute/zone.ts';

/** The zone that times are written in where nobody passes one down. */
export const ZoneContext = createContext<Zone>('utc');
