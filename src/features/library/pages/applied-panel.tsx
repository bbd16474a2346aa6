import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { addressOf } from '#web/kit/address.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { pageAt } from '#web/page-list.ts'
import { useMay, useOutside } from '#web/session.ts'
import { applicationKinds } from '../regulations/applications/rules.ts'
import { OpenCases } from './open-cases.tsx'

type Line = {
  key: string
  kind: string
  title: string
  anchors: string[]
  to: string | null
  open?: { count: number; to: string }
}

/** Where a regulation is applied: alert rules, rules of the program, papers; after a revision, what is to be looked at. */
export function AppliedPanel({ code, revised }: { code: string; revised: boolean }) {
  const may = useMay()
  const mayEdit = may('alerts.rules')
  /** Nobody is sent where he may not go. */
  const opens = (to: string | null) => (to && may(pageAt(to)?.permission) ? to : null)
  const applied = useQuery(ask.library.applications.queryOptions({ input: { code } }))
  const alerts = useQuery({
    ...ask.alerts.rules.citing.queryOptions({ input: { code } }),
    enabled: !useOutside(),
  })
  const lines: Line[] = [
    ...(alerts.data ?? []).map(({ key, measure, name, enabled, anchors, open }) => ({
      key,
      kind: enabled ? '提醒规则' : '提醒规则（停用）',
      title: name,
      anchors,
      to: mayEdit ? `/alert-rules/${key}` : null,
      ...(open ? { open: { count: open, to: addressOf('/alerts', { measures: [measure] }) } } : {}),
    })),
    ...(applied.data ?? []).map((one) => ({
      ...one,
      key: one.title,
      kind: applicationKinds[one.kind],
      to: opens(one.to),
    })),
  ]
  return (
    <>
      {lines.length > 0 && (
        <Panel title="在平台上的适用">
          {revised && mayEdit && (
            <Notice kind="info">
              这项规定修订过。请核对下列规则、文书、未关闭的提醒和正在办理的事项是否要随新文本调整。
            </Notice>
          )}
          <ul className="library-applied">
            {lines.map((line) => (
              <AppliedLine key={line.kind + line.key} line={line} />
            ))}
          </ul>
        </Panel>
      )}
      {may('library.edit') && <OpenCases code={code} />}
    </>
  )
}

function AppliedLine({ line: { kind, title, anchors, to, open } }: { line: Line }) {
  return (
    <li>
      <small>{kind}</small>
      <span>
        {to ? (
          <PageLink className="link" to={to}>
            {title}
          </PageLink>
        ) : (
          title
        )}
      </span>
      <span className="muted">
        {anchors.map((anchor) => (
          <a key={anchor} href={`#${anchor}`}>
            {anchor}
          </a>
        ))}
        {open && (
          <PageLink className="link" to={open.to}>
            未关闭的提醒 {open.count} 条
          </PageLink>
        )}
      </span>
    </li>
  )
}
