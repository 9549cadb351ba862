import { widened } from '../policy/rings'
import type { AskingEvent } from './asking-event'
import type { Happening } from './evolve'
import { voted } from './evolve-vote'
import { remindersCovered } from './reminding'
import type { Request } from './state'

/** Whom a request asks now, since when, and what they have said. */
export function asked(request: Request, event: AskingEvent, when: Happening): Partial<Request> {
  const { asking, steps } = request
  switch (event.type) {
    case 'step.opened':
      return { asking: { step: event.step, since: when.at, reminders: 0 } }
    case 'step.reminded':
      return { asking: asking && { ...asking, reminders: remindersCovered(request, when.at) } }
    case 'step.widened':
      return {
        steps: steps.map((step, index) => (index === event.step ? widened(step) : step)),
        asking: { step: event.step, since: when.at, reminders: 0 },
      }
    case 'step.reassigned': {
      const { step, to: assignee } = event
      return { asking: { step, since: when.at, reminders: 0, assignee } }
    }
    case 'step.approved':
    case 'step.rejected':
    case 'vote.withdrawn':
      return voted(request, event, when)
  }
}
