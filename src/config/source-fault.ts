import { type ServerConfig, sourcesOf } from './server.ts';

/** Why nobody can be asked by this name; null where somebody can, or where it is the default server that is asked. */
export function sourceFault(
  { source }: { readonly source?: string | undefined },
  prometheus: Pick<ServerConfig, 'sources'>,
): string | null {
  const names = sourcesOf(prometheus).map(([name]) => name);
  if (source === undefined || names.includes(source)) return null;
  const expected =
    names.length === 0
      ? 'no source, since prometheus.sources names none'
      : `one of prometheus.sources (${names.join(', ')})`;
  return `expected ${expected}; got "${source}"`;
}
