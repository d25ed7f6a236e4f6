// The worker of a device that its member told to call them. It shows what was pushed and opens it
// when tapped; it answers no request of a page and loads nothing.

addEventListener("push", (event) => {
  const { title, text, url, tag } = event.data.json()
  event.waitUntil(registration.showNotification(title, { body: text, tag, data: url }))
})

addEventListener("notificationclick", (event) => {
  event.notification.close()
  const url = new URL(event.notification.data, location.origin)
  if (url.origin === location.origin) event.waitUntil(clients.openWindow(url))
})
