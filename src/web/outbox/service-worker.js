/* Keeps the program itself, so that the pages of a meeting open without signal. Answers of the server are never kept
   here: what was read is kept by the page, with whose it is. `version` and `files` are put in front by the build. */
const shell = `zhibu-${version}`

addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(shell)
    await cache.addAll(['/', ...files])
    await skipWaiting()
  }
  event.waitUntil(keep())
})

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
  if (method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
  if (mode === 'navigate') event.respondWith(fetch(event.request).catch(() => caches.match('/')))
  else if (pathname.startsWith('/assets/')) event.respondWith(fromCache(event.request))
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
