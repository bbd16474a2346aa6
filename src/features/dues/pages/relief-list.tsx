import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { monthAfter, monthInWords } from '#basics/months.ts'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { PersonPick, type PickedPerson } from '#features/transfers/pages/person-pick.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useBegin } from '#web/kit/address.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { reliefStateNames } from '../reliefs/rules.ts'
import { DuesList } from './dues-list.tsx'
import { fenOf } from './fen.ts'
import { findField, personHead, stateHead } from './heads.tsx'
import { options, thisMonth } from './shown.tsx'

type Relief = Awaited<ReturnType<typeof call.dues.reliefs.list>>['rows'][number]
const tones = { asked: 'warning', approved: 'good', declined: 'quiet' } as const

const columns: Column<Relief>[] = [
  personHead,
  stateHead(reliefStateNames, tones),
  {
    key: 'months',
    title: '减免月份',
    card: 'line',
    width: 220,
    render: ({ fromMonth, untilMonth }) => `${monthInWords(fromMonth)} 至 ${monthInWords(untilMonth)}`,
  },
  {
    key: 'monthlyFen',
    title: '每月交',
    card: 'line',
    width: 100,
    render: ({ monthlyFen }) => (monthlyFen === 0 ? '免交' : `${formatYuan(monthlyFen)} 元`),
  },
  { key: 'reason', title: '原因', card: 'line', width: 240 },
  { key: 'organizationName', title: '党支部', card: 'aside', width: 200 },
  { key: 'studiedOn', title: '支委会研究', width: 120 },
  { key: 'decidedBy', title: '答复', width: 120 },
  { key: 'declinedBecause', title: '未批准原因', width: 200 },
]
const fields: Field[] = [
  findField,
  { kind: 'choice', name: 'state', label: '状态', options: options(reliefStateNames) },
]

/** 党费减免: asked for by the branch, decided by the committee above. */
export default function ReliefList() {
  const may = useMay()
  const [begin, end] = useBegin()
  const [asking, setAsking] = useState(begin !== undefined)
  return (
    <>
      <DuesList
        name="dues-reliefs"
        unit="件"
        columns={columns}
        fields={fields}
        rowKey={(row: Relief) => row.id}
        question={({ values, page, size }) =>
          ask.dues.reliefs.list.queryOptions({ input: { ...values, page, size } })
        }
        rowActs={(row) => may('dues.oversee') && row.state === 'asked' && <Acts row={row} />}
        actions={
          may('dues.collect') && (
            <button type="button" className="button primary" onClick={() => setAsking(true)}>
              <Icon name="plus" />
              申请减免
            </button>
          )
        }
        empty={
          <Empty title="没有减免">生活确有困难的党员，由支委会研究，报上级党委批准后可以少交或免交。</Empty>
        }
      />
      {asking && may('dues.collect') && (
        <AskDialog
          onClose={() => {
            setAsking(false)
            end()
          }}
        />
      )}
    </>
  )
}

function Acts({ row: { id, personName } }: { row: Relief }) {
  const approve = useAct(call.dues.reliefs.approve, { done: '已批准，未交清的月份已更正' })
  const decline = useAct(call.dues.reliefs.decline, { done: '已答复党支部' })
  const agree = async () => {
    if (
      await confirm({
        title: `批准减免${personName}的党费？`,
        words: '批准后，未交清的月份随之更正。',
        submit: '批准',
      })
    )
      await approve.run({ id })
  }
  const refuse = async () => {
    const reason = await askReason({ title: `不批准减免${personName}的党费`, submit: '答复' })
    if (reason) await decline.run({ id, reason })
  }
  return (
    <>
      <button type="button" className="link" disabled={approve.busy} onClick={() => void agree()}>
        批准
      </button>
      <button type="button" className="link" disabled={decline.busy} onClick={() => void refuse()}>
        不批准
      </button>
    </>
  )
}

const months = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => monthAfter(thisMonth(), from + index)).map((month) => ({
    value: month,
    label: monthInWords(month),
  }))
const askFields = (): Field[] => [
  { kind: 'choice', name: 'fromMonth', label: '起始月份', required: true, options: months(-6, 13) },
  { kind: 'choice', name: 'untilMonth', label: '截止月份', required: true, options: months(-6, 25) },
  { kind: 'text', name: 'monthlyFen', label: '每月仍交（元）', required: true, hint: '免交填 0' },
  { kind: 'day', name: 'studiedOn', label: '支委会研究日期', required: true, until: today() },
  { kind: 'words', name: 'reason', label: '困难情况', required: true, maximum: 300 },
]

function AskDialog({ onClose }: { onClose: () => void }) {
  const [person, setPerson] = useState<PickedPerson | null>(null)
  const send = useAct(call.dues.reliefs.ask, { done: '已报上级党委审批' })
  const start = {
    fromMonth: thisMonth(),
    untilMonth: monthAfter(thisMonth(), 5),
    monthlyFen: '0',
    studiedOn: today(),
  }
  const form = useForm(askFields(), start, async (values) => {
    await send.send({
      personId: person?.id ?? 0,
      fromMonth: String(values.fromMonth),
      untilMonth: String(values.untilMonth),
      monthlyFen: fenOf(values.monthlyFen),
      studiedOn: String(values.studiedOn),
      reason: String(values.reason),
    })
    onClose()
  })
  return (
    <Sheet
      title="申请减免党费"
      submitWord="报上级党委"
      width={600}
      busy={form.busy}
      blocked={!person}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <PersonPick person={person} pick={setPerson} />
      <Notice>支委会（没有支委会的由支部党员大会）研究后申请，一次最多 12 个月。</Notice>
      <FormFields
        fields={askFields()}
        values={form.values}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
    </Sheet>
  )
}
