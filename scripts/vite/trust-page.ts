import { readFile } from 'node:fs/promises';
import { Marked } from 'marked';
import type { Plugin } from 'vite';

/** The file that a reader's server finds, and the document it is made of. */
const PAGE = 'trust.html';
const STYLE = 'trust.css';
const DOCUMENT = 'docs/trust.md';

/** "Is the evidence fresh?" → "is-the-evidence-fresh", as code forges do. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
  },
});

export async function trustPage(): Promise<string> {
  const body = await marked.parse(await readFile(DOCUMENT, 'utf8'));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>How far to trust a figure</title>
<link rel="stylesheet" href="./${STYLE}">
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}

/** The rules of trust as a page beside the app, for the link in the details of a figure. */
export const publishTrustPage = (): Plugin => ({
  name: 'trust-page',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: PAGE, source: await trustPage() });
    this.emitFile({ type: 'asset', fileName: STYLE, source: await readFile('docs/trust.css', 'utf8') });
  },
  configureServer(server) {
    server.middlewares.use(async (request, response, next) => {
      if (request.url === `/${PAGE}`) response.setHeader('content-type', 'text/html').end(await trustPage());
      else if (request.url === `/${STYLE}`)
        response.setHeader('content-type', 'text/css').end(await readFile('docs/trust.css'));
      else next();
    });
  },
});
