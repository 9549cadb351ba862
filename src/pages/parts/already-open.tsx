import type { RequestRow } from '../../db/board'
import type { RequestStage } from '../../domain/resource/state'
import { useTexts } from '../texts'
import { Notice } from './notice'

/** What this person has asked for here already, so that nobody is asked twice for one thing. */
export function AlreadyOpen({ rows }: { readonly rows: readonly RequestRow[] }) {
  const texts = useTexts()
  if (rows.length === 0) return null
  return (
    <Notice tone="info" title={texts.ask.alreadyOpen}>
      <ul>
        {rows.map(({ id, accountName, stage }) => (
          <li>
            <a href={`/requests/${id}`}>{accountName}</a>,{' '}
            {texts.parts.stageWords[stage as RequestStage]}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
