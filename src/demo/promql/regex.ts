/** A label pattern, anchored at both ends as in Prometheus; null if it cannot be read. */
export function compileRegex(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return null;
  }
}
