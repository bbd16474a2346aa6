import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useFrame } from '#web/kit/device.ts'
import { HelpButton } from '#web/kit/help-button.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { usePagePlace } from '#web/kit/page.tsx'
import { goBack } from '#web/kit/place.ts'
import { GuestBookButton } from '../guest-book/guest-book-button.tsx'
import { ExhibitCard } from './exhibit-card.tsx'
import { FloorMap } from './floor-map.tsx'
import PanoramaStage from './panorama-stage.tsx'
import { SpotList } from './spot-list.tsx'
import { TourBar } from './tour-bar.tsx'
import type { Visit } from './visited.ts'
import { stopsOf } from './visited.ts'
import { useTour } from './voice.ts'
import { useWalk } from './walk.ts'
import { type Device, offersRoom, type Way, type Why } from './way.ts'

const RoomStage = lazy(() => import('./room-stage.tsx'))

type Props = {
  visit: Visit
  device: Device
  insisted: boolean
  room: boolean
  onWay: (way: Way) => void
  onBroken: (why: Why) => void
}

/** The visit in the halls: over the whole window, with the card, the list, the plan and the guide around the stage. */
export default function HallVisit(props: Props) {
  const { visit, device, insisted, room, onWay, onBroken } = props
  const walk = useWalk(visit)
  const tour = useTour(
    useMemo(() => stopsOf(visit), [visit]),
    walk.showStop,
  )
  const [gyroscope, setGyroscope] = useState(false)
  const [ready, setReady] = useState(false)
  const [yaw, setYaw] = useState(0)
  const [place, setPlace] = useState<{ x: number; z: number } | null>(null)
  useEscape(() => (tour.stop ? tour.end() : walk.close()))
  const phone = useFrame() === 'phone'
  const inRoom = room && walk.hall.theme !== null
  return (
    <section className="hall-visit" data-ready={ready} aria-label={visit.title}>
      {inRoom ? (
        <Suspense fallback={<p className="stage-wait">正在布置展厅……</p>}>
          <RoomStage
            hall={walk.hall}
            exhibitId={walk.exhibit?.id ?? null}
            onExhibit={walk.open}
            onDoor={walk.passDoor}
            onMove={(spot, angle) => {
              setPlace(spot)
              setYaw(angle)
            }}
            onReady={() => setReady(true)}
            onBroken={onBroken}
          />
        </Suspense>
      ) : (
        <PanoramaStage
          visit={visit}
          viewpoint={walk.viewpoint}
          look={walk.look}
          gyroscope={gyroscope}
          device={device}
          insisted={insisted}
          onViewpoint={walk.arrive}
          onExhibit={walk.open}
          onHeading={setYaw}
          onReady={() => setReady(true)}
          onBroken={onBroken}
        />
      )}
      <TopBar visit={visit} onWay={onWay} hallTitle={walk.hall.title} />
      <HallTabs visit={visit} hallId={walk.hall.id} onGo={walk.goToHall} />
      <FloorMap
        hall={walk.hall}
        here={walk.viewpoint.id}
        yaw={yaw}
        place={inRoom ? place : null}
        onGo={walk.goTo}
      />
      {walk.exhibit && !tour.stop && (
        <ExhibitCard
          key={walk.exhibit.id}
          exhibit={walk.exhibit}
          before={walk.before}
          after={walk.after}
          onShow={walk.open}
          onClose={walk.close}
        />
      )}
      {visit.publishedAt && <GuestBookButton exhibitionId={visit.id} />}
      <TourBar tour={tour} onStart={() => tour.start(walk.stopHere)} />
      <SpotList walk={walk} hidden={tour.stop !== null} />
      {phone && !inRoom && !walk.exhibit && !tour.stop && (
        <button
          type="button"
          className="gyroscope"
          aria-pressed={gyroscope}
          onClick={() => setGyroscope(!gyroscope)}
        >
          重力感应
        </button>
      )}
      {offersRoom(device) && !phone && walk.hall.theme && (
        <button type="button" className="way-switch" onClick={() => onWay(inRoom ? 'panorama' : 'room')}>
          {inRoom ? '回到全景' : '进入漫游'}
        </button>
      )}
    </section>
  )
}

function useEscape(act: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

type BarProps = Pick<Props, 'visit' | 'onWay'> & { hallTitle: string }

function TopBar({ visit, hallTitle, onWay }: BarProps) {
  const { parent } = usePagePlace()
  return (
    <header className="hall-top">
      <button type="button" aria-label="返回" onClick={() => goBack(parent)}>
        <Icon name="back" size={24} />
      </button>
      <h1>
        {visit.title}
        <small>{hallTitle}</small>
      </h1>
      <button type="button" onClick={() => onWay('pictures')}>
        图文
      </button>
      <HelpButton className="hall-help" />
    </header>
  )
}

function HallTabs({ visit, hallId, onGo }: { visit: Visit; hallId: number; onGo: (id: number) => void }) {
  return (
    <nav className="hall-tabs" aria-label="展厅">
      {visit.halls.map((hall) => (
        <button
          key={hall.id}
          type="button"
          aria-current={hall.id === hallId ? 'page' : undefined}
          disabled={hall.viewpoints.length === 0}
          onClick={() => onGo(hall.id)}
        >
          {hall.title}
        </button>
      ))}
    </nav>
  )
}
