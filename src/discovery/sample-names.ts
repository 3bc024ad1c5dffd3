import type { Preset, PresetMetric } from './preset.ts';

const SUFFIXES = { counter: [''], gauge: [''], histogram: ['_bucket', '_count', '_sum'] } as const;

/** What samples of a metric are called: those of a histogram have suffixes. */
export const samplesOf = (name: string, type: PresetMetric['type']): readonly string[] =>
  SUFFIXES[type].map((suffix) => name + suffix);

/** Patterns for every name that presets know. */
export function namePatterns(presets: readonly Preset[]): readonly string[] {
  const patterns = presets.flatMap(({ metrics }) =>
    Object.values(metrics).flatMap(({ type, names, anyPrefix }) =>
      names.flatMap((name) => {
        const samples = samplesOf(name, type).map(escaped);
        return anyPrefix === true ? [...samples, ...samples.map((sample) => `.+_${sample}`)] : samples;
      }),
    ),
  );
  return [...new Set(patterns)];
}

/** For a regular expression in which these signs are themselves. */
const escaped = (name: string): string => name.replace(/[.*+?^$()|[\]{}\\]/g, '[$&]');

/** Longer addresses are refused by some proxies. */
const MOST_CHARACTERS = 1500;

/** Alternatives of one regular expression each, short enough for the address of a request. */
export function inChunks(patterns: readonly string[]): readonly string[] {
  const chunks: string[] = [];
  for (const pattern of patterns) {
    const last = chunks.at(-1);
    if (last === undefined || last.length + pattern.length >= MOST_CHARACTERS) chunks.push(pattern);
    else chunks[chunks.length - 1] = `${last}|${pattern}`;
  }
  return chunks;
}
