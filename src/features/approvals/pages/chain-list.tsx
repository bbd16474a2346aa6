import { ask, type call, fileAddress } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Label } from '#web/kit/status-dot.tsx'

type Chain = Awaited<ReturnType<typeof call.approvals.chains.list>>[number]

const columns: Column<Chain>[] = [
  { key: 'name', title: '流程', card: 'title', fixed: true, width: 260 },
  {
    key: 'kindName',
    title: '事项种类',
    card: 'beside',
    width: 110,
    render: (row) => <Label>{row.kindName}</Label>,
  },
  { key: 'steps', title: '步骤', card: 'line', width: 80, render: (row) => `${row.steps} 步` },
  { key: 'version', title: '现行版本', card: 'line', width: 100, render: (row) => `第 ${row.version} 版` },
  { key: 'running', title: '正在办理', card: 'line', width: 100, render: (row) => `${row.running} 件` },
  { key: 'publishedBy', title: '发布人', width: 100 },
  {
    key: 'publishedAt',
    title: '发布时间',
    card: 'aside',
    width: 150,
    render: (row) => <When at={row.publishedAt} />,
  },
]

/** The chains there are, each in the version that new affairs take. */
export default function ChainList() {
  return (
    <>
      <PageHelp>
        <p>
          审批流程规定一类事项由谁、按什么次序审批。修改后发布为新版本：新发起的事项用新版，正在办理的仍按原来的版本。
        </p>
      </PageHelp>
      <ListPage
        name="chains"
        unit="个流程"
        columns={columns}
        rowKey={(row: Chain) => row.key}
        rowLink={(row) => `/chains/${row.key}`}
        actions={
          <PageLink to="/sms-attempts" className="button">
            短信审批记录
          </PageLink>
        }
        exports={[{ title: '导出 Excel', address: () => fileAddress('/chains.xlsx') }]}
        question={() =>
          ask.approvals.chains.list.queryOptions({
            select: (rows) => ({ rows, total: rows.length }),
          }) as never
        }
      />
    </>
  )
}
