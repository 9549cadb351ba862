import { bundle } from './bundle.ts'
import type { Mutation } from './mutation.ts'
import { MUTATIONS } from './mutations.ts'
import { runSeeds, THREADS } from './pool.ts'
import type { Figure } from './report.ts'

const SEEDS = 500

/** Plants the bugs whose name contains `only`, and says which seed finds each. */
export async function findPlanted(
  only: string,
): Promise<{ isOk: boolean; figures: readonly Figure[] }> {
  const mutations = MUTATIONS.filter(({ name }) => name.includes(only))
  const bad = await failingAnyway()
  console.log(`${SEEDS - bad.size} of ${SEEDS} seeds pass without a planted bug`)
  let found = 0
  let latest = 0
  for (const mutation of mutations) {
    const finding = await hunt(mutation, bad)
    console.log(
      `${finding ? 'found' : 'NOT FOUND'}  ${mutation.name}${sentence(mutation, finding)}`,
    )
    if (!finding) continue
    found += 1
    latest = Math.max(latest, finding.seed)
  }
  const figures = [
    { name: 'sim.planted', value: mutations.length, unit: 'bugs' },
    { name: 'sim.plantedFound', value: found, unit: 'bugs' },
    { name: 'sim.plantedLatestSeed', value: latest, unit: 'seed' },
  ]
  return { isOk: bad.size === 0 && found === mutations.length, figures }
}

type Finding = { readonly seed: number; readonly violation: string }

async function failingAnyway(): Promise<ReadonlySet<number>> {
  const bad = new Set<number>()
  await runSeeds(await bundle(), 1, SEEDS, ({ result }) => {
    if (result.violations.length > 0) bad.add(result.seed)
    return true
  })
  return bad
}

/** The lowest seed that fails because of this bug. */
async function hunt(mutation: Mutation, bad: ReadonlySet<number>): Promise<Finding | null> {
  let finding: Finding | null = null
  const passed = Array.from({ length: THREADS }, () => 0)
  await runSeeds(await bundle(mutation), 1, SEEDS, ({ share, result: { seed, violations } }) => {
    const [violation] = violations
    if (violation && !bad.has(seed) && seed < (finding?.seed ?? SEEDS + 1))
      finding = { seed, violation }
    passed[share] = seed
    return Math.min(...passed) < (finding?.seed ?? SEEDS)
  })
  return finding
}

function sentence({ name }: Mutation, finding: Finding | null): string {
  return finding ? `\n       sim --seed ${finding.seed} --bug '${name}': ${finding.violation}` : ''
}
