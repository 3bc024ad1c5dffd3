/** The reading half of the Prometheus HTTP API, as far as the page asks for it. */
const ENDPOINTS = new Set([
  'alerts',
  'labels',
  'metadata',
  'query',
  'query_exemplars',
  'query_range',
  'rules',
  'series',
  'status/buildinfo',
]);

/**
 * The path below the base of the server behind, or null for all that is not forwarded: administration, deletion,
 * writing, the life cycle, and whatever a later version adds.
 * @param {readonly string[]} segments of the path below the mount, decoded
 */
export function apiPathOf([api, version, ...rest]) {
  if (api !== 'api' || version !== 'v1') return null;
  const path = rest.join('/');
  if (ENDPOINTS.has(path)) return `/api/v1/${path}`;
  const [label, name = '', values, ...more] = rest;
  if (label !== 'label' || name === '' || values !== 'values' || more.length > 0) return null;
  return `/api/v1/label/${encodeURIComponent(name)}/values`;
}
