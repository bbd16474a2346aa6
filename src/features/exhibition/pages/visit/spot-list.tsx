import type { Walk } from './walk.ts'

/** All that can be reached from here as buttons: the exhibits of the hall in order, then the ways on. */
export function SpotList({ walk, hidden }: { walk: Walk; hidden: boolean }) {
  const { hall, viewpoint, exhibit } = walk
  if (hidden) return null
  const ways = viewpoint.hotspots.filter((spot) => spot.viewpointId !== null)
  const notes = viewpoint.hotspots.filter((spot) => spot.kind === 'text')
  return (
    <nav className="spot-list" aria-label="展品和去处">
      {hall.exhibits.map((one) => {
        const spot = viewpoint.hotspots.find(({ exhibitId }) => exhibitId === one.id)
        return (
          <button
            key={one.id}
            type="button"
            aria-current={one.id === exhibit?.id ? 'true' : undefined}
            onFocus={(event) => {
              if (spot && event.target.matches(':focus-visible')) walk.turn(spot)
            }}
            onClick={() => walk.open(one.id)}
          >
            {one.year && <b>{one.year}</b>}
            {one.title}
          </button>
        )
      })}
      {notes.map((spot) => (
        <button
          key={spot.id}
          type="button"
          aria-current={spot === walk.note ? 'true' : undefined}
          onFocus={(event) => event.target.matches(':focus-visible') && walk.turn(spot)}
          onClick={() => walk.press(spot)}
        >
          {spot.label}
        </button>
      ))}
      {ways.map((spot) => (
        <button
          key={spot.id}
          type="button"
          className="way"
          onFocus={(event) => event.target.matches(':focus-visible') && walk.turn(spot)}
          onClick={() => walk.goTo(spot.viewpointId ?? 0)}
        >
          {spot.kind === 'hall' ? spot.label : `去${spot.label}`}
        </button>
      ))}
    </nav>
  )
}
