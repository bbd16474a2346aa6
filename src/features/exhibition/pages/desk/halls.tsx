import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import { type HallTheme, hallThemes } from '../../halls/plan/rules.ts'
import { BuildButton } from './build-button.tsx'
import type { Desk } from './desk.tsx'
import { Exhibits } from './exhibits.tsx'
import { Views } from './views.tsx'

export type DeskHall = Desk['halls'][number]

const themeNames: Record<HallTheme, string> = {
  foundation: '奠基（砖石旧厂房）',
  pioneering: '创业（钢架长廊）',
  reform: '改革（明亮中庭）',
  era: '新时代（环形展厅）',
}
const photographed = 'photographed'
const fields: Field[] = [
  { kind: 'text', name: 'title', label: '展厅名称', required: true, maximum: 40 },
  {
    kind: 'choice',
    name: 'theme',
    label: '样式',
    required: true,
    options: [
      ...hallThemes.map((value) => ({ value, label: themeNames[value] })),
      { value: photographed, label: '实拍全景（自己上传）' },
    ],
  },
  { kind: 'text', name: 'words', label: '主题墙文字', maximum: 12, hint: '12 字以内，写在进门第一面墙上。' },
  { kind: 'text', name: 'caption', label: '主题墙小字', maximum: 60 },
  { kind: 'words', name: 'narration', label: '讲解词', maximum: 600, hint: '进入展厅时朗读。' },
]
const factsOf = (values: Values) => ({
  title: String(values.title ?? ''),
  theme: values.theme === photographed ? null : (values.theme as HallTheme),
  words: String(values.words ?? ''),
  caption: String(values.caption ?? ''),
  narration: values.narration ? String(values.narration) : null,
})

const startOf = ({ title, theme, words, caption, narration }: DeskHall): Values => ({
  title,
  theme: theme ?? photographed,
  words,
  caption,
  narration: narration ?? undefined,
})

/** The halls in the order of the walk. */
export function Halls({ desk }: { desk: Desk }) {
  const [adding, setAdding] = useState(false)
  const add = useAct(call.exhibition.halls.add, { done: '已添加展厅' })
  const may = desk.may.includes('edit')
  return (
    <>
      {desk.halls.length === 0 && <Empty title="还没有展厅">添加第一个展厅，参观从这里开始。</Empty>}
      {desk.halls.map((hall) => (
        <Hall key={hall.id} desk={desk} hall={hall} may={may} />
      ))}
      {may && (
        <button type="button" className="button primary" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          添加展厅
        </button>
      )}
      {adding && (
        <FormDialog
          title="添加展厅"
          fields={fields}
          start={{ theme: hallThemes[desk.halls.length % hallThemes.length] }}
          submitWord="添加"
          onClose={() => setAdding(false)}
          onSubmit={(values) => add.send({ id: desk.id, ...factsOf(values) })}
        />
      )}
    </>
  )
}

const standing = ({ theme, builtAt, stale, viewpoints }: DeskHall) => {
  if (stale) return '有改动，需重新建厅'
  if (builtAt) return '已建厅'
  if (viewpoints.length > 0) return '有全景'
  return theme ? '未建厅' : '未上传全景'
}

function Hall({ desk, hall, may }: { desk: Desk; hall: DeskHall; may: boolean }) {
  const { title, theme } = hall
  return (
    <Panel
      title={
        <>
          {title} <Label tone={hall.stale ? 'gold' : 'quiet'}>{standing(hall)}</Label>
        </>
      }
      extra={may && <HallActs desk={desk} hall={hall} />}
    >
      {hall.words && (
        <p className="muted">
          主题墙：{hall.words} {hall.caption}
        </p>
      )}
      <Exhibits desk={desk} hall={hall} may={may} />
      <Views desk={desk} hall={hall} may={may} />
      {may && theme && hall.exhibits.length > 0 && <BuildButton id={desk.id} hall={hall} />}
    </Panel>
  )
}

function HallActs({ desk, hall }: { desk: Desk; hall: DeskHall }) {
  const { id, halls } = desk
  const [changing, setChanging] = useState(false)
  const revise = useAct(call.exhibition.halls.revise, { done: '已保存' })
  const remove = useAct(call.exhibition.halls.remove, { done: '已删除展厅' })
  const order = useAct(call.exhibition.halls.order, { done: '已调整顺序' })
  const at = halls.findIndex((one) => one.id === hall.id)
  const move = (by: number) => {
    const hallIds = halls.map((one) => one.id)
    hallIds.splice(at, 1)
    hallIds.splice(at + by, 0, hall.id)
    void order.run({ id, hallIds })
  }
  const drop = async () => {
    const words = `${hall.exhibits.length} 件展品一起删除，不能恢复。`
    if (await confirm({ title: `删除“${hall.title}”？`, words, submit: '删除', danger: true }))
      await remove.run({ id, hallId: hall.id })
  }
  return (
    <>
      <MenuButton
        label={`${hall.title}的操作`}
        items={[
          { key: 'change', label: '修改展厅', icon: 'pen', onPick: () => setChanging(true) },
          ...(at > 0 ? [{ key: 'up', label: '移到前面', onPick: () => move(-1) }] : []),
          ...(at < halls.length - 1 ? [{ key: 'down', label: '移到后面', onPick: () => move(1) }] : []),
          { key: 'remove', label: '删除展厅', danger: true, apart: true, onPick: () => void drop() },
        ]}
      >
        操作
      </MenuButton>
      {changing && (
        <FormDialog
          title="修改展厅"
          fields={fields}
          start={startOf(hall)}
          submitWord="保存"
          onClose={() => setChanging(false)}
          onSubmit={(values) => revise.send({ id, hallId: hall.id, ...factsOf(values) })}
        />
      )}
    </>
  )
}
