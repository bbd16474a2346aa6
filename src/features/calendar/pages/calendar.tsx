import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay } from '#basics/days.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { dayKindNames } from '../rules.ts'

import { AddDialog, ChangeDialog, ImportDialog, kindOptions } from './day-dialogs.tsx'
import './calendar.css'

type Row = Awaited<ReturnType<typeof call.calendar.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'day',
    title: '日期',
    card: 'title',
    fixed: true,
    sort: true,
    width: 150,
    render: (row) => formatDay(row.day),
  },
  { key: 'weekday', title: '星期', card: 'line', width: 90 },
  {
    key: 'kind',
    title: '类别',
    card: 'beside',
    width: 120,
    render: ({ kind }) => (
      <StatusDot tone={kind === 'off' ? 'info' : 'warning'}>{dayKindNames[kind]}</StatusDot>
    ),
  },
  { key: 'name', title: '节日', card: 'line', width: 180 },
  { key: 'changedBy', title: '录入', hidden: true, width: 120 },
  {
    key: 'changedAt',
    title: '录入时间',
    hidden: true,
    width: 150,
    render: (row) => <When at={row.changedAt} />,
  },
]

/** 放假安排: days off and weekend days worked, kept by the political work department, read by all offices. */
export default function Calendar() {
  const may = useMay()('calendar.change')
  const years = useQuery(ask.calendar.years.queryOptions({})).data
  const [open, setOpen] = useState<'add' | 'import' | Row | null>(null)
  const close = () => setOpen(null)
  const thisYear = Number(today().slice(0, 4))
  const known = new Set([thisYear + 1, thisYear, ...(years?.years ?? []).map(({ year }) => year)])
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'year',
      label: '年度',
      required: true,
      options: [...known].sort((a, b) => b - a).map((year) => ({ value: String(year), label: `${year} 年` })),
    },
    { kind: 'choice', name: 'kind', label: '类别', options: kindOptions },
    { kind: 'text', name: 'text', label: '节日', placeholder: '节日名称的一部分' },
  ]
  return (
    <>
      <ListPage
        name="calendar"
        unit="天"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ year: String(thisYear) }}
        sortStart="day"
        rowKey={(row: Row) => row.day}
        question={({ values, page, size, descending }) =>
          ask.calendar.list.queryOptions({ input: { ...values, page, size, descending } })
        }
        rowActs={may ? (row) => <DayActs row={row} change={() => setOpen(row)} /> : undefined}
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, descending }) =>
              fileAddress('/calendar-days.xlsx', { ...values, descending }),
          },
        ]}
        above={<MissingYears years={years?.missing ?? []} />}
        actions={may && <Acts open={setOpen} />}
        empty={
          <Empty title="没有找到放假安排" icon="calendar">
            没有录入的年度，工作日按周一至周五计算。
          </Empty>
        }
      />
      {open === 'add' && <AddDialog onClose={close} />}
      {open === 'import' && <ImportDialog onClose={close} />}
      {open !== null && typeof open === 'object' && <ChangeDialog row={open} onClose={close} />}
    </>
  )
}

function Acts({ open }: { open: (what: 'add' | 'import') => void }) {
  return (
    <>
      <button type="button" className="button primary" onClick={() => open('add')}>
        <Icon name="plus" />
        录入
      </button>
      <button type="button" className="button" onClick={() => open('import')}>
        <Icon name="upload" />
        导入
      </button>
    </>
  )
}

function MissingYears({ years }: { years: number[] }) {
  return (
    <>
      <PageHelp>
        审批期限、公示期等按工作日计算的日子，都以这份安排为准。平台自带的 2025、2026
        年安排仅供参考，以国务院办公厅通知为准，如有不符请修改。修改只影响以后计算的期限，已经定下的期限不变。
      </PageHelp>
      {years.length > 0 && (
        <div className="calendar-missing">
          {years.map((year) => (
            <Notice key={year} kind="warning">
              {year} 年放假安排尚未录入，按周一至周五计算。国务院办公厅通知发布后请及时录入。
            </Notice>
          ))}
        </div>
      )}
    </>
  )
}

function DayActs({ row, change }: { row: Row; change: () => void }) {
  const remove = useAct(call.calendar.remove, { done: '已删去' })
  const drop = async () => {
    const words = '删去后，这一天按平常的周一至周五计算。'
    const title = `删去${formatDay(row.day)}的安排？`
    const reason = await askReason({ title, words, submit: '删去', danger: true })
    if (reason !== null) await remove.run({ day: row.day, reason })
  }
  return (
    <>
      <button type="button" className="link" onClick={change}>
        修改
      </button>
      <button type="button" className="link" disabled={remove.busy} onClick={() => void drop()}>
        删去
      </button>
    </>
  )
}
