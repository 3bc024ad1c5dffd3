import { found, SpecFault, type SpecField } from './spec-field.ts';

export type SpecFormat = 'openslo' | 'sloth' | 'pyrra';

const EXPECTED =
  'expected a specification of OpenSLO (apiVersion: openslo/v1), Sloth (version: prometheus/v1, or apiVersion: ' +
  'sloth.slok.dev/v1) or Pyrra (apiVersion: pyrra.dev/v1alpha1)';

/**
 * The format of a document, by the version that it names.
 * @throws SpecFault for a version that is not read, and for anything else
 */
export function specFormat(document: SpecField): SpecFormat {
  const [api, version, kind] = ['apiVersion', 'version', 'kind'].map((key) => document.at(key).value);
  if (api === 'openslo/v1') return 'openslo';
  if (api === 'sloth.slok.dev/v1' && kind === 'PrometheusServiceLevel') return 'sloth';
  if (api === 'pyrra.dev/v1alpha1' && kind === 'ServiceLevelObjective') return 'pyrra';
  if (api === undefined && version === 'prometheus/v1') return 'sloth';
  const got = [api, kind, version].filter((text) => text !== undefined).map(found);
  throw new SpecFault(
    `${EXPECTED}; got ${got.length === 0 ? 'neither version' : got.join(' ')}`,
    document.place,
  );
}
