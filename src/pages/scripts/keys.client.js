/*
 * Deciding by keyboard: j and k go through what waits, a and r go to the answers, ? tells. None of
 * them decides by itself: the button still has to be pressed. They can be switched off, because
 * single keys get in the way of some who speak to their computer.
 */
const KEPT = 'hallpass-keys'
const dialog = () => document.getElementById('keys')
const decisions = () => [...document.querySelectorAll('[data-decision]')]
const isOn = () => localStorage.getItem(KEPT) !== 'off'

function current() {
  return document.activeElement?.closest('[data-decision]') ?? null
}

function go(step) {
  const all = decisions()
  const at = all.indexOf(current())
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}

function toAnswer(key) {
  const place = current() ?? decisions()[0] ?? document
  const target = place.querySelector(`[data-key="${key}"]`)
  if (!target) return false
  const details = target.closest('details')
  if (details) details.open = true
  else for (const other of place.querySelectorAll('details.no')) other.open = false
  const field = details?.querySelector('textarea') ?? target
  field.focus()
  field.scrollIntoView({ block: 'nearest' })
  return true
}

/** A box to tick takes no letters; the one of the help has the focus for a moment after it closes. */
const isTyping = (target) =>
  target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null

function show() {
  const help = dialog()
  help.querySelector('input').checked = isOn()
  help.showModal()
}

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  a: () => toAnswer('a'),
  r: () => toAnswer('r'),
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog()?.open) return
  if (event.key === 'Escape' && isTyping(event.target)) return current()?.focus()
  if (isTyping(event.target)) return
  if (event.key === '?' && dialog()) {
    event.preventDefault()
    return show()
  }
  const act = isOn() && (current() || decisions().length > 0) && KEYS[event.key]
  if (!act) return
  event.preventDefault()
  act()
})

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-opens-keys]')) show()
})

document.addEventListener('change', ({ target }) => {
  if (target.matches('#keys input')) localStorage.setItem(KEPT, target.checked ? 'on' : 'off')
})
