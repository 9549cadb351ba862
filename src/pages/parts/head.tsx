import type { Child } from 'hono/jsx'
import { Icon } from './icons'
import { News } from './part'

type Props = {
  readonly title: Child
  readonly lead?: Child
  readonly back?: { readonly href: string; readonly words: string }
  /** What has become of it, for who hears the page. */
  readonly news?: string
  readonly children?: Child
}

/** The top of a page: where you are, what it is for, and at its side what you can do. */
export function Head({ title, lead, back, news, children }: Props) {
  return (
    <header class="head">
      <div>
        {back && (
          <a class="crumb" href={back.href}>
            <Icon name="left" size={14} />
            {back.words}
          </a>
        )}
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        {news && <News words={news} />}
      </div>
      {children && <div class="actions">{children}</div>}
    </header>
  )
}
