import { readFile, stat } from 'node:fs/promises';

/**
 * What is made of a file, made anew whenever the file changes.
 * @template Made
 * @param {string} file
 * @param {(content: Buffer) => Made} make
 * @returns {() => Promise<Made | null>} null when the file cannot be read
 */
export function rememberFile(file, make) {
  /** @type {{ version: string, made: Made } | null} */
  let last = null;
  return async () => {
    try {
      const { mtimeMs, size, ino } = await stat(file);
      const version = `${mtimeMs} ${size} ${ino}`;
      if (last?.version !== version) last = { version, made: make(await readFile(file)) };
      return last.made;
    } catch {
      return null;
    }
  };
}
