import { describe, expect, it } from 'vitest'
import { kekOf } from '../../src/vault/kek'
import { isStale, open, rewrap, seal, sealedPrefix } from '../../src/vault/seal'

const OLD = Buffer.alloc(32, 1).toString('base64')
const NEW = Buffer.alloc(32, 2).toString('base64')
const HERE = 'connector:con_abcd'

describe('a sealed secret', () => {
  it('opens in its own place, whatever it contains', async () => {
    const keys = await kekOf(OLD)
    for (const plain of ['', 'secret', '\uFEFFwith a mark', 'ключ 🔑', 'x'.repeat(100_000)]) {
      expect(await open(await seal(plain, HERE, keys), HERE, keys)).toBe(plain)
    }
  })

  it('never looks the same twice and never shows the secret', async () => {
    const keys = await kekOf(OLD)
    const [one, two] = await Promise.all([seal('hunter2', HERE, keys), seal('hunter2', HERE, keys)])
    expect(one).not.toBe(two)
    expect(one).not.toContain('hunter2')
    expect(one).not.toContain(btoa('hunter2').replaceAll('=', ''))
  })

  it('does not open in another place', async () => {
    const keys = await kekOf(OLD)
    const sealed = await seal('hunter2', HERE, keys)
    await expect(open(sealed, 'connector:con_efgh', keys)).rejects.toThrow('another place')
  })

  it('does not open after any character was changed', async () => {
    const keys = await kekOf(OLD)
    const sealed = await seal('hunter2', HERE, keys)
    for (let at = 0; at < sealed.length; at += 3) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'Q' : 'A') + sealed.slice(at + 1)
      await expect(open(changed, HERE, keys), changed).rejects.toThrow()
    }
  })

  it('does not open with the parts of another one', async () => {
    const keys = await kekOf(OLD)
    const one = (await seal('one', HERE, keys)).split('.')
    const two = (await seal('two', HERE, keys)).split('.')
    const mixed = [one[0], one[1], one[2], two[3]].join('.')
    await expect(open(mixed, HERE, keys)).rejects.toThrow('changed')
  })

  it('opens after the key was rotated, and says that it should be sealed again', async () => {
    const sealed = await seal('hunter2', HERE, await kekOf(OLD))
    const rotated = await kekOf(`${NEW} ${OLD}`)
    expect(await open(sealed, HERE, rotated)).toBe('hunter2')
    expect(isStale(sealed, rotated)).toBe(true)
    expect(isStale(await seal('hunter2', HERE, rotated), rotated)).toBe(false)
  })

  it('says which setting lacks the key when the old key is gone', async () => {
    const sealed = await seal('hunter2', HERE, await kekOf(OLD))
    await expect(open(sealed, HERE, await kekOf(NEW))).rejects.toThrow('KEY_ENCRYPTION_KEY lacks')
  })

  it('refuses other texts without repeating them', async () => {
    const keys = await kekOf(OLD)
    for (const text of ['', 'hunter2', 'hp1.a.b', 'hp2.a.YQ.YQ', 'hp1.a.!!.YQ', 'hp1.a.YQ.YQ.YQ']) {
      const error = await open(text, HERE, keys).catch((error: Error) => error.message)
      expect(error).toBe('This is not a sealed text of the format hp1.')
    }
  })

  it('refuses text that would not come back as it was', async () => {
    await expect(seal('half \uD800', HERE, await kekOf(OLD))).rejects.toThrow('half a character')
  })
})

describe('the key-encryption key', () => {
  it('is refused when malformed, without being repeated', async () => {
    const short = Buffer.alloc(16, 7).toString('base64')
    for (const secret of ['', ' ', 'hunter2!', short, `${NEW} ${short}`]) {
      const error = await kekOf(secret).catch((error: Error) => error.message)
      expect(error).toMatch(/^KEY_ENCRYPTION_KEY (must hold 32 bytes|is empty)/)
      expect(error).not.toContain('hunter2')
    }
  })

  it('is wrapped anew without being read, and then needs the old key no more', async () => {
    const both = await kekOf(`${NEW} ${OLD}`)
    const sealed = await seal('hunter2', HERE, await kekOf(OLD))
    const again = await rewrap(sealed, HERE, both)
    expect(again.startsWith(sealedPrefix(both))).toBe(true)
    expect(again.split('.').at(-1)).toBe(sealed.split('.').at(-1))
    expect(await open(again, HERE, await kekOf(NEW))).toBe('hunter2')
    await expect(rewrap(sealed, 'connector:con_efgh', both)).rejects.toThrow('another place')
    await expect(rewrap(sealed, HERE, await kekOf(NEW))).rejects.toThrow('lacks the key')
  })
})
