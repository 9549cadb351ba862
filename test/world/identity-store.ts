import type { Adapter, AdapterPayload } from 'oidc-provider'

type Row = { readonly payload: AdapterPayload; readonly endsAt: number }

/** Where the provider keeps sessions and codes: in memory, because a restart may forget them. */
export function memoryStore(): (kind: string) => Adapter {
  const rows = new Map<string, Row>()
  const read = (key: string) => {
    const row = rows.get(key)
    if (row && row.endsAt > Date.now()) return row.payload
    rows.delete(key)
    return undefined
  }
  const search = (kind: string, fits: (payload: AdapterPayload) => boolean) =>
    [...rows.keys()]
      .filter((key) => key.startsWith(`${kind}:`))
      .map(read)
      .find((payload) => payload && fits(payload))

  return (kind) => ({
    async upsert(id, payload, expiresIn) {
      const endsAt = expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY
      rows.set(`${kind}:${id}`, { payload, endsAt })
    },
    find: async (id) => read(`${kind}:${id}`),
    findByUid: async (uid) => search(kind, (payload) => payload.uid === uid),
    findByUserCode: async (code) => search(kind, (payload) => payload.userCode === code),
    async consume(id) {
      const payload = read(`${kind}:${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id) {
      rows.delete(`${kind}:${id}`)
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of rows) if (payload.grantId === grantId) rows.delete(key)
    },
  })
}
