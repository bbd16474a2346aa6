import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useFrame } from '#web/kit/device.ts'
import { HelpButton } from '#web/kit/help-button.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { usePagePlace } from '#web/kit/page.tsx'
import { goBack } from '#web/kit/place.ts'
import { GuestBookButton } from '../guest-book/guest-book-button.tsx'
import { BoardView } from './board-view.tsx'
import { ExhibitCard, NoteCard } from './exhibit-card.tsx'
import { FloorMap } from './floor-map.tsx'
import { gazeTold } from './gaze.ts'
import { type Gyroscope, GyroscopeButton } from './gyroscope-button.tsx'
import { useKeptFocus } from './kept-focus.ts'
import PanoramaStage from './panorama-stage.tsx'
import { SpotList } from './spot-list.tsx'
import { TourBar } from './tour-bar.tsx'
import { exhibitIn, stopsOf, type Visit } from './visited.ts'
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
  const box = useRef<HTMLElement>(null)
  useKeptFocus(box)
  const walk = useWalk(visit)
  const tour = useTour(
    useMemo(() => stopsOf(visit), [visit]),
    walk.showStop,
  )
  const gaze = useMemo(gazeTold, [])
  const [gyroscope, setGyroscope] = useState<Gyroscope>('off')
  const [ready, setReady] = useState(false)
  const [aim, setAim] = useState<number | null>(null)
  const [large, setLarge] = useState<number | null>(null)
  const { parent } = usePagePlace()
  const leave = () => goBack(parent)
  const opened = walk.exhibit !== null || walk.note !== null
  useEscape(() => (tour.stop ? tour.end() : opened ? walk.close() : leave()))
  const phone = useFrame() === 'phone'
  const inRoom = room && walk.hall.theme !== null
  const near = aim === null || inRoom || opened || tour.stop ? undefined : exhibitIn(visit, aim)
  const board = large === null ? undefined : exhibitIn(visit, large)
  return (
    <section ref={box} className="hall-visit" data-ready={ready} aria-label={visit.title} tabIndex={-1}>
      {!ready && <img className="stage-before" src={walk.viewpoint.preview} alt="" />}
      {inRoom ? (
        <Suspense fallback={<p className="stage-wait">正在布置展厅……</p>}>
          <RoomStage
            hall={walk.hall}
            viewpoint={walk.viewpoint}
            exhibitId={walk.exhibit?.id ?? null}
            onExhibit={walk.open}
            onDoor={walk.passDoor}
            onMove={(place, yaw) => gaze.tell({ yaw, place })}
            onReady={() => setReady(true)}
            onBroken={onBroken}
          />
        </Suspense>
      ) : (
        <PanoramaStage
          visit={visit}
          viewpoint={walk.viewpoint}
          look={walk.look}
          gyroscope={gyroscope === 'on'}
          device={device}
          insisted={insisted}
          onViewpoint={walk.arrive}
          onSpot={walk.press}
          onHeading={(yaw) => gaze.tell({ yaw, place: null })}
          onAim={setAim}
          onGyroscope={setGyroscope}
          onReady={() => setReady(true)}
          onBroken={onBroken}
        />
      )}
      <TopBar visit={visit} hallTitle={walk.hall.title} onWay={onWay} onLeave={leave} />
      <HallTabs visit={visit} hallId={walk.hall.id} onGo={walk.goToHall} />
      <FloorMap hall={walk.hall} here={walk.viewpoint.id} gaze={gaze} onGo={walk.goTo} />
      {walk.exhibit && !tour.stop && (
        <ExhibitCard
          exhibit={walk.exhibit}
          before={walk.before}
          after={walk.after}
          onShow={walk.open}
          onLarge={() => setLarge(walk.exhibit?.id ?? null)}
          onClose={walk.close}
        />
      )}
      {walk.note && !tour.stop && <NoteCard note={walk.note} onClose={walk.close} />}
      {near && (
        <button type="button" className="board-near golden" onClick={() => setLarge(near.id)}>
          看清：{near.title}
        </button>
      )}
      {board && <BoardView exhibit={board} onClose={() => setLarge(null)} />}
      {visit.publishedAt && <GuestBookButton exhibitionId={visit.id} />}
      <TourBar tour={tour} onStart={() => tour.start(walk.stopHere)} />
      <SpotList walk={walk} hidden={tour.stop !== null} />
      {inRoom && !opened && !tour.stop && <p className="stage-hint">拖动环视，点地面前进，点展板近看</p>}
      {phone && !inRoom && !opened && !tour.stop && <GyroscopeButton state={gyroscope} turn={setGyroscope} />}
      {offersRoom(device) && !phone && walk.hall.theme && (
        <button type="button" className="way-switch" onClick={() => onWay(inRoom ? 'panorama' : 'room')}>
          {inRoom ? '回到全景' : '进入漫游'}
        </button>
      )}
    </section>
  )
}

/** Escape ends what was opened last, and at the end the visit. */
function useEscape(act: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

type BarProps = Pick<Props, 'visit' | 'onWay'> & { hallTitle: string; onLeave: () => void }

function TopBar({ visit, hallTitle, onWay, onLeave }: BarProps) {
  return (
    <header className="hall-top">
      <button type="button" aria-label="返回" onClick={onLeave}>
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
