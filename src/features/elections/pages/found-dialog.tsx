import { useState } from 'react'
import { kindNames } from '#features/organizations/rules.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { type FoundedKind, foundedKinds } from '../establishments/rules.ts'
import { hasCommittee } from '../rules.ts'
import { decidedFields } from './change-dialog.tsx'
import { Conditions, type Member, MemberPicks } from './member-picks.tsx'
import { Sheet } from './sheet.tsx'

type Nodes = ReturnType<typeof useOrganizations>['nodes']

const fieldsFor = (kind: FoundedKind, nodes: Nodes): Field[] => [
  {
    kind: 'organization',
    name: 'organizationId',
    label: '隶属（提出单位）',
    required: true,
    nodes,
    wide: true,
  },
  {
    kind: 'choice',
    name: 'branchKind',
    label: '类别',
    required: true,
    options: foundedKinds.map((value) => ({ value, label: kindNames[value] })),
    hint: '党委、党总支批准后在“党组织”中设立。',
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
  ...(kind === 'jointBranch'
    ? ([
        { kind: 'number', name: 'units', label: '覆盖单位', least: 2, most: 50, unit: '个', required: true },
      ] as const)
    : []),
  {
    kind: 'number',
    name: 'projectMonths',
    label: '项目期限',
    least: 1,
    most: 240,
    unit: '个月',
    hint: '依托工程、项目设置的填写。',
  },
  ...decidedFields('成立理由'),
]

/** What the branch will elect: a committee from seven full members on. 支部工作条例第二十条 (V). */
const electedFields = (picked: Member[]): Field[] => [
  ...(hasCommittee(picked.filter(({ full }) => full).length)
    ? ([
        {
          kind: 'number',
          name: 'seats',
          label: '支委会委员',
          least: 3,
          most: 7,
          unit: '名',
          placeholder: '3',
          hint: '含书记、副书记，一般 3 至 5 名。',
        },
      ] as const)
    : []),
  { kind: 'number', name: 'deputies', label: '其中副书记', least: 0, most: 1, unit: '名' },
]

/** One of the full members who move into it; elected only when the branch stands. 党章第七条: who is on probation is not elected. */
const officeFields = (picked: Member[]): Field[] => {
  const options = picked
    .filter(({ full }) => full)
    .map(({ id, name }) => ({ value: String(id), label: name }))
  const choice = { kind: 'choice', placeholder: '从转入的正式党员中选择', options } as const
  return [
    { ...choice, name: 'secretaryId', label: '拟任书记', hint: '写进请示；成立后由党员大会选举产生。' },
    {
      ...choice,
      name: 'convenerId',
      label: '筹备负责人',
      hint: '选举产生前召集党员、签发请示；不填的为拟任书记。',
    },
    ...electedFields(picked),
  ]
}

const amongPicked = (picked: Member[], value: unknown) =>
  picked.some(({ id }) => String(id) === value) ? Number(value) : null
const numberOrNull = (value: unknown) => (value ? Number(value) : null)

/** 成立党支部: where, what kind, why, and who moves into it; the conditions are said while people are picked. */
export function FoundDialog({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const { nodes } = useOrganizations()
  const [kind, setKind] = useState<FoundedKind>('branch')
  const [picked, setPicked] = useState<Member[]>([])
  const establish = useAct(call.elections.establishments.establish, {
    done: '已提出',
    after: ({ id }) => go(`/establishments/${id}`),
  })
  const fields = fieldsFor(kind, nodes)
  const form = useForm(fields, { branchKind: 'branch', decidedOn: today() }, async (values) => {
    await establish.send({
      organizationId: Number(values.organizationId),
      branchKind: kind,
      name: String(values.name),
      shortName: values.shortName ? String(values.shortName) : null,
      code: String(values.code),
      units: kind === 'jointBranch' ? numberOrNull(values.units) : null,
      projectMonths: numberOrNull(values.projectMonths),
      personIds: picked.map(({ id }) => id),
      secretaryId: amongPicked(picked, values.secretaryId),
      convenerId: amongPicked(picked, values.convenerId),
      seats: hasCommittee(picked.filter(({ full }) => full).length) ? numberOrNull(values.seats) : null,
      deputies: kind === 'temporaryBranch' ? 0 : Number(values.deputies ?? 0),
      decidedOn: String(values.decidedOn),
      grounds: String(values.grounds),
    })
  })
  return (
    <Sheet
      title="成立党支部"
      submitWord="提出"
      busy={form.busy}
      error={form.error ?? (form.faults.personIds ? new Error(form.faults.personIds) : null)}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={(values) => {
          if (values.branchKind) setKind(values.branchKind as FoundedKind)
          form.change(values)
        }}
      />
      {kind !== 'temporaryBranch' && (
        <>
          <MemberPicks
            organizationId={numberOrNull(form.values.organizationId)}
            picked={picked}
            change={setPicked}
          />
          <FormFields
            fields={officeFields(picked)}
            values={form.values}
            faults={form.faults}
            change={form.change}
            draft={form.draft}
          />
        </>
      )}
      <Conditions
        kind={kind}
        picked={picked}
        units={numberOrNull(form.values.units)}
        projectMonths={numberOrNull(form.values.projectMonths)}
      />
    </Sheet>
  )
}
