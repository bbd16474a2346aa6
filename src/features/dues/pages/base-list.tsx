import { useState } from 'react'
import { monthInWords } from '#basics/months.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Empty } from '#web/kit/states.tsx'
import { baseStateNames } from '../bases/rules.ts'
import { type DuesKind, duesKindNames } from '../rules.ts'
import { BaseForm, OpenDialog } from './base-dialogs.tsx'
import { ImportBasesDialog } from './base-import-dialog.tsx'
import { DuesList } from './dues-list.tsx'
import { findField, personHead, stateHead } from './heads.tsx'
import { options } from './shown.tsx'

type Row = Awaited<ReturnType<typeof call.dues.bases.list>>['rows'][number]
const tones = { missing: 'warning', unconfirmed: 'info', confirmed: 'good', proposed: 'warning' } as const

const columns: Column<Row>[] = [
  personHead,
  stateHead(baseStateNames, tones),
  { key: 'kind', title: '类别', card: 'line', width: 140, render: ({ kind }) => kind && duesKindNames[kind] },
  {
    key: 'fromMonth',
    title: '起始月份',
    card: 'line',
    width: 120,
    render: ({ fromMonth }) => fromMonth && monthInWords(fromMonth),
  },
  { key: 'organizationName', title: '党支部', card: 'aside', width: 220 },
  { key: 'employeeNo', title: '工号', width: 120 },
  { key: 'explanation', title: '申请说明', card: 'line', width: 220 },
]

const fields: Field[] = [
  findField,
  { kind: 'choice', name: 'state', label: '状态', options: options(baseStateNames) },
]

type Known = { kind: DuesKind; items: Record<string, number> } | null
type Opened = { row: Row; known?: Known; stating?: boolean } | 'import' | null

/** 缴费基数: who has one, who has confirmed it, whose correction waits; amounts are opened one by one. */
export default function BaseList() {
  const [opened, setOpened] = useState<Opened>(null)
  const state = useAct(call.dues.bases.state, { done: '已登记，待本人确认' })
  const close = () => setOpened(null)
  return (
    <>
      <DuesList
        name="dues-bases"
        unit="人"
        columns={columns}
        fields={fields}
        rowKey={(row: Row) => row.personId}
        question={({ values, page, size }) =>
          ask.dues.bases.list.queryOptions({ input: { ...values, page, size } })
        }
        rowActs={(row) => (
          <>
            <button type="button" className="link" onClick={() => setOpened({ row })}>
              {row.state === 'missing' ? '登记' : '查看'}
            </button>
            {row.proposedId && <ProposalActs row={row} />}
          </>
        )}
        actions={
          <button type="button" className="button" onClick={() => setOpened('import')}>
            <Icon name="upload" />
            导入
          </button>
        }
        empty={<Empty title="没有符合条件的党员">登记缴费基数后，才能核算党费。</Empty>}
      />
      {opened === 'import' && <ImportBasesDialog onClose={close} />}
      {opened !== null && opened !== 'import' && !opened.stating && (
        <OpenDialog
          person={opened.row}
          onState={(known) => setOpened({ row: opened.row, known, stating: true })}
          onClose={close}
        />
      )}
      {opened !== null && opened !== 'import' && opened.stating && (
        <BaseForm
          title={`登记${opened.row.personName}的缴费基数`}
          known={opened.known ?? null}
          notice="从领到新工资的当月起算。登记后未交清的月份会按新基数更正，本人可以在“我的党费”中确认。"
          submitWord="登记"
          submit={(said) => state.send({ id: opened.row.personId, ...said })}
          onClose={close}
        />
      )}
    </>
  )
}

function ProposalActs({ row }: { row: Row }) {
  const accept = useAct(call.dues.bases.accept, { done: '已同意，未交清的月份已按新基数更正' })
  const decline = useAct(call.dues.bases.decline, { done: '已答复本人' })
  const id = row.proposedId ?? 0
  const agree = async () => {
    const words = '请先点“查看”核对金额和说明。同意后，未交清的月份按新基数更正。'
    if (await confirm({ title: `同意${row.personName}申请的基数？`, words, submit: '同意' }))
      await accept.run({ id })
  }
  const refuse = async () => {
    const reason = await askReason({
      title: `不同意${row.personName}的申请`,
      words: '原因会告诉本人。',
      submit: '答复',
    })
    if (reason) await decline.run({ id, reason })
  }
  return (
    <>
      <button type="button" className="link" disabled={accept.busy} onClick={() => void agree()}>
        同意
      </button>
      <button type="button" className="link" disabled={decline.busy} onClick={() => void refuse()}>
        不同意
      </button>
    </>
  )
}
