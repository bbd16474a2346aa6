import { fileAddress } from '#web/call.ts'
import { Facts } from '#web/kit/facts.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import type { Affair } from './affair.tsx'

/** What the affair says, field by field, those that were marked lit; its files. */
export function AffairContent({ affair }: { affair: Affair }) {
  const marks = new Set(affair.sentBack?.marks)
  // The title stands above already.
  const given = affair.fields.filter(({ key }) => {
    const value = affair.subject[key] ?? null
    return value !== null && (value !== affair.title || marks.has(key))
  })
  return (
    <>
      <Panel title="事项内容">
        <Facts
          facts={given.map((field) => ({
            label: field.label,
            wide: field.kind === 'text',
            value: (
              <span className={marks.has(field.key) ? 'affair-marked' : 'affair-text'}>
                {saidOf(field, affair.subject[field.key])}
                {marks.has(field.key) && <small>需修改</small>}
              </span>
            ),
          }))}
        />
        {given.length === 0 && <p className="muted">内容见所属的业务页面。</p>}
        {affair.address && (
          <PageLink to={affair.address} className="link">
            打开“{affair.kindName}”
          </PageLink>
        )}
      </Panel>
      <AffairFiles affair={affair} />
    </>
  )
}

const saidOf = ({ options }: Affair['fields'][number], value: string | number | null | undefined) =>
  options?.find((option) => option.value === value)?.label ?? value

export function AffairFiles({ affair }: { affair: Affair }) {
  const files = affair.attachments.filter((file) => !file.waiting)
  if (files.length + affair.documents.length === 0) return null
  return (
    <Panel title="材料附件" extra={`${files.length + affair.documents.length} 件`}>
      <ul className="affair-files">
        {affair.documents.map(({ id, title, number }) => (
          <li key={`document-${id}`}>
            <Icon name="record" size={22} face="var(--gold-100)" />
            <span className="grow">
              {title} {number && <small className="muted">{number}</small>}
            </span>
            <PageLink to={`/documents/${id}`} className="link">
              查看
            </PageLink>
          </li>
        ))}
        {files.map((file) => (
          <li key={file.id}>
            <Icon name="record" size={22} face="var(--gold-100)" />
            <span className="grow">
              {file.name} <small className="muted">{fileSize(file.bytes)}</small>
            </span>
            <FileLink affair={affair} id={file.id}>
              下载
            </FileLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

export const FileLink = ({ affair, id, children }: { affair: Affair; id: number; children: string }) => (
  <a className="link" href={fileAddress(`/affairs/${affair.id}/attachments/${id}`)} download>
    {children}
  </a>
)
