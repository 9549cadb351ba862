/** An attribute as RFC 7643 section 2 describes one. */
export type Attribute = {
  readonly name: string
  readonly kind: 'string' | 'boolean' | 'dateTime' | 'reference' | 'binary' | 'complex'
  readonly isMulti: boolean
  readonly isExact: boolean
  readonly isRequired: boolean
  readonly mutability: 'readWrite' | 'readOnly' | 'writeOnly' | 'immutable'
  readonly returned: 'default' | 'always' | 'never'
  readonly uniqueness: 'none' | 'server'
  readonly subs: readonly Attribute[]
}

type Traits = Partial<Omit<Attribute, 'name' | 'kind' | 'subs'>>

export function text(name: string, traits: Traits = {}): Attribute {
  return { ...PLAIN, ...traits, name, kind: 'string', subs: [] }
}

export function flag(name: string, traits: Traits = {}): Attribute {
  return { ...PLAIN, ...traits, name, kind: 'boolean', subs: [] }
}

export function time(name: string, traits: Traits = {}): Attribute {
  return { ...PLAIN, ...traits, name, kind: 'dateTime', subs: [] }
}

export function link(name: string, traits: Traits = {}): Attribute {
  return { ...PLAIN, isExact: true, ...traits, name, kind: 'reference', subs: [] }
}

export function parts(name: string, subs: readonly Attribute[], traits: Traits = {}): Attribute {
  return { ...PLAIN, ...traits, name, kind: 'complex', subs }
}

/** RFC 7643 section 2.4: a list of values that say of which type each is, and which comes first. */
export function list(name: string, value: Attribute = text('value')): Attribute {
  const subs = [value, text('display'), text('type'), flag('primary')]
  return parts(name, subs, { isMulti: true })
}

/** Names of attributes are read in upper or lower case (RFC 7643 section 2.1). */
export function named(attributes: readonly Attribute[], name: string): Attribute | null {
  const wanted = name.toLowerCase()
  return attributes.find((each) => each.name.toLowerCase() === wanted) ?? null
}

const PLAIN = {
  isMulti: false,
  isExact: false,
  isRequired: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
} as const
