import { escapeHtml, page } from './page.ts'
import type { WorldPerson } from './people.ts'

/** The provider's sign-in page: one button for each person. */
export function choosePage(people: readonly WorldPerson[], action: string): string {
  return page(
    'Who are you?',
    `<h1>Who are you?</h1>
    <p>This stands for your organisation's identity provider.</p>
    ${peopleForm(people, action)}`,
  )
}

/** A session exists, but whoever sent the browser here wants it proved again. */
export function confirmPage(
  person: WorldPerson,
  people: readonly WorldPerson[],
  action: string,
): string {
  const others = people.filter(({ id }) => id !== person.id)
  const firstName = person.name.split(' ')[0] ?? person.name
  return page(
    'Confirm that it is you',
    `<h1>Confirm that it is you, ${escapeHtml(firstName)}</h1>
    <p>This stands for a second factor, such as a security key.</p>
    <form method="post" action="${action}">
      <button class="main" name="person" value="${escapeHtml(person.id)}">Confirm</button>
    </form>
    <details><summary>Somebody else</summary>${peopleForm(others, action)}</details>`,
  )
}

/** Asked when the relying party ends the session here as well. */
export function signOutPage(form: string): string {
  return page(
    'Sign out?',
    `<h1>Sign out?</h1>
    ${form}
    <button class="main" form="op.logoutForm" name="logout" value="yes">Sign out here too</button>
    <button form="op.logoutForm">Stay signed in</button>`,
  )
}

export function problemPage(message: string): string {
  return page('Sign-in problem', `<h1>Sign-in did not work</h1><p>${escapeHtml(message)}</p>`)
}

function peopleForm(people: readonly WorldPerson[], action: string): string {
  const buttons = people.map(
    ({ id, name, email }) =>
      `<button name="person" value="${escapeHtml(id)}">${escapeHtml(name)}
      <small>${escapeHtml(email)}</small></button>`,
  )
  return `<form method="post" action="${action}">${buttons.join('\n')}</form>`
}
