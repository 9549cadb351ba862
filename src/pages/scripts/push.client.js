/*
 * Being told in this browser: it asks its user, subscribes, and the form takes the subscription to
 * the server. Without script nothing of it is possible.
 */
const isAble = 'serviceWorker' in navigator && 'PushManager' in globalThis

/** The one script that may be a worker of this origin, whatever a page says. */
const workers = globalThis.trustedTypes?.createPolicy('hallpass-push-worker', {
  createScriptURL: () => '/push-worker.js',
})
const WORKER = workers ? workers.createScriptURL('') : '/push-worker.js'

function bytesOf(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}

async function subscription({ push: key, notAllowed }) {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error(notAllowed)
  await navigator.serviceWorker.register(WORKER)
  const { pushManager } = await navigator.serviceWorker.ready
  const applicationServerKey = bytesOf(key)
  const before = await pushManager.getSubscription()
  if (before && !isFor(before, applicationServerKey)) await before.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
}

/** A subscription that was made with other keys takes nothing of ours. */
function isFor({ options }, key) {
  const known = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0))
  return known.length === key.length && known.every((byte, index) => byte === key[index])
}

async function run(form) {
  const button = form.querySelector('button[type=submit]')
  const place = form.querySelector('[data-push-fault]')
  place.textContent = ''
  button.disabled = true
  try {
    const { endpoint, keys } = (await subscription(form.dataset)).toJSON()
    form.elements.endpoint.value = endpoint
    form.elements.p256dh.value = keys.p256dh
    form.elements.auth.value = keys.auth
    form.submit()
  } catch (error) {
    place.textContent = error instanceof DOMException ? form.dataset.notReached : error.message
  }
  button.disabled = false
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.dataset.push) return
  event.preventDefault()
  if (isAble) void run(form)
  else form.querySelector('[data-push-fault]').textContent = form.dataset.notAble
})
