import type { own as english } from '../en/own'

export const own: typeof english = {}
