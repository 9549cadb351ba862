/*
 * A socket that says that something has changed, and never what. Without it pages look by
 * themselves. Served in one file with live.client.js, after it.
 */
const MOST_TRIES = 8
const [OVER, CROWDED] = [4001, 4002]

let socket = null
let tries = 0
let soon = 0

const isOpen = () => socket?.readyState === WebSocket.OPEN

/** One look for news that come together, and not all pages of everybody in the same moment. */
function hear(changed) {
  const about = live()?.dataset.live
  if (!about || (changed && about !== 'yes' && about !== changed)) return
  if (soon) return
  const lookNow = () => {
    soon = 0
    if (isLooking) hear()
    else void look()
  }
  soon = setTimeout(lookNow, 100 + Math.random() * 400)
}

function sign() {
  const place = document.getElementById('live')
  if (!place) return
  place.hidden = !live()
  place.toggleAttribute('data-off', !isOpen())
  place.lastChild.textContent = isOpen() ? place.dataset.listens : place.dataset.deaf
}

function connect() {
  if (socket || !live() || document.hidden || !over.hidden) return
  const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`)
  socket = opened
  opened.addEventListener('open', () => {
    if (tries > 0) hear()
    tries = 0
    sign()
  })
  opened.addEventListener('message', ({ data }) => {
    if (data === 'pong') opened.isAnswered = true
    else hear(JSON.parse(data).changed)
  })
  opened.addEventListener('close', ({ code }) => {
    if (socket === opened) socket = null
    if (document.hidden) return
    if (code === OVER) hear()
    // There is no use in trying before somebody is here.
    tries = code === OVER || code === CROWDED ? MOST_TRIES : tries + 1
    setTimeout(sign, 2 * SECOND)
    if (tries < MOST_TRIES)
      setTimeout(connect, (0.5 + Math.random()) * Math.min(60, 2 ** (tries - 1)) * SECOND)
    pause = EAGER
    lookIn(pause)
  })
}

/** A connection that is dead without saying so does not answer. */
setInterval(() => {
  if (!isOpen()) return
  if (socket.isAnswered === false) {
    socket.close()
    socket = null
    return connect()
  }
  socket.isAnswered = false
  socket.send('ping')
}, 30 * SECOND)

let leaving = 0

for (const type of ['pointerdown', 'keydown'])
  document.addEventListener(type, () => {
    hand.at = Date.now()
    if (tries >= MOST_TRIES) tries = 1
    if (!socket && tries === 1) connect()
  })

document.addEventListener('visibilitychange', () => {
  clearTimeout(leaving)
  if (document.hidden) {
    leaving = setTimeout(() => socket?.close(), 60 * SECOND)
    return
  }
  hand.at = Date.now()
  tries = 1
  connect()
  if (live()) void look()
})

lookIn(pause)
connect()
