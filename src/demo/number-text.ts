/** A sample value as Prometheus writes it: the shortest text that reads back as the same number. */
export function formatValue(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  return String(value).replace(/e-(\d)$/, 'e-0$1');
}
