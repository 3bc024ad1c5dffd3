import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { find, PROGRAMS } from '../../scripts/programs.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { makeDemoDist } from './demo-dist.ts';
import { freePort, launch, type Server } from './server.ts';

export const isNginxInstalled = (): boolean => find(PROGRAMS.nginx) !== undefined;

/** nginx as docs/deploy.md says to set it up: its own snippet, with only the places of this run put in. */
export async function startNginx(prometheus: string): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'pillars-nginx-'));
  const site = join(folder, 'dist');
  makeDemoDist(site);
  pointAt(join(site, 'scorecard.json'), './prometheus');
  mkdirSync(join(folder, 'temp'));

  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, configuration({ folder, server: snippet({ site, port, prometheus }) }));
  const program = find(PROGRAMS.nginx);
  if (program === undefined) throw new Error('nginx is not installed');
  const server = await launch({
    command: [program, '-c', config, '-p', folder, '-e', 'stderr'],
    url: `http://127.0.0.1:${port}`,
    ready: '/',
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function pointAt(file: string, url: string): void {
  const scorecard = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...scorecard, prometheus: { ...scorecard.prometheus, url } }));
}

function snippet({ site, port, prometheus }: { site: string; port: number; prometheus: string }): string {
  const text = /```nginx\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs/deploy.md'), 'utf8'))?.[1];
  if (text === undefined) throw new Error('docs/deploy.md has no nginx snippet');
  return text
    .replaceAll('listen 8080', `listen 127.0.0.1:${port}`)
    .replace('pillars.example', '127.0.0.1')
    .replace('/srv/pillars/dist', site)
    .replace('http://127.0.0.1:9090/', `${prometheus}/`);
}

const configuration = ({ folder, server }: { folder: string; server: string }): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
pid ${folder}/pid;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path ${folder}/temp;
  proxy_temp_path ${folder}/temp;
  fastcgi_temp_path ${folder}/temp;
  uwsgi_temp_path ${folder}/temp;
  scgi_temp_path ${folder}/temp;
  ${server}
}
`;
