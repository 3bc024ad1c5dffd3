import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Names for the classes of CSS modules: one for the file, by its place in the alphabet, and one for the class within
 * it. They stand in the scripts too, where a hash would be what compresses worst; and the same sources give the same.
 * A new file renames the classes of every file after it. That does no harm: the names of the built files carry a hash
 * of what is in them, so a page never meets the scripts of one build and the styles of another.
 */
export function shortClassNames(root: string): (name: string, file: string) => string {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.module.css'))
    .sort()
    .map((file) => join(root, file));
  const classes = new Map<string, string[]>(files.map((file) => [file, []]));
  return (name, file) => {
    const known = classes.get(file);
    if (known === undefined) throw new Error(`${file} is not below ${root}`);
    if (!known.includes(name)) known.push(name);
    return `${lettersOf(files.indexOf(file))}${known.indexOf(name)}`;
  };
}

/** a to Z, then ba to ZZ: a number whose digits are letters, and the leading a is its zero. */
function lettersOf(index: number): string {
  const rest = Math.floor(index / LETTERS.length);
  return (rest === 0 ? '' : lettersOf(rest - 1)) + LETTERS[index % LETTERS.length];
}
