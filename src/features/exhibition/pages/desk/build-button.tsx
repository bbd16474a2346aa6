import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Progress } from '#web/kit/progress.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { planOf } from '../../desk/rules.ts'
import type { HallPlan } from '../../halls/plan/rules.ts'
import type { RenderedHall } from '../render/render-hall.ts'
import { deviceNow } from '../visit/way.ts'
import type { DeskHall } from './halls.tsx'

type Quality = 'draft' | 'fine'
type How = { part: number; words: string }

/** 建厅: the hall is drawn on this device, its panoramas sent one by one. */
export function BuildButton({ id, hall }: { id: number; hall: DeskHall }) {
  const [how, setHow] = useState<How | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const build = useAct(
    async (quality: Quality) => {
      const plan = planOf(hall)
      if (!plan) return null
      const rendered = await render(plan, quality, (part, words) => setHow({ part: part * 0.8, words }))
      const views = await sendAll(id, rendered, (part) =>
        setHow({ part: 0.8 + part * 0.2, words: '正在上传' }),
      )
      const exhibitIds = hall.exhibits.map((one) => one.id)
      return call.exhibition.halls.build({ id, hallId: hall.id, exhibitIds, ...views })
    },
    { done: '展厅已建成' },
  )
  const start = async (quality: Quality) => {
    const words =
      quality === 'fine'
        ? `程序在这台电脑上计算灯光并拍摄全景，${deviceNow().software ? '这台电脑没有图形加速，可能需要半小时，最好换一台有独立显卡的电脑' : '需要几分钟'}，请保持页面打开。原有的观察点和热点会重新生成。`
        : '草稿画得快，清晰度低，用来看布局。原有的观察点和热点会重新生成。'
    if (!(await confirm({ title: `建“${hall.title}”？`, words, submit: '开始' }))) return
    setFault(null)
    setHow({ part: 0, words: '正在准备' })
    await build.send(quality).catch((error: unknown) => setFault(wordsOf(error)))
    setHow(null)
  }
  return (
    <div className="stack">
      {how && <Progress value={how.part} of={1} words={how.words} label="建厅进度" />}
      {fault && <Notice kind="error">{fault}</Notice>}
      <div className="row">
        <button
          type="button"
          className={hall.builtAt && !hall.stale ? 'button' : 'button primary'}
          disabled={how !== null}
          onClick={() => void start('fine')}
        >
          {hall.builtAt ? '重新建厅' : '建厅'}
        </button>
        <button type="button" className="button" disabled={how !== null} onClick={() => void start('draft')}>
          快速建草稿
        </button>
      </div>
    </div>
  )
}

/** What this device cannot draw is said as it is. */
const wordsOf = (error: unknown) =>
  error instanceof Error && /webgl/i.test(error.message)
    ? '这台设备不支持立体绘图（WebGL），请换一台电脑建厅，或改用实拍全景。'
    : error instanceof Error
      ? error.message
      : '没有建成，请重试。'

async function render(plan: HallPlan, quality: Quality, tell: (part: number, words: string) => void) {
  const { renderHall } = await import('../render/render-hall.ts')
  return renderHall(plan, tell, quality)
}

async function sendAll(id: number, { light, views, stills }: RenderedHall, tell: (part: number) => void) {
  const count = views.length + stills.length + 1
  let done = 0
  const send = async (kind: 'picture' | 'panorama' | 'light', blob: Blob, name: string) => {
    const file = new File([blob], name, { type: blob.type })
    const { id: picture } = await call.exhibition.pictures.add({ id, kind, file })
    done += 1
    tell(done / count)
    return picture
  }
  const lightId = await send('light', light, 'light.webp')
  const sent = []
  for (const { key, panorama } of views)
    sent.push({ key, picture: await send('panorama', panorama, `${key}.webp`) })
  const pictures = []
  for (const { exhibit, picture } of stills)
    pictures.push({ exhibitId: Number(exhibit), picture: await send('picture', picture, `${exhibit}.webp`) })
  return { light: lightId, views: sent, stills: pictures }
}
