import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { type HotspotKind, hotspotKindNames } from '../../rules.ts'
import type { Desk } from './desk.tsx'
import type { DeskHall } from './halls.tsx'
import { degrees, type PlacedSpot, radians, spotsOf } from './placed-spots.ts'
import { Placing } from './placing.tsx'
import type { DeskViewpoint } from './views.tsx'

/** Hotspots of a viewpoint: placed by a press in the panorama, or by numbers. */
export function ViewpointDialog({
  desk,
  hall,
  viewpoint,
  onClose,
}: {
  desk: Desk
  hall: DeskHall
  viewpoint: DeskViewpoint
  onClose: () => void
}) {
  const { id } = desk
  const [facts, setFacts] = useState<Values>({
    title: viewpoint.title,
    heading: degrees(viewpoint.heading),
  })
  const { spots, chosen, choose, place, change, dropSpot } = useSpots(hall, viewpoint)
  const [error, setError] = useState<unknown>(null)
  const revise = useAct(call.exhibition.viewpoints.revise, { done: '已保存' })
  const remove = useAct(call.exhibition.viewpoints.remove, { done: '已删除', after: onClose })
  const send = async () => {
    try {
      const heading = radians(Number(facts.heading ?? 0))
      await revise.send({
        id,
        viewpointId: viewpoint.id,
        title: String(facts.title),
        heading,
        hotspots: spots,
      })
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  const drop = async () => {
    if (await confirm({ title: `删除观察点“${viewpoint.title}”？`, submit: '删除', danger: true }))
      await remove.run({ id, viewpointId: viewpoint.id })
  }
  const spot = chosen === null ? undefined : spots[chosen]
  return (
    <Sheet
      title={`放置热点：${viewpoint.title}`}
      submitWord="保存"
      busy={revise.busy}
      blocked={!facts.title}
      error={error}
      width={1080}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Placing
        address={viewpoint.panorama}
        heading={viewpoint.heading}
        spots={spots}
        chosen={chosen}
        onPick={place}
      />
      <p className="muted">
        {spot ? `点画面移动“${spot.label}”。` : '点画面放置一个热点，或选择下面的热点修改。'}
      </p>
      <SpotList spots={spots} chosen={chosen} choose={choose} drop={dropSpot} />
      {spot && chosen !== null && (
        <SpotForm desk={desk} hall={hall} spot={spot} change={(more) => change(chosen, more)} />
      )}
      <FormFields
        fields={factFields}
        values={facts}
        change={(more) => setFacts((old) => ({ ...old, ...more }))}
      />
      <button type="button" className="button danger" onClick={() => void drop()}>
        删除观察点
      </button>
    </Sheet>
  )
}

/** The hotspots as they are being placed: a press puts up the next exhibit that has none yet, or moves the chosen one. */
function useSpots(hall: DeskHall, viewpoint: DeskViewpoint) {
  const [spots, setSpots] = useState<PlacedSpot[]>(() => spotsOf(viewpoint))
  const [chosen, setChosen] = useState<number | null>(null)
  const place = (yaw: number, pitch: number) => {
    if (chosen !== null) return change(chosen, { yaw, pitch })
    const first = hall.exhibits.find((one) => !spots.some((spot) => spot.targetId === one.id))
    const spot: PlacedSpot = first
      ? { kind: 'exhibit', yaw, pitch, targetId: first.id, label: first.title, text: null }
      : { kind: 'text', yaw, pitch, targetId: null, label: '说明', text: null }
    setSpots([...spots, spot])
    setChosen(spots.length)
  }
  const change = (at: number, more: Partial<PlacedSpot>) =>
    setSpots((old) => old.map((one, nth) => (nth === at ? { ...one, ...more } : one)))
  const dropSpot = (at: number) => {
    setSpots(spots.filter((_, nth) => nth !== at))
    setChosen(null)
  }
  return { spots, chosen, choose: setChosen, place, change, dropSpot }
}

const factFields: Field[] = [
  { kind: 'text', name: 'title', label: '观察点名称', required: true, maximum: 40 },
  { kind: 'number', name: 'heading', label: '初始朝向', unit: '度', least: -180, most: 180 },
]

function SpotList({
  spots,
  chosen,
  choose,
  drop,
}: {
  spots: PlacedSpot[]
  chosen: number | null
  choose: (at: number | null) => void
  drop: (at: number) => void
}) {
  return (
    <ol className="desk-spots" aria-label="热点">
      {spots.map((spot, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a hotspot that is being placed has no name of its own yet
        <li key={at}>
          <button
            type="button"
            className="link"
            aria-pressed={chosen === at}
            onClick={() => choose(chosen === at ? null : at)}
          >
            {at + 1}. {hotspotKindNames[spot.kind]}：{spot.label}
          </button>
          <button
            type="button"
            className="link"
            aria-label={`删去热点 ${spot.label}`}
            onClick={() => drop(at)}
          >
            删去
          </button>
        </li>
      ))}
    </ol>
  )
}

function SpotForm({
  desk,
  hall,
  spot,
  change,
}: {
  desk: Desk
  hall: DeskHall
  spot: PlacedSpot
  change: (more: Partial<PlacedSpot>) => void
}) {
  const targets: Record<HotspotKind, { id: number; title: string }[]> = {
    exhibit: hall.exhibits,
    viewpoint: desk.halls.flatMap(({ viewpoints, title }) =>
      viewpoints.map((one) => ({ id: one.id, title: `${title} ${one.title}` })),
    ),
    hall: desk.halls.filter(({ id }) => id !== hall.id),
    text: [],
  }
  const options = targets[spot.kind].map(({ id, title }) => ({ value: String(id), label: title }))
  const kinds = Object.entries(hotspotKindNames).map(([value, label]) => ({ value, label }))
  const fields: Field[] = [
    { kind: 'choice', name: 'kind', label: '热点类型', required: true, options: kinds },
    ...(spot.kind === 'text'
      ? [{ kind: 'words', name: 'text', label: '说明文字', required: true, maximum: 400 } as const]
      : [{ kind: 'choice', name: 'targetId', label: '目标', required: true, options } as const]),
    { kind: 'text', name: 'label', label: '名称', required: true, maximum: 40 },
    { kind: 'number', name: 'yaw', label: '水平角', unit: '度', least: -180, most: 180 },
    { kind: 'number', name: 'pitch', label: '俯仰角', unit: '度', least: -89, most: 89 },
  ]
  const values: Values = {
    kind: spot.kind,
    targetId: spot.targetId === null ? undefined : String(spot.targetId),
    label: spot.label,
    text: spot.text ?? undefined,
    yaw: degrees(spot.yaw),
    pitch: degrees(spot.pitch),
  }
  const take = (more: Values) => {
    if ('kind' in more && more.kind !== spot.kind)
      return change({ kind: more.kind as HotspotKind, targetId: null })
    if ('targetId' in more) {
      const target = targets[spot.kind].find(({ id }) => String(id) === more.targetId)
      return change(target ? { targetId: target.id, label: target.title.slice(0, 40) } : { targetId: null })
    }
    if ('yaw' in more) return change({ yaw: radians(Number(more.yaw ?? 0)) })
    if ('pitch' in more) return change({ pitch: radians(Number(more.pitch ?? 0)) })
    if ('text' in more) return change({ text: more.text ? String(more.text) : null })
    if ('label' in more) return change({ label: String(more.label ?? '') })
  }
  return <FormFields fields={fields} values={values} change={take} />
}
