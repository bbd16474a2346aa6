import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { kindNames, type OrganizationKind, organizationKinds } from '../rules.ts'
import { reasonField } from './act-fields.ts'
import { useTree } from './tree-nodes.ts'

/** 设立党组织 below another; the new one's page opens when it is done. */
export function EstablishDialog({ parentId, onClose }: { parentId?: number; onClose: () => void }) {
  const go = useGo()
  const nodes = useTree()
  const establish = useAct(call.organizations.establish, {
    done: ({ name }) => `已设立：${name}`,
    after: ({ id }) => go(`/organizations/${id}`),
  })
  const fields: Field[] = [
    { kind: 'organization', name: 'parentId', label: '上级党组织', required: true, nodes, wide: true },
    {
      kind: 'choice',
      name: 'kind',
      label: '类别',
      required: true,
      options: organizationKinds.map((value) => ({ value, label: kindNames[value] })),
    },
    { kind: 'text', name: 'code', label: '组织编码', required: true, maximum: 40 },
    {
      kind: 'text',
      name: 'name',
      label: '全称',
      required: true,
      maximum: 100,
      wide: true,
      hint: '与印章一致。',
    },
    { kind: 'text', name: 'shortName', label: '简称', maximum: 60 },
    { kind: 'day', name: 'establishedOn', label: '成立日期', required: true, until: today() },
    reasonField('批复文号、会议决定'),
  ]
  return (
    <FormDialog
      title="设立党组织"
      fields={fields}
      start={{ parentId, establishedOn: today() }}
      submitWord="设立"
      onClose={onClose}
      onSubmit={(values) =>
        establish.send({
          parentId: Number(values.parentId),
          kind: values.kind as OrganizationKind,
          code: String(values.code),
          name: String(values.name),
          shortName: values.shortName ? String(values.shortName) : null,
          establishedOn: String(values.establishedOn),
          reason: String(values.reason),
        })
      }
    />
  )
}
