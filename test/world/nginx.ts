import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathOf } from '../support/programs.ts'
import { keepRunning, untilAnswering } from './neighbour.ts'

export type Nginx = { readonly log: () => string; stop(): Promise<void> }

/** The real nginx of this machine: `server` in its server block, `location` around the app. */
export async function startNginx(options: {
  readonly port: number
  readonly appUrl: string
  readonly server: readonly string[]
  readonly location: readonly string[]
}): Promise<Nginx> {
  const { port } = options
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-nginx-'))
  const config = join(folder, 'nginx.conf')
  writeFileSync(config, configOf(folder, options))
  const flags = ['-p', folder, '-c', config, '-e', 'stderr']
  const kept = keepRunning(pathOf('nginx') ?? 'nginx', flags, folder)
  await untilAnswering(port, kept, 'nginx')
  const stop = async () => {
    await kept.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { log: kept.log, stop }
}

function configOf(
  folder: string,
  { port, appUrl, server, location }: Parameters<typeof startNginx>[0],
): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `daemon off;
worker_processes 1;
error_log stderr;
pid ${folder}/pid;
events {}
http {
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    ${server.join('\n    ')}
    location / {
      ${location.join('\n      ')}
      proxy_pass ${appUrl};
    }
  }
}
`
}
