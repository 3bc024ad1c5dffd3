/**
 * Reads PROMETHEUS_URL: http or https, any path in front of `/api/v1`, credentials allowed.
 * @param {string | undefined} text
 * @returns {URL | null} null when the variable is not set
 * @throws {RangeError} with one sentence for the person who set it
 */
export function readPrometheusUrl(text) {
  if (text === undefined || text.trim() === '') return null;
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new RangeError(
      `PROMETHEUS_URL must be the address of a Prometheus server such as http://localhost:9090 or https://metrics.example.com/prometheus, not "${text}".`,
    );
  }
  return url;
}

/**
 * The path of the server without a trailing slash: '' at the root.
 * @param {URL} url
 */
export const basePathOf = (url) => url.pathname.replace(/\/+$/, '');
