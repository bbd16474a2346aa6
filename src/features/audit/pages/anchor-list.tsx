import { ask, type call, fileAddress } from '#web/call.ts'
import { addressOf, useAddress } from '#web/kit/address.ts'
import { When } from '#web/kit/facts.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { AnchorDrawer } from './anchor-drawer.tsx'
import { VerifyButton } from './verify-button.tsx'
import './audit.css'

type Row = Awaited<ReturnType<typeof call.audit.anchors.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'day', title: '日期', card: 'title', fixed: true, sort: true, width: 130 },
  {
    key: 'entryId',
    title: '当日末条',
    card: 'beside',
    width: 120,
    render: (row) => `第 ${row.entryId} 条`,
  },
  {
    key: 'hash',
    title: '末条校验码',
    card: 'line',
    width: 220,
    render: (row) => <code title={row.hash}>{row.hash.slice(0, 16)}……</code>,
  },
  {
    key: 'keyPrint',
    title: '密钥指纹',
    width: 220,
    render: (row) => <code title={row.keyPrint}>{row.keyPrint.slice(0, 16)}……</code>,
  },
  {
    key: 'madeAt',
    title: '签名时间',
    card: 'aside',
    width: 150,
    render: (row) => <When at={row.madeAt} />,
  },
]

/** 审计锚点: the end of the trail on each day, signed outside of the database; one opens with the text to keep elsewhere. */
export default function AnchorList() {
  const { search, change } = useAddress()
  return (
    <>
      <ListPage
        name="audit-anchors"
        unit="个"
        columns={columns}
        fields={[{ kind: 'days', name: 'from', upTo: 'until', label: '日期' }]}
        sortStart="-day"
        rowKey={(row: Row) => row.day}
        rowLink={(row) => addressOf('/audit-anchors', { ...search, anchor: row.day })}
        question={({ values, descending, page, size }) =>
          ask.audit.anchors.list.queryOptions({
            input: { ...values, descending, page, size },
          })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values, descending }) =>
              fileAddress('/audit-anchors.xlsx', { ...values, descending }),
          },
        ]}
        actions={<VerifyButton />}
        above={
          <PageHelp>
            每天零时十分，平台用不在数据库里的密钥，给审计记录的末尾签一个锚点，同时写进数据库之外的文件；运行时每分钟另记一次链尾。有人改写数据库，把末尾截去或把整条链重算，与锚点和链尾一比就知道。请按月把锚点打印或抄存一份，放在别处。
          </PageHelp>
        }
        empty={<Empty title="还没有锚点">平台运行到次日零时十分，会签第一个锚点。</Empty>}
      />
      {search.anchor && (
        <AnchorDrawer day={String(search.anchor)} onClose={() => change({ anchor: undefined })} />
      )}
    </>
  )
}
