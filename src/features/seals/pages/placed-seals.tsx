import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import './seals.css'

type Place = { at: number; page: number; x: number; y: number }
/** A4, in points and in millimetres. */
const points = { width: 595.2756, height: 841.8898 }
const paperWidth = 210

/** The seals of one page of a document, where they stand; those that are not stamped yet are pale and say 预览. */
export function PlacedSeals({ id, places, page }: { id: number; places: Place[]; page: number }) {
  const query = useQuery(
    ask.seals.uses.placed.queryOptions({
      input: { id },
      // A stamp takes seconds.
      refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'approved') ? 2000 : false),
    }),
  )
  return places
    .filter((place) => place.page === page)
    .map(({ at, x, y }) => {
      const seal = query.data?.find(({ position }) => position === at)
      if (!seal) return null
      const stamped = seal.state === 'stamped'
      return (
        <figure
          key={at}
          className={stamped ? 'placed-seal' : 'placed-seal planned'}
          style={{
            left: `${(x / points.width) * 100}%`,
            top: `${(y / points.height) * 100}%`,
            width: `${(seal.diameter / paperWidth) * 100}%`,
          }}
        >
          <img src={seal.picture} alt={stamped ? `印章：${seal.name}` : `印章位置预览：${seal.name}`} />
          {!stamped && <figcaption aria-hidden="true">预览</figcaption>}
        </figure>
      )
    })
}
