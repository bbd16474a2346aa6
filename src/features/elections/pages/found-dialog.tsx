import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { kindNames } from '#features/organizations/rules.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import {
  type FoundedKind,
  foundedKinds,
  foundingWarnings,
  warningNames,
  whyNotFound,
} from '../establishments/rules.ts'
import { decidedFields } from './change-dialog.tsx'
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
        <MemberPicks
          organizationId={numberOrNull(form.values.organizationId)}
          picked={picked}
          change={setPicked}
        />
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

type Member = { id: number; name: string; full: boolean }

/** Members below the organization that asks, found by name. */
function MemberPicks({
  organizationId,
  picked,
  change,
}: {
  organizationId: number | null
  picked: Member[]
  change: (members: Member[]) => void
}) {
  const [text, setText] = useState('')
  const { data } = useQuery({
    ...ask.people.list.queryOptions({
      input: {
        circle: 'members',
        organizationId: organizationId ?? undefined,
        text: text || undefined,
        size: 30,
      },
    }),
    enabled: organizationId !== null,
  })
  if (organizationId === null) return <p className="muted">选择隶属的党组织后，选择转入的党员。</p>
  const found = (data?.rows ?? []).filter((row) => !picked.some(({ id }) => id === row.id))
  return (
    <fieldset className="election-picking">
      <legend>转入的党员</legend>
      <input
        type="search"
        aria-label="查找党员"
        placeholder="姓名或拼音首字母"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="election-picks">
        {picked.map((member) => (
          <label key={member.id}>
            <input type="checkbox" checked onChange={() => change(picked.filter((one) => one !== member))} />
            {member.name}
            {!member.full && <small className="muted">预备</small>}
          </label>
        ))}
        {found.map((row) => {
          const full = row.politicalStatus === 'fullMember'
          return (
            <label key={row.id}>
              <input
                type="checkbox"
                checked={false}
                onChange={() => change([...picked, { id: row.id, name: row.name, full }])}
              />
              {row.name}
              {!full && <small className="muted">预备</small>}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

const faults: Record<string, string> = {
  'founding-too-few': '成立党支部须有正式党员 3 名以上，预备党员不计在内。',
  'founding-joint-units': '联合党支部由两个以上单位的党员组成，请填写覆盖的单位数。',
}

function Conditions({
  kind,
  picked,
  units,
  projectMonths,
}: {
  kind: FoundedKind
  picked: Member[]
  units: number | null
  projectMonths: number | null
}) {
  const fullMembers = picked.filter(({ full }) => full).length
  const people =
    kind === 'temporaryBranch'
      ? { fullMembers: 0, probationary: 0 }
      : { fullMembers, probationary: picked.length - fullMembers }
  const facts = { kind, units, projectMonths, ...people }
  const why = whyNotFound(facts)
  return (
    <div role="status">
      {kind === 'temporaryBranch' ? (
        <p className="muted">临时党支部不转接组织关系，不进行选举，班子由批准的党组织指定。</p>
      ) : (
        <p className={why ? 'election-late' : 'muted'}>
          已选正式党员 {people.fullMembers} 名、预备党员 {people.probationary} 名。{why && faults[why]}
        </p>
      )}
      {foundingWarnings(facts).map((code) => (
        <p key={code} className="muted">
          {warningNames[code]}
        </p>
      ))}
    </div>
  )
}
