import { accepted } from '#features/approvals/attachments/rules.ts'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { Panel } from '#web/kit/panel.tsx'
import type { Meeting } from './meeting.tsx'

/** 附件 and photos, pictures shown small; none is asked for. */
export function MeetingFiles({ meeting, may }: { meeting: Meeting; may: boolean }) {
  const { id, files, status } = meeting
  const add = useAct(call.meetings.files.add, { done: '已上传' })
  const remove = useAct(call.meetings.files.remove, { done: '已删去' })
  if (files.length === 0 && !may) return null
  const addressOf = (fileId: number) => fileAddress(`/meetings/${id}/files/${fileId}`, {})
  return (
    <Panel title="附件和照片">
      <ul className="meeting-files">
        {files.map((file) => (
          <li key={file.id}>
            <a href={addressOf(file.id)} target="_blank" rel="noreferrer">
              {file.type.startsWith('image/') && <img src={addressOf(file.id)} alt="" loading="lazy" />}
              <span>{file.name}</span>
            </a>
            {may && status !== 'confirmed' && (
              <button type="button" className="link" onClick={() => void remove.run({ id, fileId: file.id })}>
                删去
              </button>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <FilePick
          accept={accepted}
          several
          words="上传附件或照片"
          hint="可以不传；每个不超过 20 MB。"
          busy={add.busy}
          onPick={(picked) => void add.run({ id, files: picked })}
        />
      )}
    </Panel>
  )
}
