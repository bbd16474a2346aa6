import { documentStatusNames } from '#features/documents/rules.ts'
import { fileAddress } from '#web/call.ts'
import { addressOf } from '#web/kit/address.ts'
import { Facts } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import type { Request } from './request.tsx'

/** One of the two papers: number, day, seal; opened, edited or taken along as PDF. */
export function PaperPanel({
  title,
  paper,
  editable,
  requestId,
}: {
  title: string
  paper: Request['document']
  editable: boolean
  requestId: number
}) {
  const issued = paper.status !== 'draft'
  return (
    <Panel
      title={title}
      extra={
        <span className="row">
          {issued && (
            <a className="link" href={fileAddress(`/documents/${paper.id}/file`, {})} download>
              下载 PDF
            </a>
          )}
          <PageLink
            className={editable && !issued ? 'button primary' : 'link'}
            to={addressOf(`/documents/${paper.id}`, { back: issued ? undefined : `/requests/${requestId}` })}
          >
            {editable && !issued ? `填写${title}` : '查看版面'}
          </PageLink>
        </span>
      }
    >
      <Facts
        least={290}
        facts={[
          { label: '标题', value: paper.title, wide: true },
          { label: '发文字号', value: <span className="paper-number">{paper.number ?? '印发时编号'}</span> },
          { label: '成文日期', value: paper.issuedOn, absent: paper.issuedOn === null },
          { label: '状态', value: documentStatusNames[paper.status] },
          { label: '用印', value: paper.sealed ? '已盖章' : '未盖章', absent: !issued },
        ]}
      />
    </Panel>
  )
}
