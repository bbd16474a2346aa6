import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { fileSize } from '#web/kit/file-size.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { directionNames, directions, packageStateNames, packageStates } from '../packages/rules.ts'
import { ExchangeActs } from './exchange-acts.tsx'
import { ExchangeHelp } from './help.tsx'
import { stateTones } from './package-marks.ts'
import { StatePanels } from './state-panels.tsx'
import './exchange.css'

type Row = Awaited<ReturnType<typeof call.exchange.packages.list>>['rows'][number]

const columns: Column<Row>[] = [
  {
    key: 'number',
    title: '摆渡包',
    card: 'title',
    fixed: true,
    sort: true,
    width: 150,
    render: ({ number, direction }) =>
      `${directionNames[direction]}${number === null ? '（未编号）' : ` 第 ${number} 号`}`,
  },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 130,
    render: ({ state }) => <StatusDot tone={stateTones[state]}>{packageStateNames[state]}</StatusDot>,
  },
  {
    key: 'items',
    title: '项数',
    card: 'line',
    sort: true,
    align: 'right',
    width: 90,
    render: ({ items }) => (items === 0 ? '只有回执' : `${items} 项`),
  },
  { key: 'held', title: '扣下', align: 'right', width: 80, render: ({ held }) => held || '' },
  {
    key: 'bytes',
    title: '大小',
    align: 'right',
    sort: true,
    width: 100,
    render: ({ bytes }) => (bytes ? fileSize(bytes) : ''),
  },
  { key: 'checkedBy', title: '核对人', width: 110 },
  { key: 'releasedBy', title: '放行人', width: 110 },
  {
    key: 'madeAt',
    title: '时间',
    card: 'aside',
    sort: true,
    width: 150,
    render: (row) => <When at={row.madeAt} />,
  },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '序号，或包里内容的名称' },
  {
    kind: 'choice',
    name: 'direction',
    label: '方向',
    options: directions.map((value) => ({ value, label: directionNames[value] })),
  },
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    options: packageStates.map((value) => ({ value, label: packageStateNames[value] })),
  },
]

/** 摆渡: how the two sides stand, and the packages between them. */
export default function ExchangePage() {
  const state = useQuery({ ...ask.exchange.state.queryOptions(), refetchInterval: 5000 })
  useFresh(state.data)
  return (
    <ListPage
      name="exchange-packages"
      unit="个"
      columns={columns}
      fields={fields}
      searchField="text"
      sortStart="-madeAt"
      rowKey={(row: Row) => row.id}
      rowLink={(row) => `/exchange/packages/${row.id}`}
      question={({ values, sort, descending, page, size }) =>
        ask.exchange.packages.list.queryOptions({
          input: { ...values, sort: sort as 'madeAt', descending, page, size },
        })
      }
      exports={[
        {
          title: '导出 Excel',
          address: ({ values, sort, descending }) =>
            fileAddress('/exchange/packages.xlsx', { ...values, sort, descending }),
        },
      ]}
      actions={state.data && <ExchangeActs state={state.data} />}
      above={
        <>
          <PageHelp>
            <ExchangeHelp />
          </PageHelp>
          <Answered query={state} lines={4}>
            {(found) => <StatePanels state={found} />}
          </Answered>
        </>
      }
      empty={
        <Empty title="没有摆渡包">登记对方以后点“编制摆渡包”，平台列出对方还没有的内容，供核对、放行。</Empty>
      }
    />
  )
}

/** What is put together or taken goes on behind the page: the list is read again when the state has moved on. */
function useFresh(state: Awaited<ReturnType<typeof call.exchange.state>> | undefined) {
  const cache = useQueryClient()
  const now = state && JSON.stringify([state.openPackageId, state.sent, state.received])
  const [before, keep] = useState(now)
  useEffect(() => {
    if (now === before) return
    keep(now)
    void cache.invalidateQueries({ queryKey: ask.exchange.packages.list.key() })
  }, [now, before, cache])
}
