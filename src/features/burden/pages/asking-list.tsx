import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { ask, type call, fileAddress } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { type Source, sourceGrounds, sourceNames, sources } from '../rules.ts'
import { useCommittees } from './committees.ts'
import { quarterIn, whenOf } from './when.ts'

type Row = Awaited<ReturnType<typeof call.burden.behind>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'at',
    title: '时间',
    card: 'aside',
    fixed: true,
    sort: true,
    width: 160,
    render: ({ at }) => <When at={at} />,
  },
  { key: 'title', title: '内容', card: 'title', fixed: true, width: 240 },
  { key: 'organizationName', title: '党支部', card: 'line', width: 320 },
  {
    key: 'link',
    title: '出处',
    width: 120,
    render: ({ link }) =>
      link ? (
        <PageLink className="link" to={link}>
          打开
        </PageLink>
      ) : (
        <span className="muted">内容只有收件人能看</span>
      ),
  },
]

const start = { source: 'forms' } satisfies Values

/** What the contract asks for, from what stands in the address. */
const questionOf = ({ when, ...values }: Values) => ({
  source: 'forms' as Source,
  ...values,
  ...quarterIn(when),
})

/** Each single asking behind a number of the ledger. */
export default function AskingList() {
  const { search } = useAddress()
  const fields = useFields(search)
  const nodes = useCommittees()
  const source = sources.find((one) => one === search.source) ?? 'forms'
  return (
    <ListPage
      name="burden-askings"
      unit="次"
      note={sourceGrounds[source]}
      columns={columns}
      fields={fields}
      searchField="text"
      start={start}
      sortStart="-at"
      rowKey={(row: Row) => `${row.key}/${row.id}`}
      {...(source !== 'messages' && { rowLink: (row: Row) => row.link ?? '' })}
      tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
      question={({ values, page, size, descending }) =>
        ask.burden.behind.queryOptions({ input: { ...questionOf(values), page, size, descending } })
      }
      exports={[
        {
          title: '导出 Excel',
          address: ({ values }) => fileAddress('/burden/askings.xlsx', questionOf(values)),
        },
      ]}
      empty={
        <Empty title="这一期没有" icon="table">
          换一个季度或类别看看。
        </Empty>
      }
    />
  )
}

/** The quarters and the lines that there are come with the ledger itself. */
function useFields(search: Record<string, unknown>): Field[] {
  const organizationId = Number(search.organizationId) || undefined
  const { data } = useQuery(
    ask.burden.show.queryOptions({ input: { organizationId, ...quarterIn(search.when) } }),
  )
  const source = search.source ?? 'forms'
  return useMemo(() => {
    const lines = data?.parts.find((part) => part.source === source)?.lines ?? []
    return [
      { kind: 'text', name: 'text', label: '党支部', placeholder: '党支部名称中的字' },
      {
        kind: 'choice',
        name: 'source',
        label: '类别',
        required: true,
        options: sources.map((value) => ({ value, label: sourceNames[value] })),
      },
      {
        kind: 'choice',
        name: 'key',
        label: '内容',
        options: lines.map(({ key, title }) => ({ value: key, label: title })),
      },
      {
        kind: 'choice',
        name: 'when',
        label: '季度',
        options: (data?.quarters ?? []).map((one) => ({ value: whenOf(one), label: one.name })),
      },
    ]
  }, [data, source])
}
