import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { purposeNames } from '../funds/rules.ts'
import { DuesList } from './dues-list.tsx'
import { FundHelp } from './fund-help.tsx'
import { options, Yuan } from './shown.tsx'
import { UseDialog, VoucherDialog } from './use-dialogs.tsx'

export type Use = Awaited<ReturnType<typeof call.dues.uses.list>>['rows'][number]

const columns: Column<Use>[] = [
  { key: 'reason', title: '事由', card: 'title', fixed: true, width: 220 },
  {
    key: 'fen',
    title: '金额（元）',
    align: 'right',
    card: 'beside',
    width: 120,
    render: ({ fen }) => <Yuan fen={fen} />,
  },
  { key: 'purpose', title: '用途', card: 'line', width: 240, render: ({ purpose }) => purposeNames[purpose] },
  { key: 'usedOn', title: '使用日期', card: 'aside', width: 120 },
  { key: 'organizationName', title: '党组织', card: 'line', width: 180 },
  {
    key: 'decision',
    title: '集体决定',
    card: 'line',
    width: 240,
    render: ({ decidedOn, decision, meetingId }) =>
      meetingId === null ? (
        `${decidedOn} ${decision}`
      ) : (
        <PageLink className="link" to={`/meetings/${meetingId}`}>
          {decidedOn} {decision}
        </PageLink>
      ),
  },
  {
    key: 'files',
    title: '凭证',
    width: 110,
    render: ({ files }) =>
      files.length > 0 ? `${files.length} 份` : <StatusDot tone="warning">待补</StatusDot>,
  },
  { key: 'recordedBy', title: '登记人', width: 120 },
  {
    key: 'withdrawnBecause',
    title: '撤销',
    card: 'line',
    width: 180,
    render: ({ withdrawnBecause }) =>
      withdrawnBecause && <StatusDot tone="quiet">已撤销：{withdrawnBecause}</StatusDot>,
  },
]
const fields: Field[] = [
  { kind: 'choice', name: 'purpose', label: '用途', options: options(purposeNames) },
  { kind: 'days', name: 'usedFrom', upTo: 'usedUntil', label: '使用日期' },
  // What is opened from the fund of one organization.
  { kind: 'organization', name: 'fundOfId', label: '使用单位（本级）', nodes: undefined },
]

/** 党费使用: what it was used for, by whose decision, with the vouchers. */
export default function UseList() {
  const may = useMay()('dues.collect')
  const [recording, setRecording] = useState(false)
  const [opened, setOpened] = useState<Use | null>(null)
  return (
    <>
      <DuesList
        name="dues-uses"
        unit="笔"
        help={<FundHelp />}
        columns={columns}
        fields={fields}
        rowKey={(row: Use) => row.id}
        question={({ values, page, size }) =>
          ask.dues.uses.list.queryOptions({ input: { ...values, page, size } })
        }
        rowActs={(row) => (
          <>
            <button type="button" className="link" onClick={() => setOpened(row)}>
              凭证
            </button>
            {may && !row.withdrawnBecause && <Withdraw row={row} />}
          </>
        )}
        actions={
          may && (
            <button type="button" className="button primary" onClick={() => setRecording(true)}>
              <Icon name="plus" />
              登记使用
            </button>
          )
        }
        empty={<Empty title="没有使用记录">党费只用于规定的五项，经集体讨论决定后登记。</Empty>}
      />
      {recording && <UseDialog onClose={() => setRecording(false)} />}
      {opened && <VoucherDialog use={opened} may={may} onClose={() => setOpened(null)} />}
    </>
  )
}

function Withdraw({ row: { id, reason: what } }: { row: Use }) {
  const withdraw = useAct(call.dues.uses.withdraw, { done: '已撤销，金额回到结余' })
  const takeBack = async () => {
    const words = '只撤销记错的登记；记录和原因会保留。'
    const reason = await askReason({ title: `撤销“${what}”？`, words, submit: '撤销', danger: true })
    if (reason) await withdraw.run({ id, reason })
  }
  return (
    <button type="button" className="link" disabled={withdraw.busy} onClick={() => void takeBack()}>
      撤销
    </button>
  )
}
