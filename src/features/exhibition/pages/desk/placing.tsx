import { lazy, Suspense, useState } from 'react'
import { Segments } from '#web/kit/tabs.tsx'
import { deviceNow } from '../visit/way.ts'
import type { PickProps } from './panorama-look.tsx'
import { PanoramaPick } from './panorama-pick.tsx'

const PanoramaLook = lazy(() => import('./panorama-look.tsx'))
const ways = [
  { value: 'look', label: '环视' },
  { value: 'flat', label: '平面' },
] as const

/** Where hotspots are placed: in the look around as visitors have it, or in the whole picture laid flat. */
export function Placing(props: PickProps) {
  const { draws, software } = deviceNow()
  const [way, setWay] = useState<'look' | 'flat'>(draws && !software ? 'look' : 'flat')
  return (
    <div className="stack">
      {draws && (
        <div className="row">
          <Segments label="放置方式" options={ways} value={way} onChange={setWay} />
        </div>
      )}
      {way === 'look' ? (
        <Suspense fallback={<p className="muted">正在打开全景……</p>}>
          <PanoramaLook {...props} />
        </Suspense>
      ) : (
        <PanoramaPick {...props} />
      )}
    </div>
  )
}
