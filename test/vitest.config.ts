import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const setup = ['./world/global-setup.ts', './notify/smtp-setup.ts'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

/**
 * Three rings: the core in plain Node, the worker in workerd beside the real world, and journeys
 * that see the product through HTTP only.
 */
export default defineConfig({
  root,
  // Packages that workerd loads are found by the root's conditions, whatever the project says.
  ssr: { resolve: { conditions: ['workerd', 'module', 'node', 'development|production'] } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        root,
        test: {
          name: 'core',
          isolate: false,
          include: [
            'test/architecture.test.ts',
            'test/documentation.test.ts',
            'test/{domain,pages,vault,world,deploy,sim}/**/*.test.{ts,tsx}',
            'test/{notify,connectors}/*.pure.test.ts',
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
              bindings: {
                ...inject<{ bindings: Record<string, string> }>('world').bindings,
                MIGRATIONS: await readD1Migrations(`${root}/migrations`),
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          include: [
            'test/{db,routes,auth,connectors,durable-objects,http}/**/*.test.{ts,tsx}',
            'test/notify/*.worker.test.ts',
          ],
          exclude: ['test/connectors/*.pure.test.ts'],
          globalSetup: setup,
          setupFiles: ['test/support/migrate.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
