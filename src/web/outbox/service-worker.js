/* Keeps the program itself, so that the pages of a meeting open without signal, and shows what the platform tells while
   no page is open. Answers of the server are never kept here: what was read is kept by the page, with whose it is.
   `version`, `files` and `reader` (of PDFs) are put in front by the build. */
const shell = `zhibu-${version}`

addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(shell)
    await cache.addAll(['/', ...files])
    // A piece that there is no more is not missed.
    for (const one of await readerOfPdfs()) await cache.add(one).catch(() => undefined)
    await skipWaiting()
  }
  event.waitUntil(keep())
})

/** Whoever reads PDFs without signal has the reader of the new program as well, with the pieces it used before. */
async function readerOfPdfs() {
  const used = new Set()
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const { url } of await cache.keys()) {
      const { pathname } = new URL(url)
      if (pathname.startsWith('/pdfjs/')) used.add(pathname)
    }
  }
  return used.size > 0 ? [...reader, ...used] : []
}

addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== shell) await caches.delete(name)
    await clients.claim()
  }
  event.waitUntil(tidy())
})

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin || /^(?:\/practice)?\/api\//.test(pathname)) return
  if (mode === 'navigate') event.respondWith(fetch(event.request).catch(() => caches.match('/')))
  else if (/^\/(?:assets|pdfjs)\//.test(pathname)) event.respondWith(fromCache(event.request))
})

/** A file with its digest in its name never changes. */
async function fromCache(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    const cache = await caches.open(shell)
    await cache.put(request, answer.clone())
  }
  return answer
}

/* A notice that the platform sent: it says what kind of matter and its number. The same one again replaces the first. */
addEventListener('push', (event) => {
  const { title, text, link, key } = event.data.json()
  event.waitUntil(
    registration.showNotification(title, { body: text, tag: key, data: { link }, icon: '/icon-192.png' }),
  )
})

addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openPage(event.notification.data.link))
})

/** Opens a page of ours: in a window that is there already, else in a new one. */
async function openPage(link) {
  const address = new URL(link, location.origin)
  if (address.origin !== location.origin) return
  const [there] = await clients.matchAll({ type: 'window' })
  if (!there) return void (await clients.openWindow(address.href))
  await there.focus()
  await there.navigate(address.href)
}
