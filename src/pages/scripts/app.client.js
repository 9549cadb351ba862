/*
 * What pages do better with script. Nothing here is needed: every page works without it.
 */
const SECOND = 1000
const announce = (text) => {
  const region = document.getElementById('announce')
  if (region) region.textContent = text
}

const units = [
  ['d', 86400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
]

/** Under an hour with seconds, above with minutes; the exact end is in the title. */
function leftWords(ms) {
  let rest = Math.max(0, Math.ceil(ms / SECOND))
  const words = []
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if ((count > 0 || words.length > 0 || size === 1) && words.length < 2)
      words.push(`${words.length > 0 ? String(count).padStart(2, '0') : count} ${unit}`)
  }
  return words.join(' ')
}

function tick() {
  for (const time of document.querySelectorAll('time[data-countdown]')) {
    const ms = Date.parse(time.dateTime) - Date.now()
    const words = leftWords(ms)
    if (time.textContent !== words) time.textContent = words
    time.toggleAttribute('data-short', ms < 5 * 60 * SECOND)
    if (ms <= 0 && !time.hasAttribute('data-over')) {
      time.setAttribute('data-over', '')
      if (time.closest('.pass')) setTimeout(lookAtEnd, 2 * SECOND)
    }
  }
}

const language = document.documentElement.lang
const locale = navigator.languages.find((each) => each.split('-')[0] === language) ?? language
const today = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'day')
const local = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const localWithYear = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const localTime = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })

function localWords(at) {
  const now = new Date()
  if (at.toDateString() === now.toDateString()) return `${today} ${localTime.format(at)}`
  return (at.getFullYear() === now.getFullYear() ? local : localWithYear).format(at)
}

/** Brings a freshly loaded or swapped part of a page to life. */
function enhance(root) {
  for (const time of root.querySelectorAll('time[data-local]'))
    time.textContent = localWords(new Date(time.dateTime))
  for (const button of root.querySelectorAll('[data-copy]')) button.hidden = !navigator.clipboard
  for (const button of root.querySelectorAll('[data-opens-keys]')) button.hidden = false
  for (const button of root.querySelectorAll('[data-preview-button]')) button.hidden = true
  tick()
}

/**
 * The only way from text to markup that the content policy leaves: a page of ours, into a document
 * of its own in which nothing runs.
 */
const pages = globalThis.trustedTypes?.createPolicy('hallpass-pages', {
  createHTML: (text) => text,
})

const read = (text) =>
  new DOMParser().parseFromString(pages ? pages.createHTML(text) : text, 'text/html')

async function fetchMain(url, options) {
  const response = await fetch(url, { credentials: 'same-origin', ...options })
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return null
  const page = read(await response.text())
  const tag = response.headers.get('ETag')
  const [main, nav] = [page.querySelector('main'), page.querySelector('.nav')]
  return { url: response.url, main, nav, title: page.title, tag }
}

/** When time is over. A page that answered a form, with a secret on it, gives way to the plain one. */
function lookAtEnd() {
  const address = document.querySelector('main')?.dataset.address
  if (address && address !== location.pathname) location.replace(address)
  else void look()
}

/** As somebody chooses an account or a duration: who would be asked. */
async function preview(form) {
  const button = form.querySelector('[data-preview-button]')
  const body = new URLSearchParams(new FormData(form))
  const fresh = await fetchMain(button.formAction, { method: 'POST', body }).catch(() => null)
  const card = fresh?.main?.querySelector('#preview')
  if (!card) return
  document.getElementById('preview')?.replaceChildren(...card.childNodes)
}

/** Sends a form to try something, and shows only what came of it: what was typed stays. */
async function swapIn(form, button) {
  const body = new URLSearchParams(new FormData(form))
  const place = document.querySelector(button.dataset.swap)
  button.disabled = true
  const fresh = await fetchMain(button.formAction, { method: 'POST', body }).catch(() => null)
  button.disabled = false
  const found = fresh?.main?.querySelector(button.dataset.swap)
  if (!found) return
  place.replaceChildren(...found.childNodes)
  place.scrollIntoView({ block: 'nearest' })
}

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  const question = form.dataset.confirm
  if (question && !confirm(question)) return event.preventDefault()
  if (!submitter?.dataset.swap) return
  event.preventDefault()
  void swapIn(form, submitter)
})

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  await navigator.clipboard.writeText(button.dataset.copy)
  const label = button.querySelector('span')
  const words = label.textContent
  label.textContent = button.dataset.copied
  announce(button.dataset.copied)
  setTimeout(() => {
    label.textContent = words
  }, 2 * SECOND)
})

document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-preview]')
  if (form && event.target.matches('[name=accountId], [name=duration], [name=otherDuration]'))
    void preview(form)
})

enhance(document)
setInterval(tick, SECOND)
