import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** What the entry imports late and every visitor wants. */
const MOUNT = '/src/app/mount.tsx';

const isChunk = (output: Bundle[string] | undefined): output is Chunk => output?.type === 'chunk';

/** A chunk and everything it imports statically. */
function closure(bundle: Bundle, fileName: string, seen = new Map<string, Chunk>()): Map<string, Chunk> {
  const chunk = bundle[fileName];
  if (!isChunk(chunk) || seen.has(fileName)) return seen;
  seen.set(fileName, chunk);
  for (const imported of chunk.imports) closure(bundle, imported, seen);
  return seen;
}

/**
 * The entry loads the app with a dynamic import; without a hint the browser would find that out only after it has
 * run the entry. Links in index.html start the downloads together.
 */
export function preloadApp(): Plugin {
  return {
    name: 'preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, chunk: entry }) {
        if (bundle === undefined || entry === undefined) return;
        const linked = closure(bundle, entry.fileName);
        const mounted = Object.values(bundle)
          .filter((output) => isChunk(output) && output.moduleIds.some((id) => id.endsWith(MOUNT)))
          .flatMap(({ fileName }) => [...closure(bundle, fileName).values()]);
        const wanted = new Set(mounted.filter((chunk) => !linked.has(chunk.fileName)));
        const styles = new Set([...wanted].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]));
        // Text is laid out once when its font is there before the first paint, and twice when it comes after.
        const fonts = Object.keys(bundle).filter((fileName) => fileName.endsWith('.woff2'));
        return [
          ...[...wanted].map(({ fileName }) =>
            link({ rel: 'modulepreload', crossorigin: true, href: `./${fileName}` }),
          ),
          ...[...styles].map((fileName) =>
            link({ rel: 'stylesheet', crossorigin: true, href: `./${fileName}` }),
          ),
          ...fonts.map((fileName) =>
            link({
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              crossorigin: true,
              href: `./${fileName}`,
            }),
          ),
        ];
      },
    },
  };
}

const link = (attrs: NonNullable<HtmlTagDescriptor['attrs']>): HtmlTagDescriptor => ({
  tag: 'link',
  injectTo: 'head',
  attrs,
});
