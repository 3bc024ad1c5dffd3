import type { DataSource } from '#scorecard/queries/data-source.ts';
import type { Report } from './report-schema.ts';

/**
 * Where a page got its figures, as the command line names the same server.
 * @param pageUrl what a relative address is relative to
 */
export function reportSource(kind: DataSource['kind'], baseUrl: string, pageUrl: string): Report['source'] {
  if (kind === 'demo') return { kind, url: null };
  const { origin, pathname } = new URL(baseUrl, pageUrl);
  return { kind, url: origin + pathname.replace(/\/+$/, '') };
}
