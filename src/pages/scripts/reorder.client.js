/*
 * A list whose rows can be dragged by their number. What is dropped is sent by the row's own form,
 * the one that its arrows use without script.
 */
let dragged = null
let from = 0

const rowsOf = (list) => [...list.querySelectorAll(':scope > li')]

for (const grip of document.querySelectorAll('[data-reorder] > li > .place')) {
  grip.draggable = true
  grip.title = grip.closest('[data-reorder]').dataset.reorder
}

document.addEventListener('dragstart', (event) => {
  const row = event.target.closest?.('[data-reorder] > li')
  if (!row || !event.target.matches('.place')) return
  dragged = row
  from = rowsOf(row.parentElement).indexOf(row)
  row.toggleAttribute('data-dragged', true)
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', '')
  event.dataTransfer.setDragImage(row, 20, 20)
})

document.addEventListener('dragover', (event) => {
  const over = event.target.closest?.('[data-reorder] > li')
  if (!dragged || over?.parentElement !== dragged.parentElement) return
  event.preventDefault()
  if (over === dragged) return
  const { top, height } = over.getBoundingClientRect()
  const isBefore = event.clientY < top + height / 2
  over.parentElement.insertBefore(dragged, isBefore ? over : over.nextSibling)
})

document.addEventListener('drop', (event) => dragged && event.preventDefault())

document.addEventListener('dragend', (event) => {
  if (!dragged) return
  const row = dragged
  dragged = null
  row.removeAttribute('data-dragged')
  const list = row.parentElement
  const to = rowsOf(list).indexOf(row)
  if (to === from) return
  if (event.dataTransfer.dropEffect === 'none') {
    const rest = rowsOf(list).filter((each) => each !== row)
    return list.insertBefore(row, rest[from] ?? null)
  }
  const form = row.querySelector('form[action$="/move"]')
  form.elements.place.value = String(list.start + to)
  form.requestSubmit()
})
