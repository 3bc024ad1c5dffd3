import * as v from 'valibot';
import { labels, list, object, text } from './wire.ts';

/** The forms of what a server says of itself: names, alerts, rules. Not needed for the first figures. */

export const textsWire = list(text);

export const alertsWire = object(
  {
    alerts: list(
      object({ state: text, labels, annotations: v.nullish(labels), activeAt: v.nullish(text) }, 'an alert'),
    ),
  },
  'an object',
);

const ruleWire = object(
  {
    name: text,
    type: v.picklist(['alerting', 'recording'], '"alerting" or "recording"'),
    query: text,
    health: v.nullish(text),
    lastError: v.nullish(text),
  },
  'a rule',
);

export const rulesWire = object(
  { groups: list(object({ name: text, rules: list(ruleWire) }, 'a group of rules')) },
  'an object',
);
