import { useQuery } from '@tanstack/react-query'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, TreeNode } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import type { WorkItemKind } from '../items/rules.ts'
import { taskFields } from './item-dialogs.tsx'
import './ledger.css'

type Node = TreeNode & { kind?: string }
const isBranch = ({ kind, closed }: Node) =>
  !closed && (kind === 'branch' || kind === 'jointBranch' || kind === 'temporaryBranch')

/** The branches at or below an organization of the tree. */
function branchesBelow(nodes: Node[], id: number): number[] {
  const below = (at: number): Node[] => nodes.filter(({ parentId }) => parentId === at)
  const self = nodes.filter((node) => node.id === id && isBranch(node))
  return [...self.map((node) => node.id), ...below(id).flatMap((node) => branchesBelow(nodes, node.id))]
}

/** 布置任务: to one branch, to all below an organization, or to those chosen in a list. */
export function GiveDialog({ chosen, onClose }: { chosen?: number[]; onClose: () => void }) {
  const { nodes } = useOrganizations()
  const give = useAct(call.ledger.items.giving.give, { done: ({ ids }) => `已布置给 ${ids.length} 个党支部` })
  const fields: Field[] = [
    ...(chosen
      ? []
      : ([
          {
            kind: 'organization',
            name: 'organizationId',
            label: '布置给',
            required: true,
            nodes,
            wide: true,
            hint: '选党支部就布置给这个支部；选上级党组织就布置给它所辖的全部党支部',
          },
        ] as Field[])),
    ...taskFields(),
  ]
  const form = useForm(fields, { kind: 'task' }, async (values) => {
    await give.send({
      fromId,
      organizationIds,
      kind: values.kind as WorkItemKind,
      title: String(values.title),
      detail: String(values.detail ?? ''),
      dueOn: String(values.dueOn),
    })
    onClose()
  })
  const picked = Number(form.values.organizationId) || null
  const organizationIds = chosen ?? (picked && nodes ? branchesBelow(nodes, picked) : [])
  const fromId = nodes?.find(({ parentId }) => !nodes.some(({ id }) => id === parentId))?.id ?? 0
  return (
    <Sheet
      title="布置任务"
      submitWord={organizationIds.length > 0 ? `布置给 ${organizationIds.length} 个党支部` : '布置'}
      width={640}
      busy={form.busy}
      blocked={organizationIds.length === 0}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      {organizationIds.length > 0 && <Known organizationIds={organizationIds} />}
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
    </Sheet>
  )
}

/** 先看已有数据: what need not be asked of the branches. */
function Known({ organizationIds }: { organizationIds: number[] }) {
  const { data } = useQuery(ask.ledger.items.giving.known.queryOptions({ input: { organizationIds } }))
  if (!data) return null
  return (
    <Notice>
      以下内容平台已有，不必再要支部报：
      <ul className="ledger-known">
        {data.facts.map(({ title, says, to }) => (
          <li key={title}>
            <PageLink className="link" to={to}>
              {title}
            </PageLink>
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
