import { useTexts } from './texts'
export type FailureProps = {
  readonly title: string
  readonly detail: string
  readonly traceId?: string | undefined
}

/** Unknown and forbidden read the same, on purpose. */
export function NotFoundPage() {
  const texts = useTexts()
  return <FailurePage title={texts.shell.notFound} detail={texts.shell.notForYou} />
}

export function FailurePage({ title, detail, traceId }: FailureProps) {
  const texts = useTexts()
  return (
    <div class="centred stack">
      <div class="card stack">
        <h1>{title}</h1>
        <p class="muted">{detail}</p>
        {traceId && <p class="small muted">{texts.shell.giveNumber(<code>{traceId}</code>)}</p>}
        <div class="actions">
          <a class="btn" data-variant="outline" href="/">
            {texts.shell.toStart}
          </a>
        </div>
      </div>
    </div>
  )
}
