import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'

export const decidedFields = (grounds: string): Field[] => [
  { kind: 'day', name: 'decidedOn', label: '会议研究日期', required: true, until: today() },
  { kind: 'words', name: 'grounds', label: grounds, required: true, maximum: 500 },
]

/** 撤销 or 更名 is asked for: of which branch, why, and where its members go or what it will be called. */
export function ChangeDialog({
  kind,
  subjectId,
  onClose,
}: {
  kind: 'closure' | 'renaming'
  /** Chosen already. */
  subjectId?: number | undefined
  onClose: () => void
}) {
  const go = useGo()
  const { nodes } = useOrganizations()
  const opened = { done: '已提出', after: ({ id }: { id: number }) => go(`/establishments/${id}`) }
  const close = useAct(call.elections.establishments.close, opened)
  const rename = useAct(call.elections.establishments.rename, opened)
  const subject: Field = {
    kind: 'organization',
    name: 'subjectId',
    label: kind === 'closure' ? '拟撤销的党支部' : '拟更名的党组织',
    required: true,
    nodes,
    wide: true,
  }
  const more: Field[] =
    kind === 'closure'
      ? [
          {
            kind: 'organization',
            name: 'receivingId',
            label: '党员组织关系转入',
            nodes,
            wide: true,
            hint: '没有党员的可以不填。',
          },
        ]
      : [
          { kind: 'text', name: 'name', label: '拟更名称', required: true, maximum: 100, wide: true },
          { kind: 'text', name: 'shortName', label: '简称', maximum: 60 },
        ]
  return (
    <FormDialog
      title={kind === 'closure' ? '撤销党支部' : '更名'}
      fields={[subject, ...more, ...decidedFields(kind === 'closure' ? '撤销原因' : '更名原因')]}
      start={{ subjectId, decidedOn: today() }}
      submitWord="提出"
      onClose={onClose}
      onSubmit={(values) => {
        const why = { grounds: String(values.grounds), decidedOn: String(values.decidedOn) }
        const chosen = Number(values.subjectId)
        if (kind === 'closure')
          return close.send({
            subjectId: chosen,
            receivingId: values.receivingId ? Number(values.receivingId) : null,
            ...why,
          })
        const shortName = values.shortName ? String(values.shortName) : null
        return rename.send({ subjectId: chosen, name: String(values.name), shortName, ...why })
      }}
    />
  )
}
