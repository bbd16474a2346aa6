import { shapes } from '../../halls/shapes/rules.ts'
import { type GazeTold, useGaze } from './gaze.ts'
import type { Hall } from './visited.ts'

type Props = {
  hall: Hall
  here: number
  gaze: GazeTold
  onGo: (id: number) => void
}

/** The plan of a hall, with where one stands and which way one looks. Where no plan is known, only the names are shown. */
export function FloorMap({ hall, here, gaze, onGo }: Props) {
  if (!hall.theme) return null
  const { corners, partitions, stands, centre } = shapes[hall.theme]
  const [xs, zs] = [corners.map(([x]) => x), corners.map(([, z]) => z)]
  const [left, top] = [Math.min(...xs) - 0.8, Math.min(...zs) - 0.8]
  const box = [left, top, Math.max(...xs) - left + 0.8, Math.max(...zs) - top + 0.8].join(' ')
  const standing = hall.viewpoints.find((one) => one.id === here)
  const stand = { x: standing?.position?.[0] ?? 0, z: standing?.position?.[2] ?? 0 }
  return (
    <svg className="floor-map" viewBox={box} role="group" aria-label={`${hall.title}平面图`}>
      <polygon points={corners.map((corner) => corner.join(',')).join(' ')} className="outline" />
      {partitions.map(({ at, size }) => (
        <rect
          key={at.join()}
          x={at[0] - size[0] / 2}
          y={at[1] - size[1] / 2}
          width={size[0]}
          height={size[1]}
          className="wall"
        />
      ))}
      {[...stands, centre].map(([sx, sz]) => (
        <circle key={`${sx},${sz}`} cx={sx} cy={sz} r={0.35} className="stand" />
      ))}
      <Looking gaze={gaze} stand={stand} />
      {hall.viewpoints.map((one) =>
        one.position ? (
          <g
            key={one.id}
            role="button"
            tabIndex={0}
            aria-label={`站到${one.title}`}
            aria-current={one.id === here ? 'location' : undefined}
            onClick={() => onGo(one.id)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return
              event.preventDefault()
              onGo(one.id)
            }}
          >
            <circle cx={one.position[0]} cy={one.position[2]} r={1.5} fill="transparent" />
            <circle cx={one.position[0]} cy={one.position[2]} r={0.62} className="point" />
          </g>
        ) : null,
      )}
      <Walking gaze={gaze} />
    </svg>
  )
}

/** Which way one looks, from where one stands or has walked to. */
function Looking({ gaze, stand }: { gaze: GazeTold; stand: { x: number; z: number } }) {
  const { yaw, place } = useGaze(gaze)
  const { x, z } = place ?? stand
  return (
    <g transform={`translate(${x} ${z}) rotate(${(yaw * 180) / Math.PI})`}>
      <path d="M0 0L-1.6 -3A3.4 3.4 0 0 1 1.6 -3Z" className="gaze" />
    </g>
  )
}

function Walking({ gaze }: { gaze: GazeTold }) {
  const { place } = useGaze(gaze)
  return place && <circle cx={place.x} cy={place.z} r={0.6} className="me" />
}
