import type {
  GenericSchema,
  InferInput,
  InferOutput,
  ObjectEntries,
  StrictObjectSchema,
} from 'valibot'
import type { Editor } from '../db/history'
import type { MachineVerb, TokenVerb } from '../domain/token'
import type { Caller, Visitor } from '../http/context'
import type { Definition } from '../http/openapi'
import type { Problem } from '../http/problem'

/** What a handler is given: the visitor, and what was sent, validated. */
export type Input<
  P extends ObjectEntries,
  Q extends ObjectEntries,
  B,
  V extends Caller = Visitor,
> = {
  readonly env: Env
  readonly visitor: V
  /** The visitor, as history names who made a change. */
  readonly editor: Editor
  readonly params: InferOutput<StrictObjectSchema<P, undefined>>
  readonly query: InferOutput<StrictObjectSchema<Q, undefined>>
  readonly body: B
  /** The command's `Idempotency-Key`, for commands that a Custodian decides. */
  readonly key: string | null
}

/** The same, of any endpoint. */
export type Heard = Input<ObjectEntries, ObjectEntries, unknown, Caller>

/** What a handler answers. Null: there is no such thing, or it is none of this visitor's business. */
export type Reply<Body> =
  | {
      readonly status: 200 | 201 | 202 | 204
      readonly body: Body
      readonly location?: string
      /** What the visitor's session goes by from now on. */
      readonly sessionToken?: string
    }
  | { readonly problem: Problem }
  | null

export type Endpoint = {
  readonly definition: Definition
  readonly handle: (input: Heard) => Promise<Reply<unknown>>
}

/** Arrays and objects of the product are read-only; schemas say nothing about that. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

type None = Record<never, never>

/**
 * A route and its handler. The definition is the only place that says what goes in and out. Machines
 * get to those that a token of theirs is good for, and to no other.
 */
export function endpoint<
  A extends GenericSchema,
  P extends ObjectEntries = None,
  Q extends ObjectEntries = None,
  B extends GenericSchema | null = null,
  T extends TokenVerb | undefined = undefined,
>(
  definition: Pick<Definition, 'method' | 'path' | 'summary' | 'access'> & {
    readonly params?: P
    readonly query?: Q
    readonly body?: B
    readonly answer: A | null
    readonly statuses?: Definition['statuses']
    readonly problems?: readonly string[]
    /** A POST that only asks and changes nothing says false; every other one is keyed. */
    readonly isKeyed?: false
    readonly isScoped?: true
    readonly isOAuth?: true
    readonly token?: T
    readonly bodyBytes?: number
    readonly media?: 'application/yaml'
  },
  handle: (
    input: Input<
      P,
      Q,
      B extends GenericSchema ? InferOutput<B> : null,
      T extends MachineVerb ? Caller : Visitor
    >,
  ) => Promise<Reply<Frozen<InferInput<A>>>>,
): Endpoint {
  const { answer } = definition
  return {
    definition: {
      params: {},
      query: {},
      body: null,
      statuses: [answer ? 200 : 204],
      problems: [],
      isKeyed: definition.method === 'post',
      isScoped: false,
      isOAuth: false,
      ...definition,
      token: definition.token ?? null,
    },
    handle: handle as unknown as Endpoint['handle'],
  }
}

export function ok<Body>(body: Body): { readonly status: 200; readonly body: Body } {
  return { status: 200, body }
}

export function created<Body>(body: Body, location: string): Reply<Body> {
  return { status: 201, body, location: `/api/v1${location}` }
}

export function accepted<Body>(body: Body, location: string): Reply<Body> {
  return { status: 202, body, location: `/api/v1${location}` }
}

export const GONE = { status: 204, body: null } as const

export function no(problem: Problem): { readonly problem: Problem } {
  return { problem }
}
