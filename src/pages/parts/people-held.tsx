import { useTexts } from '../texts'
import { PostButton } from './post-button'
import { Instant } from './time'

type Person = {
  readonly personId: string
  readonly displayName: string
  readonly since: number
  readonly why: string
  readonly untilSignIn?: boolean
}

type Props = {
  readonly people: readonly Person[]
  readonly why: string
  /** The connection's page. */
  readonly home: string
}

/** Who cannot check out until somebody says that it is clear where they stand. */
export function PeopleHeld({ people, why, home }: Props) {
  const texts = useTexts()
  if (people.length === 0) return null
  return (
    <section class="card stack">
      <h2>{texts.events.heldPeople}</h2>
      <p class="muted small">{why}</p>
      <ul class="rows">
        {people.map((person) => (
          <li>
            <div class="row-main">
              <a class="row-title" href={`/admin/people/${person.personId}`}>
                {person.displayName}
              </a>
              <p class="small muted">
                {texts.events.sinceWhy(<Instant at={person.since} />, texts.told(person.why))}.
                {person.untilSignIn && ` ${texts.events.untilSignIn}`}
              </p>
            </div>
            <PostButton
              action={`${home}/people/${person.personId}/settle`}
              variant="outline"
              size="small"
            >
              {texts.events.isClear}
            </PostButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
