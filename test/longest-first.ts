import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Journeys mostly wait for access to end, so the others fill the time that they leave. */
const PROJECTS = ['journeys', 'core', 'worker']

const LONGEST = [
  'test/journeys/torture.test.ts',
  'test/journeys/access.test.ts',
  'test/journeys/pages.test.ts',
  'test/journeys/browser.test.ts',
  'test/sim/simulator.test.ts',
  'test/durable-objects/storm/storm.test.ts',
  'test/connectors/postgres-contract.test.ts',
  'test/connectors/scim-dialects.test.ts',
  'test/durable-objects/custodian.test.ts',
]

/** What takes longest starts first, also on a machine that has never run the tests. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted(
      (one, other) => projectOf(one) - projectOf(other) || placeOf(one) - placeOf(other),
    )
  }
}

function projectOf({ project }: TestSpecification): number {
  return PROJECTS.indexOf(project.name)
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((path) => moduleId.endsWith(path))
  return place < 0 ? LONGEST.length : place
}
