import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import {
  kindNames,
  latestExtension,
  type OrganizationKind,
  organizationKinds,
  termEndsOn,
  usualTermYears,
} from '../rules.ts'
import { dayField, reasonField } from './act-fields.ts'
import { useTree } from './tree-nodes.ts'

export type Organization = Awaited<ReturnType<typeof call.organizations.get>>
export type ActName = 'rename' | 'move' | 'changeKind' | 'close' | 'setTerm' | 'extendTerm'

type Props = { organization: Organization; onClose: () => void }

/** What every change says: which organization, as it was seen, and why. */
const given = ({ id, lastChangeId }: Organization, { reason }: Values) => ({
  id,
  seen: lastChangeId,
  reason: String(reason),
})

function Rename({ organization, onClose }: Props) {
  const rename = useAct(call.organizations.rename, { done: ({ name }) => `已更名为：${name}` })
  const fields: Field[] = [
    {
      kind: 'text',
      name: 'name',
      label: '新的全称',
      required: true,
      maximum: 100,
      wide: true,
      hint: '与印章一致。',
    },
    { kind: 'text', name: 'shortName', label: '简称', maximum: 60 },
    dayField('effectiveOn', '自何日起', organization.establishedOn),
    reasonField('更名批复文号'),
  ]
  return (
    <FormDialog
      title="更名"
      notice="从所填日期起使用新名称；此前的日期仍显示原名称。"
      fields={fields}
      start={{ name: organization.name, shortName: organization.shortName ?? '', effectiveOn: today() }}
      submitWord="更名"
      onClose={onClose}
      onSubmit={(values) =>
        rename.send({
          ...given(organization, values),
          name: String(values.name),
          shortName: values.shortName ? String(values.shortName) : null,
          effectiveOn: String(values.effectiveOn),
        })
      }
    />
  )
}

function Move({ organization, onClose }: Props) {
  const nodes = useTree()
  const move = useAct(call.organizations.move, { done: '已调整隶属关系' })
  const fields: Field[] = [
    { kind: 'organization', name: 'parentId', label: '新的上级党组织', required: true, nodes, wide: true },
    dayField('effectiveOn', '自何日起', organization.establishedOn),
    reasonField('隶属关系调整通知文号'),
  ]
  return (
    <FormDialog
      title="调整隶属关系"
      notice="本组织连同所有下级党组织和人员，从所填日期起归新的上级；此前的日期不变。"
      fields={fields}
      start={{ effectiveOn: today() }}
      submitWord="调整"
      onClose={onClose}
      onSubmit={(values) =>
        move.send({
          ...given(organization, values),
          parentId: Number(values.parentId),
          effectiveOn: String(values.effectiveOn),
        })
      }
    />
  )
}

function ChangeKind({ organization, onClose }: Props) {
  const change = useAct(call.organizations.changeKind, { done: ({ kind }) => `已改为${kindNames[kind]}` })
  const others = organizationKinds.filter((kind) => kind !== organization.kind)
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'kind',
      label: '改为',
      required: true,
      options: others.map((value) => ({ value, label: kindNames[value] })),
    },
    dayField('effectiveOn', '自何日起', organization.establishedOn),
    reasonField('改建批复文号'),
  ]
  return (
    <FormDialog
      title={`改变类别（现为${kindNames[organization.kind]}）`}
      notice="党员编在党支部里：党支部改为党总支或党委前，请先设立下级党支部并把党员转过去。"
      fields={fields}
      start={{ effectiveOn: today() }}
      submitWord="改变"
      onClose={onClose}
      onSubmit={(values) =>
        change.send({
          ...given(organization, values),
          kind: values.kind as OrganizationKind,
          effectiveOn: String(values.effectiveOn),
        })
      }
    />
  )
}

function Close({ organization, onClose }: Props) {
  const close = useAct(call.organizations.close, { done: ({ name }) => `已撤销：${name}` })
  return (
    <FormDialog
      title={`撤销“${organization.shortName ?? organization.name}”`}
      danger
      notice="撤销后记录仍然保留，可查到撤销以前任何一天的情况。还有党员或下级党组织的，不能撤销。"
      fields={[dayField('closedOn', '撤销日期', organization.establishedOn), reasonField('撤销批复文号')]}
      start={{ closedOn: today() }}
      submitWord="撤销"
      onClose={onClose}
      onSubmit={(values) => close.send({ ...given(organization, values), closedOn: String(values.closedOn) })}
    />
  )
}

function SetTerm({ organization, onClose }: Props) {
  const set = useAct(call.organizations.terms.set, { done: ({ term }) => `已登记，${term?.endsOn} 届满` })
  const fields: Field[] = [
    dayField('fromOn', '本届起始日期', organization.term?.fromOn ?? organization.establishedOn),
    {
      kind: 'choice',
      name: 'years',
      label: '任期',
      required: true,
      options: [
        { value: '3', label: '三年' },
        { value: '5', label: '五年' },
      ],
      hint: '党委一般五年，党总支、党支部一般三年。',
    },
    reasonField('换届选举结果批复文号'),
  ]
  const years = organization.termYears ?? usualTermYears(organization.kind)
  return (
    <FormDialog
      title="登记新一届"
      notice={
        organization.term?.endedOn === null &&
        '上一届自新一届起始之日结束，因上一届职务而有的管理权限随之结束。'
      }
      fields={fields}
      start={{ fromOn: today(), years: String(years) }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={(values) =>
        set.send({
          ...given(organization, values),
          fromOn: String(values.fromOn),
          years: Number(values.years) as 3 | 5,
        })
      }
    />
  )
}

function ExtendTerm({ organization, onClose }: Props) {
  const extend = useAct(call.organizations.terms.extend, {
    done: ({ term }) => `已登记，延至 ${term?.endsOn}`,
  })
  const { term } = organization
  const latest = term && latestExtension(termEndsOn(term.fromOn, term.years))
  const endsOn: Field = {
    kind: 'day',
    name: 'endsOn',
    label: '延至',
    required: true,
    from: term?.endsOn,
    until: latest ?? undefined,
    hint: `延期一般不超过一年，最晚到 ${latest}。`,
    wide: true,
  }
  return (
    <FormDialog
      title="登记延期换届"
      notice="《中国共产党基层组织选举工作条例》第三条：延期或者提前换届应当报上级党组织批准，期限一般不超过一年。"
      fields={[endsOn, reasonField('上级党组织批复文号')]}
      submitWord="登记"
      onClose={onClose}
      onSubmit={(values) => extend.send({ ...given(organization, values), endsOn: String(values.endsOn) })}
    />
  )
}

/** The dialogs of the acts, by name. */
export const actDialogs: Record<ActName, (props: Props) => React.ReactNode> = {
  rename: Rename,
  move: Move,
  changeKind: ChangeKind,
  close: Close,
  setTerm: SetTerm,
  extendTerm: ExtendTerm,
}
