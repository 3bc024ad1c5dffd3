import { parser } from '@prometheus-io/lezer-promql';

/**
 * The selectors in a query, without their ranges: `http_requests_total{status="500"}`. Each once, in order.
 * What is no PromQL gives what could be read of it; the server has the last word on it elsewhere.
 */
export function vectorSelectors(expr: string): readonly string[] {
  const found = new Set<string>();
  parser
    .parse(expr)
    .cursor()
    .iterate((node) => {
      if (node.name === 'VectorSelector') found.add(expr.slice(node.from, node.to).trim());
    });
  found.delete('');
  return [...found];
}
