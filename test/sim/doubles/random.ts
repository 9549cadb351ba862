import { SECRET } from '../secret'

/** Random texts from the seeded dice that stand in for Math.random in a run. */
export function randomId<Prefix extends string>(prefix: Prefix): `${Prefix}_${string}` {
  return `${prefix}_${text(16)}`
}

export function randomToken(): string {
  return text(43)
}

export function randomPassword(): string {
  return `${SECRET}${text(21)}`
}

export async function sha256Hex(plain: string): Promise<string> {
  return plain.padEnd(64, '0').slice(0, 64)
}

function text(length: number): string {
  return Array.from({ length }, () => Math.floor(Math.random() * 36).toString(36)).join('')
}
