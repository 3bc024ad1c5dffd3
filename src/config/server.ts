import * as v from 'valibot';
import { durationBetween, id, number, settings, text } from './fields.ts';

const MEGABYTES = 'expected a number of megabytes from 1 to 2048';

const limits = {
  /** A timer of a browser cannot be set for more than 24 days: it would be over at once. */
  timeout: v.optional(durationBetween('100ms', '1h', 'from "100ms" to "1h"')),
  /** A response beyond this, after it is unpacked, is not read to its end; 128 unless told otherwise. */
  maxAnswerMegabytes: v.optional(v.pipe(number, v.minValue(1, MEGABYTES), v.maxValue(2048, MEGABYTES))),
};

/** Another server, asked by whatever names it. What it does not say of its limits is as for the default one. */
const sourceSchema = settings({
  /** Where its HTTP API is, absolute or relative to the page. */
  url: text,
  ...limits,
});

export const serverSchema = settings({
  /** Where the Prometheus HTTP API is, absolute or relative to the page; null: Prometheus itself when it serves this page, else the demo world. */
  url: v.nullable(text),
  scrapeInterval: v.optional(durationBetween('100ms', '1d', 'from "100ms" to "1d"')),
  ...limits,
  /** Further servers by name. What names none is asked of the default one, at `url`. */
  sources: v.optional(v.record(id, sourceSchema)),
});

export type ServerConfig = v.InferOutput<typeof serverSchema>;
export type SourceConfig = v.InferOutput<typeof sourceSchema>;

/** Further servers by name; none where the file names none. */
export const sourcesOf = ({ sources }: Pick<ServerConfig, 'sources'>): readonly [string, SourceConfig][] =>
  Object.entries(sources ?? {});
