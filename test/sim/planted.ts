import { bundle } from './bundle.ts'
import type { Mutation } from './mutation.ts'
import { MUTATIONS } from './mutations.ts'
import { runSeeds, THREADS } from './pool.ts'
import type { Figure } from './report.ts'

const SEEDS = 500

/**
 * Plants the bugs whose name contains `only`, and says which seed finds each. What a seed finds in
 * the product as it is does not count, and is not right either.
 */
export async function findPlanted(
  only: string,
): Promise<{ isOk: boolean; figures: readonly Figure[] }> {
  const mutations = MUTATIONS.filter(({ name }) => name.includes(only))
  const sound = await bundle()
  const bad = new Set<number>()
  let found = 0
  let latest = 0
  for (const mutation of mutations) {
    const finding = await hunt(await bundle(mutation), sound, bad)
    console.log(
      `${finding ? 'found' : 'NOT FOUND'}  ${mutation.name}${sentence(mutation, finding)}`,
    )
    if (!finding) continue
    found += 1
    latest = Math.max(latest, finding.seed)
  }
  for (const seed of bad) console.log(`seed ${seed} fails without a planted bug`)
  const figures = [
    { name: 'sim.planted', value: mutations.length, unit: 'bugs' },
    { name: 'sim.plantedFound', value: found, unit: 'bugs' },
    { name: 'sim.plantedLatestSeed', value: latest, unit: 'seed' },
  ]
  return { isOk: bad.size === 0 && found === mutations.length, figures }
}

type Finding = { readonly seed: number; readonly violation: string }

/** The lowest seed that fails because of this bug: the same one passes without it. */
async function hunt(mutated: string, sound: string, bad: Set<number>): Promise<Finding | null> {
  for (;;) {
    const finding = await firstFailure(mutated, bad)
    if (!finding || (await passes(sound, finding.seed))) return finding
    bad.add(finding.seed)
  }
}

async function firstFailure(outfile: string, bad: ReadonlySet<number>): Promise<Finding | null> {
  let finding: Finding | null = null
  const passed = Array.from({ length: THREADS }, () => 0)
  await runSeeds(outfile, 1, SEEDS, ({ share, result: { seed, violations } }) => {
    const [violation] = violations
    if (violation && !bad.has(seed) && seed < (finding?.seed ?? SEEDS + 1))
      finding = { seed, violation }
    passed[share] = seed
    return Math.min(...passed) < (finding?.seed ?? SEEDS)
  })
  return finding
}

async function passes(outfile: string, seed: number): Promise<boolean> {
  let isSound = true
  await runSeeds(outfile, seed, 1, ({ result }) => {
    isSound &&= result.violations.length === 0
    return true
  })
  return isSound
}

function sentence({ name }: Mutation, finding: Finding | null): string {
  return finding ? `\n       sim --seed ${finding.seed} --bug '${name}': ${finding.violation}` : ''
}
