import { useQuery } from '@tanstack/react-query'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { Facts, When } from '#web/kit/facts.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { propertyNames, retentionNames } from '../rules.ts'
import './archive.css'

type Item = Awaited<ReturnType<typeof call.archive.get>>

/** One item of the archive: its number, what is in its package, and how it was checked. */
export default function ArchiveItem() {
  const id = Number(useParams().id)
  const query = useQuery(ask.archive.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.archiveNumber)
  return (
    <>
      <PageHeader
        title={query.data?.title}
        actions={
          query.data && (
            <a className="button primary" href={fileAddress(`/archive/${id}/package`, {})} download>
              下载档案包
            </a>
          )
        }
      />
      <Answered query={query}>
        {(item) => (
          <div className="stack">
            {item.loanUntil && <Notice>您借阅了这件档案，可以查看到 {item.loanUntil}。</Notice>}
            <Head item={item} />
            <Files item={item} />
            <Checks item={item} />
          </div>
        )}
      </Answered>
    </>
  )
}

function Head({ item }: { item: Item }) {
  return (
    <Panel>
      <Facts
        least={260}
        facts={[
          { label: '档号', value: <b className="archive-number">{item.archiveNumber}</b> },
          { label: '保管期限', value: retentionNames[item.retention] },
          { label: '年度', value: item.year },
          { label: '日期', value: item.formedOn },
          { label: '文件编号', value: item.documentNumbers, wide: true },
          { label: '责任者', value: item.responsible },
          {
            label: '党组织',
            value: (
              <PageLink className="link" to={`/organizations/${item.organizationId}`}>
                {item.organizationName}
              </PageLink>
            ),
          },
          { label: '页数', value: `${item.papers} 份，${item.pages} 页` },
          {
            label: '归档',
            value: (
              <>
                {item.filedBy}，<When at={item.filedAt} />
              </>
            ),
          },
          {
            label: '来源',
            value: (
              <PageLink className="link" to={`/requests/${item.subjectId}`}>
                请示批复
              </PageLink>
            ),
          },
          {
            label: '包的摘要',
            value: <code className="archive-digest">{item.packageDigest}</code>,
            wide: true,
          },
        ]}
      />
    </Panel>
  )
}

function Files({ item }: { item: Item }) {
  return (
    <Panel title="档案包里的文件">
      <ul className="archive-files">
        {item.files.map(({ path, bytes }) => (
          <li key={path}>
            <a className="link" href={fileAddress(`/archive/${item.id}/file`, { path })} download>
              {path === 'index.html' ? '目录页（index.html）' : path}
            </a>
            <span className="muted number">{fileSize(bytes)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Checks({ item }: { item: Item }) {
  return (
    <Panel title="归档时的四性检测">
      <ul className="archive-checks">
        {item.checks.map(({ property, title, holds, note }) => (
          <li key={title}>
            <b>{propertyNames[property]}</b>
            <span>{title}</span>
            <StatusDot tone={holds ? 'good' : 'bad'}>{holds ? '符合' : '不符合'}</StatusDot>
            <span className="muted">{note}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
