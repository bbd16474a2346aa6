import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ask } from '#web/call.ts'
import './seals.css'

type Place = { at: number; page: number; x: number; y: number }
/** A4, in points and in millimetres. */
const points = { width: 595.2756, height: 841.8898 }
const paperWidth = 210

/** Where seals will stand on one page of a document: pale, with the word 预览. What was stamped is on the pages. */
export function PlacedSeals({ id, places, page }: { id: number; places: Place[]; page: number }) {
  const query = useQuery(
    ask.seals.uses.placed.queryOptions({
      input: { id },
      // A stamp takes seconds.
      refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'approved') ? 2000 : false),
    }),
  )
  usePagesAnew(id, query.data?.filter(({ state }) => state === 'approved').length ?? 0)
  return places
    .filter((place) => place.page === page)
    .map(({ at, x, y }) => {
      const seal = query.data?.find(({ position }) => position === at)
      if (!seal) return null
      return (
        <figure
          key={at}
          className="placed-seal"
          style={{
            left: `${(x / points.width) * 100}%`,
            top: `${(y / points.height) * 100}%`,
            width: `${(seal.diameter / paperWidth) * 100}%`,
          }}
        >
          <img src={seal.picture} alt={`印章位置预览：${seal.name}`} />
          <figcaption aria-hidden="true">预览</figcaption>
        </figure>
      )
    })
}

/** When a seal that was being put on is no longer waited for, it is on the pages. */
function usePagesAnew(id: number, waiting: number): void {
  const cache = useQueryClient()
  const before = useRef(waiting)
  useEffect(() => {
    if (waiting < before.current)
      void cache.invalidateQueries({ queryKey: ask.documents.preview.key({ input: { id } }) })
    before.current = waiting
  }, [cache, id, waiting])
}
