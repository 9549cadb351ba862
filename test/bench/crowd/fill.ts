import { fill } from './crowd.ts'

/** A process of its own: what a million rows leave in memory would be cleared up while pages are timed. */
const [dataDir] = process.argv.slice(2)
if (!dataDir) throw new Error('Say which data folder to fill.')
fill(dataDir)
