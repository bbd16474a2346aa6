import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { addressOf, useAddress } from '#web/kit/address.ts'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { useMay } from '#web/session.ts'
import { actorInWords } from '../rules.ts'
import { EntryDrawer } from './entry-drawer.tsx'
import { ForwardButton } from './forward-button.tsx'
import { VerifyButton } from './verify-button.tsx'
import './audit.css'

type Row = Awaited<ReturnType<typeof call.audit.list>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'at', title: '时间', card: 'aside', fixed: true, width: 140, render: (row) => <When at={row.at} /> },
  {
    key: 'deed',
    title: '操作',
    card: 'title',
    fixed: true,
    width: 135,
    render: (row) => <b className="deed">{row.deed}</b>,
  },
  { key: 'subjectName', title: '对象', card: 'line', width: 110 },
  { key: 'actorName', title: '办理人', card: 'beside', width: 160, render: (row) => <Actor row={row} /> },
  { key: 'organizationName', title: '党组织', card: 'line', width: 150 },
  { key: 'reason', title: '原因', width: 180 },
  { key: 'ip', title: '地址', hidden: true, width: 130 },
  { key: 'id', title: '编号', hidden: true, width: 90 },
]

const Actor = ({ row }: { row: Row }) => (
  <span className="actor">
    {actorInWords(row.actorName)}
    {row.actingRoles && <small>{row.actingRoles}</small>}
  </span>
)

/** 审计记录: who did what, when, in which role, from where; an entry opens with before and after. */
export default function AuditList() {
  const { nodes } = useOrganizations()
  const { search, change } = useAddress()
  const may = useMay()
  const fields = useFields(search.accountId !== undefined)
  return (
    <>
      <ListPage
        name="audit"
        unit="条"
        columns={columns}
        fields={fields}
        searchField="text"
        rowKey={(row: Row) => row.id}
        rowLink={(row) => addressOf('/audit', { ...search, entry: row.id })}
        {...(may('organizations.read') && {
          tree: { nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' },
        })}
        question={({ values, page, size }) =>
          ask.audit.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={
          may('audit.export')
            ? [{ title: '导出 Excel', address: ({ values }) => fileAddress('/audit-entries.xlsx', values) }]
            : []
        }
        actions={
          may('audit.verify') && (
            <>
              {may('audit.forward') && <ForwardButton />}
              <PageLink className="button" to="/audit-anchors">
                审计锚点
              </PageLink>
              <VerifyButton />
            </>
          )
        }
      />
      {search.entry && <EntryDrawer id={Number(search.entry)} onClose={() => change({ entry: undefined })} />}
    </>
  )
}

/** `ofAccount`: an account's page sent here; its number is nothing that people would look for by themselves. */
function useFields(ofAccount: boolean): Field[] {
  const { data } = useQuery(ask.audit.deeds.queryOptions({ staleTime: 5 * 60_000 }))
  return useMemo(
    () => [
      { kind: 'text', name: 'text', label: '查找', placeholder: '办理人、对象或原因中的字' },
      { kind: 'days', name: 'from', upTo: 'until', label: '日期' },
      {
        kind: 'choice',
        name: 'action',
        label: '操作',
        options: (data ?? []).map(({ action, deed }) => ({ value: action, label: deed })),
      },
      ...(ofAccount ? [{ kind: 'number' as const, name: 'accountId', label: '账号编号', least: 1 }] : []),
    ],
    [data, ofAccount],
  )
}
