/*
 * Passkeys: the browser asks its user, and what it answers is sent on. Without script there are
 * none; whoever can prove it otherwise does so with the forms beside.
 */
const isAble =
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

async function send(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.detail)
  return answer
}

async function ask(options) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const credential = await navigator.credentials.get({ publicKey })
  return credential.toJSON()
}

/** What each form does, and where it leads. */
const ceremonies = {
  async prove(form) {
    const { task: action, subject } = form.dataset
    const options = await send('/api/v1/me/proofs/options', { action, subject })
    await send('/api/v1/me/proofs', { response: await ask(options) })
    form.submit()
  },
  async 'sign-in'(form) {
    const response = await ask(await send('/sign-in/passkey/options', {}))
    const { returnTo } = await send('/sign-in/passkey', {
      response,
      returnTo: form.elements.returnTo.value,
    })
    location.assign(returnTo)
  },
  async enrol(form) {
    const options = await send('/api/v1/me/passkeys/options', {})
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
    const credential = await navigator.credentials.create({ publicKey })
    const name = form.elements.name.value
    await send('/api/v1/me/passkeys', { name, response: credential.toJSON() })
    location.assign('/me/passkeys?said=enrolled')
  },
}

/** Browsers tell scripts little about what went wrong, and in words that are not for people. */
function wordsFor(error, { known, none, wrong }) {
  if (error.name === 'InvalidStateError') return known
  if (error instanceof DOMException) return none
  return error.message || wrong
}

/** The page brings its words along, in the language of whoever reads it. */
function tell(form, choose) {
  const place = form.querySelector('[data-passkey-fault]')
  if (place) place.textContent = choose(place.dataset)
}

async function run(form) {
  const button = form.querySelector('button[type=submit]')
  tell(form, () => '')
  button.disabled = true
  try {
    await ceremonies[form.dataset.passkey](form)
  } catch (error) {
    tell(form, (words) => wordsFor(error, words))
  }
  button.disabled = false
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.dataset.passkey) return
  event.preventDefault()
  if (isAble) void run(form)
  else tell(form, ({ unable }) => unable)
})

for (const form of document.querySelectorAll('form[data-passkey][hidden]')) form.hidden = !isAble
