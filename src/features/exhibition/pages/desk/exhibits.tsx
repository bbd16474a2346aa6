import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { exhibitKindNames } from '../../exhibits/rules.ts'
import type { Desk } from './desk.tsx'
import { ExhibitDialog } from './exhibit-dialog.tsx'
import type { DeskHall } from './halls.tsx'

export type DeskExhibit = DeskHall['exhibits'][number]

/** The exhibits of a hall in the order of the walk. */
export function Exhibits({ desk, hall, may }: { desk: Desk; hall: DeskHall; may: boolean }) {
  const [open, setOpen] = useState<DeskExhibit | 'new' | null>(null)
  return (
    <>
      <ol className="desk-exhibits" aria-label={`${hall.title}的展品`}>
        {hall.exhibits.map((one, at) => (
          <li key={one.id}>
            {one.picture ? (
              <img className="thumb" src={one.picture.small} alt="" loading="lazy" />
            ) : (
              <i className="thumb" />
            )}
            <div>
              <p>
                <b>{one.title}</b>{' '}
                <span className="muted">
                  {[exhibitKindNames[one.kind], one.year, one.place].filter(Boolean).join(' · ')}
                </span>
              </p>
              <p className="lines muted">{one.text}</p>
            </div>
            {may && <ExhibitActs id={desk.id} hall={hall} at={at} onOpen={() => setOpen(one)} />}
          </li>
        ))}
      </ol>
      {may && (
        <button type="button" className="button" onClick={() => setOpen('new')}>
          <Icon name="plus" />
          添加展品
        </button>
      )}
      {open && (
        <ExhibitDialog
          id={desk.id}
          hallId={hall.id}
          exhibit={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function ExhibitActs({
  id,
  hall,
  at,
  onOpen,
}: {
  id: number
  hall: DeskHall
  at: number
  onOpen: () => void
}) {
  const order = useAct(call.exhibition.exhibits.order)
  const remove = useAct(call.exhibition.exhibits.remove, { done: '已删除展品' })
  const one = hall.exhibits[at] as DeskExhibit
  const move = (by: number) => {
    const exhibitIds = hall.exhibits.map((other) => other.id)
    exhibitIds.splice(at, 1)
    exhibitIds.splice(at + by, 0, one.id)
    void order.run({ id, hallId: hall.id, exhibitIds })
  }
  const drop = async () => {
    if (await confirm({ title: `删除展品“${one.title}”？`, submit: '删除', danger: true }))
      await remove.run({ id, exhibitId: one.id })
  }
  return (
    <div className="row">
      <button type="button" className="link" aria-label={`修改 ${one.title}`} onClick={onOpen}>
        修改
      </button>
      <button
        type="button"
        className="link"
        aria-label={`${one.title} 前移`}
        disabled={at === 0 || order.busy}
        onClick={() => move(-1)}
      >
        前移
      </button>
      <button type="button" className="link" aria-label={`删除 ${one.title}`} onClick={() => void drop()}>
        删除
      </button>
    </div>
  )
}
