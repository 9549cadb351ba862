import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { desk } from '../support/custodian'
import { pretendTarget } from '../support/target'

it('tables of a newer version are left as they are by an older one', async () => {
  pretendTarget('newer')
  const at = await desk('newer')
  await at.ask()
  const ask = (sql: string) =>
    runInDurableObject(at.custodian(), (_, { storage }) => storage.sql.exec(sql).toArray())
  await ask('UPDATE schema_version SET version = 99')
  await evictDurableObject(at.custodian())
  expect(await ask('SELECT * FROM schema_version')).toEqual([{ version: 99 }])
})
