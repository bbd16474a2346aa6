import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import {
  duesFields,
  duesStart,
  postsField,
  ReadinessNotices,
  useReadiness,
} from '#features/transfers/pages/begin-dialog.tsx'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Facts } from '#web/kit/facts.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'

const reasonField: Field = {
  kind: 'words',
  name: 'reason',
  label: '依据',
  maximum: 500,
  hint: '可不填，如人事调令；会写入操作记录。',
  wide: true,
}
const fields = [...duesFields.filter(({ name }) => name === 'paidUntil'), postsField, reasonField]
const start = () => ({ paidUntil: today().slice(0, 7) })
const termsOf = ({ paidUntil, endsPosts, reason }: Values) => ({
  paidUntil: String(paidUntil),
  endsPosts: endsPosts === true,
  reason: reason ? String(reason) : undefined,
})

export type Move = {
  differenceId: number
  personId: number
  personName: string
  fromName: string
  toId: number | null
  toName: string
  effectiveOn: string
}

/** Accepts a member's move: what stands in the way, how far the dues are paid, what becomes of the posts. */
export function MoveDialog(props: { move: Move; onClose: () => void }) {
  const { data } = useReadiness(props.move.personId)
  return data ? <MoveSheet {...props} paid={duesStart(data)} /> : null
}

function MoveSheet({ move, paid, onClose }: { move: Move; paid: Values; onClose: () => void }) {
  const go = useGo()
  const begin = useAct(call.masterData.unitChanges.begin, {
    done: '已采纳，转接已发起',
    after: ({ id }) => go(`/transfers/${id}`),
  })
  const form = useForm(fields, { paidUntil: paid.paidUntil }, async (values) => {
    await begin.send({ id: move.differenceId, ...termsOf(values) })
  })
  return (
    <Sheet
      title={`采纳并发起转接：${move.personName}`}
      submitWord="发起转接"
      width={640}
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <Facts
        facts={[
          { label: '转出党支部', value: move.fromName },
          { label: '转入党支部', value: move.toName },
          { label: '变动日期', value: move.effectiveOn },
        ]}
      />
      <Notice>名册现在不变：对方接收之日，才记到新支部名下。接收之前仍由转出党支部统计。</Notice>
      <ReadinessNotices
        personId={move.personId}
        toId={move.toId ?? undefined}
        givesUp={form.values.endsPosts === true}
      />
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
    </Sheet>
  )
}

type Opened = Awaited<ReturnType<typeof call.masterData.unitChanges.beginMany>>

/** Accepts the moves of many. Who go the same way go as one batch; who cannot go is named, with the reason. */
export function MovesDialog({
  ids,
  onClose,
  done,
}: {
  ids: number[]
  onClose: () => void
  done: () => void
}) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const begin = useAct(call.masterData.unitChanges.beginMany)
  const form = useForm(fields, start(), async (values) => {
    const answer = await begin.send({ ids, ...termsOf(values) })
    setOpened(answer)
  })
  const close = () => {
    if (opened) done()
    onClose()
  }
  if (opened) return <Outcome opened={opened} close={close} />
  return (
    <Sheet
      title={`采纳并发起转接：${ids.length} 人`}
      submitWord="发起转接"
      width={640}
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <Notice>从同一支部到同一支部的，成为一批，一起开介绍信。现在不能转的，留在原处并说明原因。</Notice>
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
    </Sheet>
  )
}

function Outcome({ opened, close }: { opened: Opened; close: () => void }) {
  const together = opened.batches.length > 0 ? `，其中 ${opened.batches.length} 批同去一处` : ''
  const foot = (
    <button type="button" className="button primary" onClick={close}>
      知道了
    </button>
  )
  return (
    <Dialog open title="办理结果" onClose={close} foot={foot} width={640}>
      <div className="stack">
        <Notice>{`已发起 ${opened.transfers} 人的转接${together}。`}</Notice>
        {opened.left.map(({ differenceId, name, why }) => (
          <Notice key={differenceId} kind="warning">{`${name}没有发起：${why}`}</Notice>
        ))}
      </div>
    </Dialog>
  )
}
