import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { useMay } from '#web/session.ts'

/** On the page of somebody who is on the way: what is next, and the way to the file. */
export function PersonAdmission({ id, employeeNo }: { id: number; employeeNo: string }) {
  const may = useMay()('admissions.read')
  const { data } = useQuery({
    ...ask.admissions.list.queryOptions({ input: { text: employeeNo, size: 5 } }),
    enabled: may,
  })
  const found = data?.rows.find((row) => row.personId === id)
  if (!found) return null
  return (
    <Notice kind={found.late ? 'warning' : 'info'}>
      {found.nextTitle
        ? `发展党员下一步：${found.nextTitle}${found.late ? '（已超期）' : ''}。`
        : '发展党员步骤已完成。'}{' '}
      <PageLink className="link" to={`/admissions/${found.id}`}>
        打开发展档案
      </PageLink>
    </Notice>
  )
}
