import { useState } from 'react'
import { formatYuan, shareOf } from '#basics/money.ts'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { type ReceiptKind, receiptKindNames } from '../rules.ts'
import { fenTyped, options, sumOf, wanTyped } from './money.ts'
import type { Project } from './project-fields.ts'
import { Table } from './table.tsx'

/** 收付: what in fact came in and went to the bank. */
export function ReceiptsTab({ project }: { project: Project }) {
  const [recording, setRecording] = useState(false)
  const withdraw = useAct(call.coBuilding.receipts.withdraw, { done: '已撤销' })
  const takeBack = async (id: number) => {
    const words = '只撤销记错的登记；记录和原因会保留。'
    const reason = await askReason({ title: '撤销这笔收付？', words, submit: '撤销', danger: true })
    if (reason) await withdraw.run({ id, reason })
  }
  return (
    <Panel
      title="收付记录"
      flush
      extra={
        <>
          <a
            className="button"
            href={fileAddress(`/co-building-projects/${project.id}/receipts.xlsx`, {})}
            download
          >
            <Icon name="download" />
            导出 Excel
          </a>
          {project.mayLead && (
            <button type="button" className="button primary" onClick={() => setRecording(true)}>
              <Icon name="plus" />
              登记收付
            </button>
          )}
        </>
      }
    >
      {project.receipts.length === 0 ? (
        <Empty title="还没有收付记录" icon="record">
          固定收益到账、偿还银行本息后在这里登记。
        </Empty>
      ) : (
        <Table
          label="收付记录"
          rows={project.receipts}
          unit="笔"
          rowKey={({ id }) => id}
          tone={({ withdrawnBecause }) => (withdrawnBecause ? 'withdrawn' : '')}
          heads={[
            { title: '项目', cell: ({ kind }) => receiptKindNames[kind] },
            { title: '年度', cell: ({ year }) => `第${year}年` },
            { title: '金额（元）', number: true, card: 'beside', cell: ({ fen }) => formatYuan(fen) },
            { title: '日期', cell: ({ paidOn }) => paidOn },
            { title: '凭证编号', cell: ({ number }) => number },
            { title: '登记人', cell: ({ recordedBy }) => recordedBy },
            {
              title: '状态',
              cell: ({ id, withdrawnBecause }) => {
                if (withdrawnBecause) return <StatusDot tone="quiet">已撤销：{withdrawnBecause}</StatusDot>
                if (!project.mayLead) return <StatusDot tone="good">已登记</StatusDot>
                return (
                  <button type="button" className="link" onClick={() => void takeBack(id)}>
                    撤销
                  </button>
                )
              },
            },
          ]}
        />
      )}
      {recording && <RecordDialog project={project} onClose={() => setRecording(false)} />}
    </Panel>
  )
}

/** The first year of the term whose return is not there yet, and what of it is missing. */
function nextReturn({ receipts, totalFen, rate, termYears }: Project) {
  const whole = shareOf(totalFen, rate)
  const paid = (year: number) =>
    sumOf(
      receipts.filter((one) => one.kind === 'return' && one.year === year && !one.withdrawnBecause),
      ({ fen }) => fen,
    )
  const year = Array.from({ length: termYears }, (_, at) => at + 1).find((one) => paid(one) < whole)
  return year === undefined ? {} : { year, fen: wanTyped(whole - paid(year)) }
}

function RecordDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const record = useAct(call.coBuilding.receipts.record, { done: '已登记' })
  return (
    <FormDialog
      title="登记收付"
      notice={`每年固定收益 ${formatYuan(shareOf(project.totalFen, project.rate))} 元，可以分次登记。`}
      fields={[
        {
          kind: 'choice',
          name: 'kind',
          label: '收付项目',
          required: true,
          options: options(receiptKindNames),
        },
        {
          kind: 'number',
          name: 'year',
          label: '年度',
          required: true,
          least: 1,
          most: project.termYears,
          hint: '合作的第几年',
        },
        { kind: 'text', name: 'fen', label: '金额（万元）', required: true, maximum: 16 },
        { kind: 'day', name: 'paidOn', label: '收付日期', required: true, until: today() },
        { kind: 'text', name: 'number', label: '凭证编号', required: true, maximum: 60 },
      ]}
      start={{ kind: 'return', paidOn: today(), ...nextReturn(project) }}
      submitWord="登记"
      onSubmit={async ({ kind, year, fen, paidOn, number }) =>
        record.send({
          id: project.id,
          kind: kind as ReceiptKind,
          year: Number(year),
          fen: fenTyped(fen, 'fen', '金额（万元）'),
          paidOn: String(paidOn),
          number: String(number),
        })
      }
      onClose={onClose}
    />
  )
}
