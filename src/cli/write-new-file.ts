import { writeFile } from 'node:fs/promises';
import { WrongUse } from './wrong-use.ts';

/**
 * Nobody's file is overwritten.
 * @throws WrongUse where the file exists or cannot be written
 */
export async function writeNewFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' ? 'exists already and is left as it is' : `cannot be written (${code})`;
    throw new WrongUse(`--output: ${path} ${reason}`);
  }
}
