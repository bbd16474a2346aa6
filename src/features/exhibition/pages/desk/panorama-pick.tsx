import type { KeyboardEvent, MouseEvent } from 'react'
import type { PickProps } from './panorama-look.tsx'
import { angleAt, placeOf } from './placed-spots.ts'

/** The whole look around, laid flat: a press places or moves a hotspot; arrow keys move the chosen one by a degree. */
export function PanoramaPick({ address, spots, chosen, onPick }: PickProps) {
  const spot = chosen === null ? undefined : spots[chosen]
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // Enter and Space press in the middle of what one looks at.
    const box = event.currentTarget.getBoundingClientRect()
    const byKey = event.detail === 0
    const x = byKey ? 0.5 : (event.clientX - box.left) / box.width
    const y = byKey ? 0.5 : (event.clientY - box.top) / box.height
    if (byKey && spot) return
    const { yaw, pitch } = angleAt(x, y)
    onPick(yaw, pitch)
  }
  const nudge = (event: KeyboardEvent) => {
    const step = Math.PI / 180
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key]
    if (!by || !spot) return
    event.preventDefault()
    const [across = 0, up = 0] = by
    const yaw = Math.max(-Math.PI, Math.min(Math.PI, spot.yaw + across * step))
    const pitch = Math.max(-1.56, Math.min(1.56, spot.pitch + up * step))
    onPick(yaw, pitch)
  }
  return (
    <div className="panorama-pick">
      <button
        type="button"
        className="plane"
        aria-label="全景图：点一处放置热点，方向键移动选中的热点"
        onClick={press}
        onKeyDown={nudge}
      >
        <img src={address} alt="" draggable={false} />
        {spots.map((one, at) => {
          const { x, y } = placeOf(one)
          return (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: a hotspot that is being placed has no name of its own yet
              key={at}
              className={at === chosen ? 'chosen' : undefined}
              style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
            >
              {at + 1}
            </i>
          )
        })}
      </button>
    </div>
  )
}
