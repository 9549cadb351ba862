export type FailureProps = {
  readonly title: string
  readonly detail: string
  readonly traceId?: string | undefined
}

/** Unknown and forbidden read the same, on purpose. */
export function NotFoundPage() {
  return (
    <FailurePage title="Not found" detail="There is nothing here, or it is not for you to see." />
  )
}

export function FailurePage({ title, detail, traceId }: FailureProps) {
  return (
    <div class="centred stack">
      <div class="card stack">
        <h1>{title}</h1>
        <p class="muted">{detail}</p>
        {traceId && (
          <p class="small muted">
            If you ask for help, give this number: <code>{traceId}</code>
          </p>
        )}
        <div class="actions">
          <a class="btn" data-variant="outline" href="/">
            Go to the start
          </a>
        </div>
      </div>
    </div>
  )
}
