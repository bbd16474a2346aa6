/** What a visit needs, asked for while the rest of the page is still on its way. */
import { ask, queries } from '#web/call.ts'
import { remembered } from '#web/kit/device.ts'
import { placeNow } from '#web/kit/place.ts'
import type { Way } from './way.ts'

export const chosenName = 'exhibition.way'
export const loadHalls = () => import('./hall-visit.tsx')

/** Whether the halls will probably be shown all round: then what draws them need not wait for what they hold. */
const isLikely = () =>
  'WebGL2RenderingContext' in window &&
  remembered<Way | null>(chosenName, null) !== 'pictures' &&
  !matchMedia('(prefers-reduced-motion: reduce)').matches

export function fetchAhead(): void {
  const id = Number(/^\/exhibitions\/(\d+)$/.exec(placeNow().pathname)?.[1])
  if (!id) return
  if (!location.search.includes('preview'))
    void queries.prefetchQuery(ask.exhibition.visits.get.queryOptions({ input: { id } }))
  if (isLikely()) loadHalls().catch(() => undefined)
}
