import type { Share } from './load.ts';
import { PEOPLE, type Rhythm, STEADY } from './rhythm.ts';
import { LATE_ERRORS, OUTAGE, type Service, SLOW_SEARCH } from './timeline.ts';

/** One route of one service in one region. */
export type Endpoint = {
  readonly service: Service;
  readonly route: string;
  readonly region: string;
  readonly rhythm: Rhythm;
  /** Requests in a minute of normal load, a multiple of 400. */
  readonly perMinute: number;
  /** Shares of all requests by status. The rest is 200. */
  readonly statuses: Readonly<Record<string, Share>>;
  /** Shares slower than .05, .1, .2, .5, 1 and 2.5 s, in parts per million. */
  readonly slower: readonly Share[];
};

const EU = 'eu-west-1';
const US = 'us-east-1';

const OUTAGE_PPM = 380_000;

/** Slower than .05, .1, .2, .5, 1 and 2.5 s while the search is slow. */
const SLOW_SEARCH_PPM = [800_000, 620_000, 450_000, 180_000, 40_000, 4_000];

const always = (ppm: number): Share => ({ ppm });

const errors = (ppm: number, latePpm: number): Share => ({
  ppm,
  episodes: [{ ...LATE_ERRORS, ppm: latePpm }],
});

const apiErrors = (ppm: number, latePpm: number): Share => ({
  ppm,
  episodes: [
    { ...OUTAGE, ppm: OUTAGE_PPM },
    { ...LATE_ERRORS, ppm: latePpm },
  ],
});

const searchSlower = (ppms: readonly number[]): Share[] =>
  ppms.map((ppm, index) => ({ ppm, episodes: [{ ...SLOW_SEARCH, ppm: SLOW_SEARCH_PPM[index] ?? 0 }] }));

/**
 * The shares fit together: at normal load, which is the load of the last hour, they add up to 6000 requests a minute of
 * which 18 fail and 2400, 5490, 5910, 5988 and 6000 take up to .05, .1, .2, .5 and 1 s.
 */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    service: 'api',
    route: '/projects',
    region: EU,
    rhythm: PEOPLE,
    perMinute: 1600,
    statuses: { 404: always(20), 500: apiErrors(400, 3750) },
    slower: [550_000, 50_000, 5_000, 625, 0, 0].map(always),
  },
  {
    service: 'api',
    route: '/projects',
    region: US,
    rhythm: PEOPLE,
    perMinute: 800,
    statuses: { 404: always(15), 500: apiErrors(430, 4000) },
    slower: [600_000, 60_000, 7_500, 1_250, 0, 0].map(always),
  },
  {
    service: 'api',
    route: '/search',
    region: EU,
    rhythm: PEOPLE,
    perMinute: 800,
    statuses: { 500: apiErrors(380, 3500) },
    slower: searchSlower([750_000, 140_000, 25_000, 2_500, 0, 0]),
  },
  {
    service: 'api',
    route: '/search',
    region: US,
    rhythm: PEOPLE,
    perMinute: 400,
    statuses: { 500: apiErrors(450, 4000) },
    slower: searchSlower([800_000, 180_000, 40_000, 5_000, 0, 0]),
  },
  {
    service: 'web',
    route: '/',
    region: EU,
    rhythm: PEOPLE,
    perMinute: 800,
    statuses: { 302: always(100_000), 404: always(20), 500: errors(120, 1500) },
    slower: [300_000, 10_000, 2_500, 0, 0, 0].map(always),
  },
  {
    service: 'web',
    route: '/dashboard',
    region: EU,
    rhythm: PEOPLE,
    perMinute: 400,
    statuses: { 500: errors(180, 2000) },
    slower: [700_000, 80_000, 10_000, 2_500, 0, 0].map(always),
  },
  {
    service: 'worker',
    route: '/render',
    region: US,
    rhythm: STEADY,
    perMinute: 800,
    statuses: { 500: errors(300, 2500) },
    slower: [750_000, 160_000, 35_000, 5_000, 0, 0].map(always),
  },
  {
    service: 'worker',
    route: '/callback',
    region: US,
    rhythm: STEADY,
    perMinute: 400,
    statuses: { 500: errors(140, 1000) },
    slower: [500_000, 75_000, 15_000, 2_500, 0, 0].map(always),
  },
];
