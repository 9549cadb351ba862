import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longest-first.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Three rings: the core in plain Node, the worker in workerd beside the real world, and journeys
 * that see the product through HTTP only.
 */
export default defineConfig({
  root,
  // Packages that workerd loads are found by the root's conditions, whatever the project says.
  ssr: { resolve: { conditions: ['workerd', 'module', 'node', 'development|production'] } },
  test: {
    // Twice the cores of a small machine: journeys mostly wait, and leave their core to others.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        test: {
          name: 'core',
          isolate: false,
          testTimeout: 30_000,
          globalSetup: [pathOf('./notify/authority-setup.ts')],
          include: [
            'test/architecture.test.ts',
            'test/documentation.test.ts',
            'test/{domain,pages,vault,world,deploy,sim,torture}/**/*.test.{ts,tsx}',
            'test/{auth,notify,connectors,ingest,readers}/**/*.pure.test.ts',
          ],
        },
      },
      {
        root,
        plugins: [
          cloudflareTest(async ({ inject }) => ({
            main: './src/index.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              // A network of its own, in which addresses lead to where they lead here.
              serviceBindings: { PRIVATE_NETWORK: 'network' },
              workers: [{ ...NETWORK, modules: true, compatibilityDate: '2026-08-20' }],
              bindings: {
                ...inject<{ bindings: Record<string, string> }>('world').bindings,
                MIGRATIONS: await readD1Migrations(`${root}/migrations`),
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          isolate: false,
          include: [
            'test/{db,routes,auth,connectors,durable-objects,http,readers,fuzz}/**/*.test.{ts,tsx}',
            'test/ingest/**/!(*.pure).test.ts',
            'test/notify/*.worker.test.ts',
          ],
          exclude: ['**/*.pure.test.ts', '**/node_modules/**'],
          globalSetup: [pathOf('./world/global-setup.ts'), pathOf('./notify/smtp-setup.ts')],
          setupFiles: ['test/support/migrate.ts'],
          provide: {
            storm: stormOf(process.env.HALLPASS_STORM ?? '1+24'),
            fuzz: fuzzOf(process.env.HALLPASS_FUZZ ?? '300+1'),
          },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: [pathOf('./journeys/build-setup.ts')],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})

/** Stands for a private network that is bound to the Worker: it takes TCP, and passes it on. */
const NETWORK = {
  name: 'network',
  script: `import { connect } from 'cloudflare:sockets'
    export default {
      async connect(socket) {
        const { localAddress } = await socket.opened
        const there = connect(localAddress)
        const ways = [socket.readable.pipeTo(there.writable), there.readable.pipeTo(socket.writable)]
        await Promise.allSettled(ways)
      },
    }`,
}

/** Which seeds the storms take, as `FIRST+COUNT`; `npm run torture` asks for more of them. */
function stormOf(text: string): { readonly from: number; readonly count: number } {
  const [from = 1, count = 1] = text.split('+').map(Number)
  return { from, count }
}

/** How many requests are made up, and of which seed, as `REQUESTS+SEED`; `npm run fuzz` asks for more. */
function fuzzOf(text: string): { readonly requests: number; readonly seed: number } {
  const [requests = 1, seed = 1] = text.split('+').map(Number)
  return { requests, seed }
}
