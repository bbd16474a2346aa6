import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { meetingKindNames } from '../rules.ts'

/** 从会议记录添加附件: the confirmed records of the very organization, the latest first. */
export function AnnexDialog({
  documentId,
  organizationId,
  onClose,
}: {
  documentId: number
  organizationId: number
  onClose: () => void
}) {
  const { data } = useQuery(
    ask.meetings.list.queryOptions({ input: { organizationId, statuses: ['confirmed'], size: 100 } }),
  )
  const add = useAct(call.meetings.annexes.add, { done: ({ name }) => `已添加附件：${name}` })
  const records = (data?.rows ?? []).filter((row) => row.organizationId === organizationId)
  if (!data) return null
  return (
    <FormDialog
      title="从会议记录添加附件"
      notice={
        records.length
          ? '会议记录生成 PDF，列入附件说明，注明来源。之后对会议的补记不影响已经生成的附件。'
          : '本组织还没有已确认的会议记录。请先在“会议记录”里确认，或用“点按选择附件”上传文件。'
      }
      fields={[
        {
          kind: 'choice',
          name: 'meetingId',
          label: '会议',
          required: true,
          wide: true,
          options: records.map(({ id, on, kind, groupName, title, place }) => ({
            value: String(id),
            label: `${on} ${meetingKindNames[kind]}${groupName ? `（${groupName}）` : ''}　${title === meetingKindNames[kind] ? place : title || place}`,
          })),
        },
      ]}
      submitWord="添加"
      onClose={onClose}
      onSubmit={({ meetingId }) => add.send({ id: documentId, meetingId: Number(meetingId) })}
    />
  )
}
