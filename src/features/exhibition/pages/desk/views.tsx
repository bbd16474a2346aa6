import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import type { Desk } from './desk.tsx'
import type { DeskHall } from './halls.tsx'
import { ViewpointDialog } from './viewpoint-dialog.tsx'

export type DeskViewpoint = DeskHall['viewpoints'][number]

/** The places one looks around from; panoramas of one's own for a photographed hall. */
export function Views({ desk, hall, may }: { desk: Desk; hall: DeskHall; may: boolean }) {
  const [openId, setOpenId] = useState<number | null>(null)
  const open = hall.viewpoints.find(({ id }) => id === openId)
  return (
    <>
      <ul className="desk-views" aria-label={`${hall.title}的观察点`}>
        {hall.viewpoints.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="view"
              disabled={!may}
              onClick={() => setOpenId(one.id)}
              aria-label={`放置热点：${one.title}`}
            >
              <img src={one.preview} alt="" loading="lazy" />
              <span>
                {one.title} · {one.hotspots.length} 个热点
              </span>
            </button>
          </li>
        ))}
      </ul>
      {may && hall.theme === null && <Upload id={desk.id} hall={hall} />}
      {open && <ViewpointDialog desk={desk} hall={hall} viewpoint={open} onClose={() => setOpenId(null)} />}
    </>
  )
}

function Upload({ id, hall }: { id: number; hall: DeskHall }) {
  const send = useAct(call.exhibition.pictures.add, { refresh: [] })
  const add = useAct(call.exhibition.viewpoints.add, { done: '已添加观察点' })
  const take = async (files: File[]) => {
    for (const [at, file] of files.entries()) {
      const made = await send.run({ id, kind: 'panorama', file })
      if (!made) return
      const title = `观察点 ${hall.viewpoints.length + at + 1}`
      await add.run({ id, hallId: hall.id, title, picture: made.id })
    }
  }
  return (
    <FilePick
      accept=".jpg,.jpeg,.png,.webp"
      several
      words="上传全景图"
      hint="2:1 的整幅全景图（等距柱状投影），宽 2048 像素以上，40 MB 以内。"
      busy={send.busy || add.busy}
      onPick={(files) => void take(files)}
    />
  )
}
