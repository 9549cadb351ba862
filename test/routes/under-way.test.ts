import { expect, it } from 'vitest'
import { allOver, underWay } from '../support/under-way'

it('begins in storage of its own once what a test before has left under way is over', async () => {
  const done: string[] = []
  const step = async (name: string) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    done.push(name)
  }
  const given = (async () => {
    await underWay(step('one'))
    await underWay(step('what follows'))
    throw new Error('Nobody waits for it.')
  })()
  given.catch(() => done.push('failed'))
  await allOver()
  expect(done).toEqual(['one', 'what follows', 'failed'])
})
