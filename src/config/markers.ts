import * as v from 'valibot';
import { id, labelName, promql, settings, text } from './fields.ts';

/** Something that happens at an instant, drawn as a mark in all charts over time: a deploy, a change of a flag. */
export const markerSchema = settings({
  title: text,
  /** Name of the server to ask, one of `prometheus.sources`; absent: the default one. */
  source: v.optional(id),
  /** PromQL, over the step of the charts as $window, that has a series from when it happens; a mark stands where one begins. */
  query: promql,
  /** The labels that tell what happened, in this order; else all. */
  labels: v.optional(v.array(labelName)),
});

export type MarkerConfig = v.InferOutput<typeof markerSchema>;
