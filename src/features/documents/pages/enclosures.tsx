import { useState } from 'react'
import { AnnexDialog } from '#features/meetings/pages/annex-dialog.tsx'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'
import { enclosable } from '../enclosures/rules.ts'
import type { Shown } from './document-state.tsx'

const accepted = enclosable.map((ending) => `.${ending}`).join(',')

/** 附件 as files: taken along while it is a draft, handed out afterwards. */
export function Enclosures({ document, editable }: { document: Shown; editable?: boolean }) {
  const { id, enclosures, organizationId } = document
  const [choosing, choose] = useState(false)
  const may = useMay()('meetings.read')
  const add = useAct(call.documents.enclosures.add, { done: '已添加附件' })
  const remove = useAct(call.documents.enclosures.remove, { done: '已删去附件' })
  if (!editable && enclosures.length === 0) return null
  return (
    <Panel
      title="附件"
      extra={
        editable &&
        may && (
          <button type="button" className="link" onClick={() => choose(true)}>
            从会议记录添加
          </button>
        )
      }
    >
      <ul className="template-list">
        {enclosures.map((one) => (
          <li key={one.id}>
            <a href={fileAddress(`/documents/${id}/enclosures/${one.id}`)} download>
              {one.name}
            </a>
            <small className="muted">{fileSize(one.bytes)}</small>
            {one.meetingId && may && (
              <PageLink to={`/meetings/${one.meetingId}`} className="link">
                来源：会议记录
              </PageLink>
            )}
            {editable && (
              <button
                type="button"
                className="link"
                aria-label={`删去${one.name}`}
                disabled={remove.busy}
                onClick={() => void remove.run({ id, enclosureId: one.id })}
              >
                删去
              </button>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <FilePick
          accept={accepted}
          several
          busy={add.busy}
          words="点按选择附件，或拖到这里"
          hint="每个不超过 20 MB；文件名写入附件说明"
          onPick={(files) => void add.run({ id, files })}
        />
      )}
      {choosing && (
        <AnnexDialog documentId={id} organizationId={organizationId} onClose={() => choose(false)} />
      )}
    </Panel>
  )
}
