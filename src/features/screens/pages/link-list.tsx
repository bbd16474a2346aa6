import { useState } from 'react'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { linkStateNames, linkStates } from '../links/rules.ts'
import { LinkAddress, LinkDialog, type MadeLink } from './link-dialog.tsx'

type Row = Awaited<ReturnType<typeof call.screens.links.list>>['rows'][number]

const tones = { open: 'good', expired: 'quiet', ended: 'quiet' } as const

const columns: Column<Row>[] = [
  { key: 'place', title: '展示地点', card: 'title', sort: true, fixed: true, width: 200 },
  {
    key: 'state',
    title: '状态',
    card: 'beside',
    width: 110,
    render: ({ state }) => <StatusDot tone={tones[state]}>{linkStateNames[state]}</StatusDot>,
  },
  { key: 'untilOn', title: '有效期至', card: 'line', sort: true, width: 120 },
  {
    key: 'seenAt',
    title: '最近显示',
    card: 'line',
    sort: true,
    width: 160,
    render: ({ seenAt }) => (seenAt ? <When at={seenAt} /> : '还没有打开过'),
  },
  { key: 'madeAt', title: '开通时间', sort: true, width: 150, render: ({ madeAt }) => <When at={madeAt} /> },
  { key: 'madeBy', title: '开通人', card: 'aside', width: 110 },
  {
    key: 'endedAt',
    title: '停用时间',
    hidden: true,
    width: 150,
    render: ({ endedAt }) => endedAt && <When at={endedAt} />,
  },
  { key: 'endedBy', title: '停用人', hidden: true, width: 110 },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '查找', placeholder: '展示地点' },
  {
    kind: 'choice',
    name: 'state',
    label: '状态',
    options: linkStates.map((value) => ({ value, label: linkStateNames[value] })),
  },
]

/** Where the screen hangs: who may open it without an account, until when, and when it was seen last. */
export function LinkList({ screenId }: { screenId: number }) {
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<MadeLink | null>(null)
  const end = useAct(call.screens.links.end, { done: '展示链接已停用，屏幕会立即停止显示' })
  const askFirst = async ({ id, place }: Row) => {
    const reason = await askReason({
      title: `停用“${place}”的展示链接？`,
      words: '屏幕会立即停止显示。停用后不能恢复，可以另开一个。',
      submit: '停用',
      danger: true,
    })
    if (reason !== null) await end.run({ id, reason })
  }
  return (
    <Panel
      title="展示链接"
      extra={
        <button type="button" className="button" onClick={() => setOpen(true)}>
          <Icon name="plus" />
          开通展示链接
        </button>
      }
    >
      <ListPage
        headless
        name="screen-links"
        unit="个链接"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="-madeAt"
        rowKey={(row: Row) => row.id}
        rowActs={(row) =>
          row.state === 'open' && (
            <button type="button" className="link" onClick={() => void askFirst(row)}>
              停用
            </button>
          )
        }
        question={({ values, page, size, sort, descending }) =>
          ask.screens.links.list.queryOptions({
            input: { ...values, screenId, page, size, sort, descending },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            note: '不含链接地址',
            address: ({ values, sort, descending }) =>
              fileAddress('/screen-links.xlsx', { ...values, screenId, sort, descending }),
          },
        ]}
        empty={
          <Empty title="还没有展示链接" icon="eye">
            屏幕挂在大厅、走廊时，开通一个展示链接，在屏幕的浏览器里打开即可，不用登录。
          </Empty>
        }
      />
      {open && <LinkDialog screenId={screenId} onMade={setMade} onClose={() => setOpen(false)} />}
      {made && <LinkAddress made={made} onClose={() => setMade(null)} />}
    </Panel>
  )
}
