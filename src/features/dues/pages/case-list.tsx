import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { caseStateNames, type Measure, measureNames } from '../cases/rules.ts'
import { DuesList } from './dues-list.tsx'
import { findField, personHead, stateHead } from './heads.tsx'
import { options } from './shown.tsx'

type Case = Awaited<ReturnType<typeof call.dues.cases.list>>['rows'][number]
const tones = { open: 'warning', proposed: 'info', closed: 'quiet' } as const

const columns: Column<Case>[] = [
  personHead,
  stateHead(caseStateNames, tones),
  {
    key: 'months',
    title: '未交月份',
    card: 'line',
    width: 180,
    render: ({ fromMonth, months }) => `${monthInWords(fromMonth)}起 ${months} 个月`,
  },
  {
    key: 'owingFen',
    title: '现欠交（元）',
    align: 'right',
    card: 'line',
    width: 120,
    render: ({ owingFen }) => <span className="number">{formatYuan(owingFen)}</span>,
  },
  {
    key: 'measure',
    title: '处理',
    card: 'line',
    width: 180,
    render: ({ measure, deadlineOn }) =>
      measure && `${measureNames[measure]}${deadlineOn ? `，至 ${deadlineOn}` : ''}`,
  },
  { key: 'note', title: '说明', width: 220 },
  { key: 'organizationName', title: '党支部', card: 'aside', width: 200 },
  { key: 'openedOn', title: '建档日期', width: 120 },
]
const fields: Field[] = [
  findField,
  { kind: 'choice', name: 'state', label: '状态', options: options(caseStateNames) },
]

/** 满六个月未交党费: looked into by the branch, decided by its meeting, approved above. */
export default function CaseList() {
  const may = useMay()
  const [deciding, setDeciding] = useState<Case | null>(null)
  return (
    <>
      <DuesList
        name="dues-cases"
        unit="件"
        columns={columns}
        fields={fields}
        rowKey={(row: Case) => row.id}
        question={({ values, page, size }) =>
          ask.dues.cases.list.queryOptions({ input: { ...values, page, size } })
        }
        rowActs={(row) => (
          <>
            {may('dues.collect') && row.state === 'open' && (
              <button type="button" className="link" onClick={() => setDeciding(row)}>
                登记处理
              </button>
            )}
            {may('dues.oversee') && row.state === 'proposed' && <Approval row={row} />}
          </>
        )}
        above={
          <div className="dues-above">
            <Notice>满六个月只是建档核实的提示，不是处理决定。作出决定之前，党员仍在册、仍参加统计。</Notice>
          </div>
        }
        empty={
          <Empty title="没有需要核实的党员">
            连续六个月没有交党费的，系统在次月 1 日建档，请党支部核实。
          </Empty>
        }
      />
      {deciding && <DecideDialog item={deciding} onClose={() => setDeciding(null)} />}
    </>
  )
}

function Approval({ row: { id, personName, measure } }: { row: Case }) {
  const approve = useAct(call.dues.cases.approve, { done: '已审批' })
  const agree = async () => {
    const words =
      measure === 'removal' ? '审批后，除名按支部大会日期写入党员名册。' : '审批后，改正期限生效。'
    const title = `审批对${personName}的处理：${measure ? measureNames[measure] : ''}`
    const reason = await askReason({ title, words, submit: '同意' })
    if (reason) await approve.run({ id, reason })
  }
  return (
    <button type="button" className="link" disabled={approve.busy} onClick={() => void agree()}>
      审批
    </button>
  )
}

function DecideDialog({ item, onClose }: { item: Case; onClose: () => void }) {
  const decide = useAct(call.dues.cases.decide, { done: '已登记' })
  return (
    <FormDialog
      title={`登记对${item.personName}的核实和处理`}
      notice="先谈心谈话、了解原因：确有困难的可申请减免，补交的了结，一般以教育帮助为主。限期改正、除名须经支部大会讨论，并报上级党委审批。"
      fields={[
        {
          kind: 'choice',
          name: 'measure',
          label: '处理',
          required: true,
          options: options(measureNames),
          wide: true,
        },
        {
          kind: 'day',
          name: 'meetingOn',
          label: '支部大会日期',
          until: today(),
          hint: '限期改正、除名时填写',
        },
        {
          kind: 'day',
          name: 'deadlineOn',
          label: '改正期限',
          from: today(),
          hint: '限期改正时填写，一般不超过一年',
        },
        { kind: 'words', name: 'note', label: '核实情况', required: true, maximum: 300 },
      ]}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ measure, meetingOn, deadlineOn, note }) =>
        decide.send({
          id: item.id,
          measure: measure as Measure,
          note: String(note),
          ...(meetingOn && { meetingOn: String(meetingOn) }),
          ...(deadlineOn && { deadlineOn: String(deadlineOn) }),
        })
      }
    />
  )
}
