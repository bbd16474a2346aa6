import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { call } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { payItems } from '../bases/rules.ts'
import { type DuesKind, duesKindNames } from '../rules.ts'
import { baseFields, saidBase, startOf } from './base-fields.ts'
import { thisMonth } from './shown.tsx'

type Said = ReturnType<typeof saidBase>
type Known = { kind: DuesKind; items: Record<string, number> } | null

/** The items of a base, by the kind of income. `more`: fields behind them. */
export function BaseForm({
  title,
  known,
  more = [],
  notice,
  submitWord,
  submit,
  onClose,
}: {
  title: string
  known: Known
  more?: Field[]
  notice: string
  submitWord: string
  submit: (said: Said, values: Values) => Promise<unknown>
  onClose: () => void
}) {
  const [kind, setKind] = useState<DuesKind>(known?.kind ?? 'salaried')
  const fields = [...baseFields(kind), ...more]
  const form = useForm(fields, { ...startOf(known), fromMonth: thisMonth() }, async (values) => {
    await submit(saidBase(values), values)
    onClose()
  })
  const change = (next: Values) => {
    if (next.kind) setKind(next.kind as DuesKind)
    form.change(next)
  }
  return (
    <Sheet
      title={title}
      submitWord={submitWord}
      width={640}
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <Notice>{notice}</Notice>
      <FormFields fields={fields} values={form.values} faults={form.faults} change={change} />
    </Sheet>
  )
}

type Person = { personId: number; personName: string }

/** 查看基数: every base of one person; opening it stands in the trail. */
export function OpenDialog({
  person,
  onState,
  onClose,
}: {
  person: Person
  onState: (known: Known) => void
  onClose: () => void
}) {
  const { personId: id } = person
  const query = useQuery({
    queryKey: ['dues', 'bases', 'open', id],
    queryFn: () => call.dues.bases.open({ id }),
    refetchOnWindowFocus: false,
  })
  const present = query.data?.bases.find(({ state }) => state === 'stated') ?? null
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        关闭
      </button>
      <button
        type="button"
        className="button primary"
        disabled={!query.data}
        onClick={() => onState(present)}
      >
        登记新基数
      </button>
    </>
  )
  return (
    <Dialog open title={`${person.personName}的缴费基数`} onClose={onClose} foot={foot}>
      <Answered query={query} lines={4}>
        {({ bases }) =>
          bases.length === 0 ? (
            <Notice>还没有登记过缴费基数。</Notice>
          ) : (
            <Timeline
              entries={bases.map((base) => ({
                key: base.id,
                title: `${monthInWords(base.fromMonth)}起，${duesKindNames[base.kind]}${base.fen === null ? '' : `，基数 ${formatYuan(base.fen)} 元`}`,
                note: stateWords(base),
                at: base.statedAt,
                undone: base.state === 'replaced' || base.state === 'withdrawn',
                children: itemsInWords(base),
              }))}
            />
          )
        }
      </Answered>
    </Dialog>
  )
}

type Base = Awaited<ReturnType<typeof call.dues.bases.open>>['bases'][number]

const stateWords = ({ state, confirmedAt, statedBy, declinedBecause }: Base) => {
  if (state === 'proposed') return '本人申请，待核对'
  if (state === 'declined') return `未同意：${declinedBecause}`
  return `${statedBy}登记，${confirmedAt ? '本人已确认' : '待本人确认'}`
}

export const itemsInWords = ({ kind, items }: { kind: DuesKind; items: Record<string, number> }) =>
  payItems[kind]
    .flatMap(({ key, label, less }) =>
      items[key] ? `${less ? '减 ' : ''}${label} ${formatYuan(items[key])}` : [],
    )
    .join('；')
