import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { marked, type Token } from 'marked';
import { expect, test } from 'vitest';
import { ROOT } from './run.mjs';

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

function tokensOf(file: string): readonly Token[] {
  const tokens: Token[] = [];
  void marked.walkTokens(marked.lexer(read(file)), (token) => {
    tokens.push(token);
  });
  return tokens;
}

/** The anchors of a page as code forges make them: a heading that comes again has a number behind it. */
function anchorsOf(text: string): readonly string[] {
  const seen = new Map<string, number>();
  return marked.lexer(text).flatMap((token) => {
    if (token.type !== 'heading') return [];
    const anchor = (token.text as string)
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return [before === 0 ? anchor : `${anchor}-${before}`];
  });
}

/** What a link leads to, as a path from the root; null where it is there. */
function missing(from: string, href: string): string | null {
  const [path = '', anchor] = href.split('#');
  const target = path === '' ? from : normalize(join(dirname(from), path));
  if (target.startsWith('..') || !existsSync(join(ROOT, target))) return href;
  if (anchor === undefined) return null;
  return target.endsWith('.md') && anchorsOf(read(target)).includes(anchor) ? null : href;
}

test('anchors are made as code forges make them', () => {
  const text = '# Set up\n\n## `server/`, and why?\n\n## A [link](x.md)\n\n## Set up\n';
  expect(anchorsOf(text)).toEqual(['set-up', 'server-and-why', 'a-link', 'set-up-1']);
});

test('a link to a page or an anchor that is not there is found', () => {
  expect(missing('README.md', 'docs/nowhere.md')).toBe('docs/nowhere.md');
  expect(missing('README.md', '#nowhere')).toBe('#nowhere');
  expect(missing('docs/trust.md', '../../outside.md')).toBe('../../outside.md');
  expect(missing('docs/trust.md', '../README.md')).toBeNull();
});

test.for(DOCUMENTS)('every link of %s leads somewhere', (file) => {
  const links = tokensOf(file).flatMap((token) =>
    (token.type === 'link' || token.type === 'image') && !/^(https?|mailto):/.test(token.href as string)
      ? [token.href as string]
      : [],
  );
  expect(links.flatMap((href) => missing(file, href) ?? [])).toEqual([]);
});

/** `src/url/url-state.ts`, `docs/deploy.md`; not what is only a pattern, such as `src/…`. */
const PATH = /^(src|server|scripts|e2e|bench|docs|public|demo)\/[\w./-]*$/;

test.for(DOCUMENTS)('every file and every npm script that %s names exists', (file) => {
  const spans = tokensOf(file).flatMap((token) => (token.type === 'codespan' ? [token.text as string] : []));
  expect(spans.filter((text) => PATH.test(text) && !existsSync(join(ROOT, text)))).toEqual([]);
  const named = [...read(file).matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
