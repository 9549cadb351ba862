import type { Bare } from './bare'

export type BenchEnv = Env & { readonly BARE: DurableObjectNamespace<Bare> }
