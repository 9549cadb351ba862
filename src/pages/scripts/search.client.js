/*
 * Lists and reviews that follow what is typed and chosen. Served in one file with app.client.js, after it.
 */
const TYPING_PAUSE = 250
let typing = 0

const filledIn = (form) => [...new FormData(form)].filter(([, value]) => value !== '')

/** As somebody types into a search: what is found so far, and an address that says so. */
async function searchFor(form) {
  const url = new URL(location.pathname, location.href)
  const filled = filledIn(form)
  url.search = new URLSearchParams(filled)
  const fresh = await fetchMain(url).catch(() => null)
  const found = fresh?.main?.querySelector(form.dataset.typing)
  if (!found || String(new URLSearchParams(filledIn(form))) !== String(new URLSearchParams(filled)))
    return
  document.querySelector(form.dataset.typing).replaceChildren(...found.childNodes)
  history.replaceState(null, '', url)
  enhance(document)
}

document.addEventListener('input', (event) => {
  const form = event.target.closest('form[data-typing]')
  if (!form || event.target.name !== 'q') return
  clearTimeout(typing)
  typing = setTimeout(searchFor, TYPING_PAUSE, form)
})

document.addEventListener('change', (event) => {
  const list = event.target.closest('form[data-typing]')
  if (list && event.target.matches('select')) void searchFor(list)
})

/** As a form is filled in: what it would lead to, beside it. Nothing is saved by that. */
async function lookBeside(form) {
  const body = new URLSearchParams(new FormData(form))
  const address = form.querySelector('[data-tries]').formAction
  const fresh = await fetchMain(address, { method: 'POST', body }).catch(() => null)
  const found = fresh?.main?.querySelector(form.dataset.beside)
  if (!found || String(new URLSearchParams(new FormData(form))) !== String(body)) return
  document.querySelector(form.dataset.beside).replaceChildren(...found.childNodes)
  enhance(document)
}

document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-beside]')
  if (!form) return
  clearTimeout(typing)
  typing = setTimeout(lookBeside, TYPING_PAUSE, form)
})
