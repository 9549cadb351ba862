import type { Child } from 'hono/jsx'

/** The list of one’s own requests. */
export const requests = {
  title: 'My requests',
  lead: 'What you asked for, and what became of it.',
  open: 'Open',
  nothing: 'Nothing is on its way',
  askWhenNeeded: (ask: (words: string) => Child) => (
    <>{ask('Ask for access')} when you need it; it takes a minute.</>
  ),
  past: 'Past',
}
