import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin, ResolvedConfig } from 'vite';

const COMPRESSIBLE = /\.(js|css|html|json|svg)$/;
/** Whoever runs Pillars edits it where it is served. */
const EDITED = 'scorecard.json';
/** Below that the headers are the larger part. */
const WORTHWHILE = 1_000;

const VARIANTS = [
  { ending: '.br', compress: promisify(brotliCompress) },
  { ending: '.gz', compress: promisify(gzip) },
];

/** Writes each file of the build once more as .br and .gz beside it, for servers that send what is compressed already. */
export function compressedFiles(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'compressed-files',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: () => compressFolder(join(config.root, config.build.outDir)),
    },
  };
}

async function compressFolder(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  const wanted = names.filter(
    (name) =>
      COMPRESSIBLE.test(name) && name !== EDITED && !name.split(/[/\\]/).some((part) => part.startsWith('.')),
  );
  await Promise.all(wanted.map((name) => compressFile(join(folder, name))));
}

async function compressFile(file: string): Promise<void> {
  const { size } = await stat(file);
  if (size < WORTHWHILE) return;
  const content = await readFile(file);
  await Promise.all(
    VARIANTS.map(async ({ ending, compress }) => writeFile(file + ending, await compress(content))),
  );
}
