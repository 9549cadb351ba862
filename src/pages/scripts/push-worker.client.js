/*
 * Shows what is pushed, and opens its page when it is tapped. It serves no page and keeps none; what
 * it is told was written by this installation, since nobody else has the keys.
 */
self.addEventListener('push', (event) => {
  const { title, body, tag, path } = event.data.json()
  const shown = self.registration.showNotification(title, { body, tag, renotify: true, data: path })
  event.waitUntil(shown)
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(event.notification.data, self.location.origin)
  if (url.origin === self.location.origin) event.waitUntil(self.clients.openWindow(url.href))
})
