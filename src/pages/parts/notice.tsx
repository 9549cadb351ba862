import type { Child } from 'hono/jsx'
import { saidAs } from '../../texts/refusals'
import { useTexts } from '../texts'
import { Icon } from './icons'
import { Told } from './told'

type Tone = 'good' | 'wait' | 'info' | 'bad'

type Props = { readonly tone: Tone; readonly title: string; readonly children?: Child }

/** Something the reader should know now; what went wrong is read out at once. */
export function Notice({ tone, title, children }: Props) {
  return (
    <div class="alert" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={tone === 'good' ? 'check' : tone === 'info' ? 'info' : 'alert'} />
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  )
}

export type Said = {
  readonly title: string
  readonly detail: string
  /** The sentences one by one, where there are several. */
  readonly details?: readonly string[]
  /** By which the catalogue of texts may know it. */
  readonly known?: string
}

/** The sentence of a problem, where there is one. */
export function ProblemNotice({ problem }: { readonly problem: Said | null }) {
  const texts = useTexts()
  if (!problem) return null
  const known = saidAs(texts.problems, problem.known)
  const { title, detail } = known ?? {
    title: texts.told(problem.title),
    detail: texts.told(problem.detail),
  }
  const { details = [] } = problem
  return (
    <Notice tone="bad" title={title}>
      {details.length > 1 ? (
        <ul class="bullets">
          {details.map((each) => (
            <li>
              <Told text={each} />
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <Told text={detail} />
        </p>
      )}
    </Notice>
  )
}
