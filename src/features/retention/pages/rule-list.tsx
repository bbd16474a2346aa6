import { lazy, Suspense, useState } from 'react'
import { ask, type call, fileAddress } from '#web/call.ts'
import { addressOf } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { effectNames } from '../rules.ts'
import { RetentionHelp } from './help.tsx'
import { NeverPanel } from './never-panel.tsx'
import { options } from './options.ts'
import { RetentionActs } from './retention-acts.tsx'
import './retention.css'

const PeriodDialog = lazy(() => import('./period-dialog.tsx'))

export type Rule = Awaited<ReturnType<typeof call.retention.rules.list>>['rows'][number]

/** A number that opens the rows behind it. */
const behind = (n: number, rule: string, held: 'yes' | 'no') =>
  n === 0 ? (
    <span className="muted">0</span>
  ) : (
    <PageLink to={addressOf('/retention/rows', { rule, held })}>{n}</PageLink>
  )

const columns: Column<Rule>[] = [
  { key: 'title', title: '数据', card: 'title', fixed: true, sort: true, width: 180 },
  {
    key: 'days',
    title: '保存天数',
    sort: true,
    card: 'beside',
    width: 100,
    align: 'right',
    render: ({ days }) => `${days} 天`,
  },
  { key: 'from', title: '从何时起', card: 'line', width: 150 },
  { key: 'effect', title: '到期后', card: 'line', width: 120, render: ({ effect }) => effectNames[effect] },
  {
    key: 'going',
    title: '现在会清理',
    sort: true,
    card: 'line',
    width: 110,
    align: 'right',
    render: ({ going, key }) => behind(going, key, 'no'),
  },
  {
    key: 'kept',
    title: '现在留着',
    sort: true,
    card: 'line',
    width: 100,
    align: 'right',
    render: ({ kept, key }) => behind(kept, key, 'yes'),
  },
  {
    key: 'least',
    title: '最少天数',
    hidden: true,
    width: 100,
    align: 'right',
    render: ({ least }) => `${least} 天`,
  },
  { key: 'why', title: '为什么', card: 'line', width: 240 },
  { key: 'ground', title: '依据', hidden: true, width: 260 },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '数据、原因或依据' },
  { kind: 'choice', name: 'effect', label: '到期后', options: options(effectNames) },
  { kind: 'yes', name: 'over', label: '只看现在有到期的' },
]

/** 数据保存期限: what is kept for a time only, why so long, and what is over now. */
export default function RuleList() {
  const may = useMay()('retention.manage')
  const [changing, setChanging] = useState<Rule | null>(null)
  return (
    <>
      <RetentionHelp />
      <ListPage
        name="retention-rules"
        unit="类数据"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-going"
        rowKey={(row: Rule) => row.key}
        question={({ values, page, size, sort, descending }) =>
          ask.retention.rules.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        {...(may && {
          rowActs: (row: Rule) => (
            <button type="button" className="link" onClick={() => setChanging(row)}>
              修改天数
            </button>
          ),
        })}
        actions={<RetentionActs />}
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/retention/rules.xlsx', { ...values, sort, descending }),
          },
        ]}
        empty={<Empty title="没有符合条件的数据">请换一个查找词，或者清除筛选条件。</Empty>}
      />
      <NeverPanel />
      <Suspense>{changing && <PeriodDialog rule={changing} onClose={() => setChanging(null)} />}</Suspense>
    </>
  )
}
