import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { usualPages } from '../rules.ts'
import { ArrangementDialog } from './arrangement-dialog.tsx'

type Row = Awaited<ReturnType<typeof call.screens.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'title', title: '大屏', card: 'title', sort: true, fixed: true, width: 220 },
  {
    key: 'organization',
    title: '党组织',
    card: 'line',
    sort: true,
    width: 200,
    render: (row) => row.organizationName,
  },
  { key: 'pages', title: '页数', card: 'beside', width: 80, render: ({ pages }) => `${pages} 页` },
  { key: 'links', title: '可用展示链接', card: 'line', width: 120, render: ({ links }) => `${links} 个链接` },
  {
    key: 'seenAt',
    title: '最近显示',
    card: 'aside',
    width: 150,
    render: ({ seenAt }) => (seenAt ? <When at={seenAt} /> : '还没有显示过'),
  },
  {
    key: 'savedAt',
    title: '保存时间',
    sort: true,
    width: 150,
    render: ({ savedAt }) => <When at={savedAt} />,
  },
  { key: 'savedBy', title: '保存人', hidden: true, width: 110 },
]

const fields: Field[] = [{ kind: 'text', name: 'text', label: '查找', placeholder: '大屏或党组织名称' }]

/** 大屏: what hangs where, of the organizations within reach. */
export default function ScreenList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const go = useGo()
  const [open, setOpen] = useState(false)
  return (
    <>
      <PageHelp>
        <p>大屏把看板卡片排成几页，按设定的秒数轮流显示，数字变化时自动更新，不用刷新。</p>
        <p>登录后点数字可以看背后的人员和党组织；挂在大厅里的屏幕用“展示链接”打开，只有合计数，不能点开。</p>
      </PageHelp>
      <ListPage
        name="screens"
        unit="个大屏"
        note="挂在大厅、会议室的数据大屏，由政工部门编排。"
        columns={columns}
        fields={fields}
        searchField="text"
        sortStart="title"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/screens/${row.id}`}
        rowActs={(row) => (
          <PageLink className="link" to={`/screens/${row.id}/wall`}>
            打开大屏
          </PageLink>
        )}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        question={({ values, page, size, sort, descending }) =>
          ask.screens.list.queryOptions({ input: { ...values, page, size, sort, descending } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, sort, descending }) =>
              fileAddress('/screens.xlsx', { ...values, sort, descending }),
          },
        ]}
        actions={
          may('screens.keep') && (
            <button type="button" className="button primary" onClick={() => setOpen(true)}>
              <Icon name="plus" />
              新建大屏
            </button>
          )
        }
        empty={
          <Empty title="还没有大屏" icon="gauge">
            {may('screens.keep')
              ? '点“新建大屏”，从编好的五页开始增减。'
              : '大屏由政工部门编排，需要时请联系他们。'}
          </Empty>
        }
      />
      {open && (
        <ArrangementDialog
          start={{ title: '', pages: usualPages }}
          onClose={() => setOpen(false)}
          onSaved={({ id }) => go(`/screens/${id}`)}
        />
      )}
    </>
  )
}
