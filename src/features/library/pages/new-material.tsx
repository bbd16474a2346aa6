import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { kindNames, type MaterialKind } from '../rules.ts'
import { savedOf } from './material-fields.ts'

const kinds = ['article', 'link'] as const

/**
 * The beginning of a material: its title, its kind and where it stands; the rest is written on its own page. `from`: a
 * file that was brought before.
 */
export function NewMaterial({
  from,
  onClose,
}: {
  from?: { uploadId: number; kind: MaterialKind; title: string }
  onClose: () => void
}) {
  const offered: readonly MaterialKind[] = from ? [from.kind] : kinds
  const columns = useQuery(ask.library.columns.queryOptions()).data ?? []
  const nodes = useQuery(ask.organizations.tree.queryOptions({ input: {} })).data
  const create = useAct(call.library.desk.create, { done: '已登记，写好后提交审核' })
  const go = useGo()
  return (
    <FormDialog
      title="登记资料"
      submitWord="登记"
      start={{ kind: offered[0], sensitivity: 'public', title: from?.title }}
      fields={[
        { kind: 'text', name: 'title', label: '标题', required: true, maximum: 200, wide: true },
        {
          kind: 'choice',
          name: 'kind',
          label: '类型',
          required: true,
          options: offered.map((value) => ({ value, label: kindNames[value] })),
        },
        {
          kind: 'choice',
          name: 'columnId',
          label: '栏目',
          required: true,
          options: columns.map(({ id, name }) => ({ value: String(id), label: name })),
        },
        {
          kind: 'organization',
          name: 'audienceId',
          label: '阅读范围',
          nodes,
          hint: '党委选本单位的党组织；不选为全院，由院政工部门发布',
        },
      ]}
      onSubmit={async (values) => {
        const kind = values.kind as MaterialKind
        const made = await create.send({ kind, ...savedOf(values, null), uploadId: from?.uploadId ?? null })
        go(`/library/desk/${made.id}`)
      }}
      onClose={onClose}
    />
  )
}
