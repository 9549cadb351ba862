const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** A new id whose random part has 80 bits. Five bits of each byte pick one of 32 characters. */
export function freshId<Prefix extends string>(prefix: Prefix): `${Prefix}_${string}` {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `${prefix}_${Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('')}`
}
