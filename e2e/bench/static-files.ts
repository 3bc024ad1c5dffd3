import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type StaticFile = {
  readonly type: string;
  readonly body: Buffer;
  readonly isGzipped: boolean;
};

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A folder as it is now, compressed once: neither a later build nor the disk can disturb the loads. */
export function readFolder(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files.set(name, staticFile(name, readFileSync(path)));
  }
  return files;
}

export function staticFile(name: string, content: Buffer): StaticFile {
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  // WOFF2 is compressed in itself.
  const isGzipped = type !== TYPES['.woff2'];
  return { type, body: isGzipped ? gzipSync(content, { level: 9 }) : content, isGzipped };
}
