import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import { attestedKind } from './attested.ts';
import { bandKind } from './band.ts';
import { eventsKind } from './events.ts';
import { gaugeKind } from './gauge.ts';
import { incidentsKind } from './incidents.ts';
import type { Kind } from './kind.ts';
import { nativeQuantileKind } from './native-quantile.ts';
import { ordinalKind } from './ordinal.ts';
import { quantileKind } from './quantile.ts';
import { quotientKind } from './quotient.ts';
import { rateKind } from './rate.ts';
import { ratioKind } from './ratio.ts';
import { shareKind } from './share.ts';

type Kinds = { readonly [Name in Indicator['kind']]: Kind<IndicatorOf<Name>> };

const KINDS: Kinds = {
  attested: attestedKind,
  band: bandKind,
  events: eventsKind,
  gauge: gaugeKind,
  incidents: incidentsKind,
  nativeQuantile: nativeQuantileKind,
  ordinal: ordinalKind,
  quantile: quantileKind,
  quotient: quotientKind,
  rate: rateKind,
  ratio: ratioKind,
  share: shareKind,
};

/** The kind of an indicator. The cast is what TypeScript cannot see: each entry is stored under its own kind. */
export const kindOf = (indicator: Indicator): Kind<Indicator> =>
  KINDS[indicator.kind] as unknown as Kind<Indicator>;
