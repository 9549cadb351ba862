/*
 * Pages that change in place: they ask for themselves again, seldom where listen.client.js is told
 * when, and more often where it is not. Served in one file with app.client.js, after it.
 */
const CALM = 60 * SECOND
const PATIENT = 15 * SECOND
const EAGER = 3 * SECOND
const AWAY = 10 * 60 * SECOND

const live = () => document.querySelector('main[data-live]')

/** What a page says apart from times, which change by themselves. */
function gist(main) {
  const copy = main.cloneNode(true)
  for (const time of copy.querySelectorAll('time')) time.textContent = ''
  for (const button of copy.querySelectorAll('[data-copy],[data-preview-button],[data-opens-keys]'))
    button.removeAttribute('hidden')
  return copy.innerHTML.replace(/ (data-short|data-over|open)=""/g, '')
}

const isTouched = (field) =>
  field === document.activeElement ||
  (field.type === 'checkbox' || field.type === 'radio'
    ? field.checked !== field.defaultChecked
    : field.value !== field.defaultValue)

/** Whether somebody is at something here that would be lost. */
const isBusy = (root) =>
  root.querySelector('dialog[open]') !== null ||
  (!getSelection().isCollapsed && root.contains(getSelection().anchorNode)) ||
  [...root.querySelectorAll('input:not([type=hidden]), textarea')].some(isTouched) ||
  [...root.querySelectorAll('select')].some(
    (field) =>
      field === document.activeElement ||
      [...field.options].some(
        (option) => option.selected !== option.defaultSelected && option.index,
      ),
  )

/** What was unfolded stays so, and the focus stays on what it was on, told by label or words. */
function replaceKeeping(old, fresh) {
  const words = (element) => element.textContent.trim()
  const summaries = (root) => [...root.querySelectorAll('details > summary')]
  const unfolded = summaries(old)
    .filter((summary) => summary.parentElement.open)
    .map(words)
  const known = (element) => element.getAttribute('aria-labelledby') ?? words(element)
  const focused = old.contains(document.activeElement) ? known(document.activeElement) : null
  old.replaceChildren(...fresh.cloneNode(true).childNodes)
  for (const summary of summaries(old))
    if (unfolded.includes(words(summary))) summary.parentElement.open = true
  if (focused)
    [...old.querySelectorAll('a, button, summary, [data-decision]')]
      .find((each) => known(each) === focused)
      ?.focus({ preventScroll: true })
}

/** What is being read stays where it is on the screen. */
function holdingStill(main, change) {
  const labelled = [...main.querySelectorAll('[aria-labelledby]')]
  const seen = scrollY > 0 && labelled.find((each) => each.getBoundingClientRect().bottom > 80)
  const top = seen ? seen.getBoundingClientRect().top : 0
  change()
  const label = seen && CSS.escape(seen.getAttribute('aria-labelledby'))
  const same = seen && main.querySelector(`[aria-labelledby="${label}"]`)
  if (same) scrollBy(0, same.getBoundingClientRect().top - top)
}

/** Only the marked parts that nobody is at; parts of a list come and go with it. */
function swapParts(main, fresh) {
  const parts = (root) => [...root.querySelectorAll('[data-part]')]
  const named = (root, { dataset }) =>
    parts(root).find((each) => each.dataset.part === dataset.part)
  for (const old of parts(main)) {
    const next = named(fresh, old)
    if (isBusy(old)) continue
    if (next) replaceKeeping(old, next)
    else if (old.parentElement.matches('[data-parts]')) old.remove()
  }
  for (const next of parts(fresh)) {
    const list = next.parentElement.matches('[data-parts]') && main.querySelector('[data-parts]')
    if (!list || named(main, next)) continue
    const before = next.previousElementSibling && named(main, next.previousElementSibling)
    if (before) before.after(next.cloneNode(true))
    else list.prepend(next.cloneNode(true))
  }
}

let said = null
let tag = null
let owed = null
let isLooking = false
/** When somebody's hand was last at this page. */
const hand = { at: Date.now() }

const newsOf = (main) =>
  (main.querySelector('[data-news]') ?? main.querySelector('.alert, .badge'))?.textContent.trim()

/** Changes the page in place, never under a typing hand: then what could not be is told of, and owed. */
function take(fresh) {
  const main = document.querySelector('main')
  takeNav(fresh.nav)
  said ??= gist(main)
  const next = gist(fresh.main)
  if (next === said) return false
  const [before, news] = [newsOf(main), newsOf(fresh.main)]
  const isHeld = isBusy(main)
  holdingStill(main, () => (isHeld ? swapParts : replaceKeeping)(main, fresh.main))
  enhance(main)
  owed = isHeld && gist(main) !== next ? fresh : null
  if (!owed) said = next
  const { live: about } = fresh.main.dataset
  if (about) main.dataset.live = about
  else delete main.dataset.live
  sign()
  document.title = fresh.title
  document.getElementById('changed').hidden = !owed
  if (news && news !== before) announce(news)
  return true
}

function takeNav(fresh) {
  const nav = document.querySelector('.nav')
  if (!nav || !fresh || nav.textContent === fresh.textContent) return
  if (!nav.contains(document.activeElement) && !nav.querySelector('.nav-manage:popover-open'))
    nav.replaceChildren(...fresh.cloneNode(true).childNodes)
}

const over = document.getElementById('over')

/** Who is signed out no longer sees what was for them; only what they have typed is not taken away. */
function signInAgain(url) {
  const fields = [...document.querySelectorAll('main textarea, main input:not([type=hidden])')]
  if (!fields.some(({ value, defaultValue }) => value !== defaultValue))
    return location.replace(url)
  if (over.hidden) announce(over.textContent.trim())
  over.hidden = false
  sign()
}

function isBack() {
  if (over.hidden) return
  over.hidden = true
  tries = 1
  connect()
}

/** A page was loaded in another tab, where somebody may have signed in. */
const tabs = new BroadcastChannel('hallpass')
tabs.addEventListener('message', () => {
  if (!over.hidden) hear()
})
tabs.postMessage('loaded')

/** Looks whether the page says something new. What nobody's hand has caused is no use of a session. */
async function look() {
  if (!document.querySelector('main') || document.hidden || isLooking) return false
  isLooking = true
  const isAlone = Date.now() - hand.at > 60 * SECOND
  const headers = {
    ...(tag && { 'If-None-Match': tag }),
    ...(isAlone && { 'Hallpass-Unattended': 'yes' }),
  }
  const fresh = await fetchMain(location.href, { headers }).catch(() => null)
  isLooking = false
  const at = fresh && new URL(fresh.url).pathname
  if (at === '/sign-in') return signInAgain(fresh.url)
  if (fresh && at !== location.pathname) return false
  if (fresh) isBack()
  if (fresh) tag = fresh.tag
  const latest = fresh?.main ? fresh : owed
  return latest ? take(latest) : false
}

let pause = EAGER
let timer = 0

/** Less often while nothing happens or a socket tells, and not at all for somebody who has gone away. */
async function keepLooking() {
  const isHere = Date.now() - hand.at < AWAY
  const isNew = live() && (isHere || isOpen()) && (await look())
  if (isNew || owed) pause = EAGER
  else pause = isOpen() ? CALM : Math.min(PATIENT, pause * 1.2)
  lookIn(pause)
}

function lookIn(ms) {
  clearTimeout(timer)
  timer = setTimeout(keepLooking, ms)
}
