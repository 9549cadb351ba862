import { scopeOf } from '../../domain/permission/scope'
import type { Texts } from '../../texts/english'

/** For which resources a role or a token counts. */
export function scopeWords({ tokens }: Texts, text: string): string {
  const scope = scopeOf(text)
  if (!scope) return tokens.everything
  return scope.kind === 'tag' ? tokens.tagged(scope.tag) : tokens.named(scope.glob)
}
