import { useState } from 'react'
import { addDays } from '#basics/days.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { type ElectionKind, electionKindNames, electionKinds } from '../rules.ts'
import { Sheet } from './sheet.tsx'

const seats = (kind: ElectionKind): Field[] => {
  if (kind === 'extension') return []
  const filling = kind === 'byElection'
  return [
    {
      kind: 'number',
      name: 'seats',
      label: filling ? '增补委员' : '委员名额',
      least: 0,
      most: 7,
      unit: '名',
      hint: filling ? undefined : '含书记、副书记；正式党员不足 7 名、不设支委会的填 0。',
    },
    ...(filling
      ? ([{ kind: 'number', name: 'secretaries', label: '增补书记', least: 0, most: 1, unit: '名' }] as const)
      : []),
    {
      kind: 'number',
      name: 'deputies',
      label: filling ? '增补副书记' : '其中副书记',
      least: 0,
      most: 1,
      unit: '名',
    },
  ]
}

const fieldsFor = (kind: ElectionKind, place: Field[]): Field[] => [
  ...place,
  {
    kind: 'choice',
    name: 'kind',
    label: '事项',
    required: true,
    options: electionKinds.map((value) => ({ value, label: electionKindNames[value] })),
  },
  {
    kind: 'day',
    name: 'plannedOn',
    label: kind === 'extension' ? '延期至' : '拟召开党员大会日期',
    required: true,
    hint: kind === 'extension' ? '一般不超过届满后一年。' : undefined,
  },
  ...seats(kind),
  ...(kind === 'election'
    ? []
    : ([{ kind: 'words', name: 'reason', label: '原因', required: true, maximum: 500 }] as const)),
]

const whole = (value: Values[string]) => Number(value ?? 0)

/** What the founding of a branch says of its first election. */
type Founding = { subjectId: number | null; electBy: string | null; seats: number; deputies: number }

/** The day to begin with: as late as it may be, and where that is past a fortnight from now. */
const plannedFor = (by: string | null) => (by && by >= today() ? by : addDays(today(), 14))

const knownFrom = ({ electBy, seats, deputies }: Founding): Values => ({
  plannedOn: plannedFor(electBy),
  seats,
  deputies,
})

/** 发起: what for, when, and how many seats; the election's page opens when it is begun. */
export function StartDialog({
  organizationId: given,
  first = {},
  founding,
  onClose,
}: {
  organizationId?: number
  first?: Values
  /** The founding it goes on from: all that it knows is filled in. */
  founding?: Founding
  onClose: () => void
}) {
  const organizationId = founding?.subjectId ?? given
  const go = useGo()
  const { nodes } = useOrganizations()
  const [kind, setKind] = useState((first.kind as ElectionKind | undefined) ?? 'election')
  const start = useAct(call.elections.start, {
    done: '已发起',
    after: ({ id }) => go(`/elections/${id}`),
  })
  const place: Field[] = organizationId
    ? []
    : [{ kind: 'organization', name: 'organizationId', label: '党支部', required: true, nodes, wide: true }]
  const fields = fieldsFor(kind, place).filter(({ name }) => !founding || name !== 'kind')
  const form = useForm(
    fields,
    { kind: 'election', deputies: 0, ...first, ...(founding && knownFrom(founding)) },
    async (values) => {
      await start.send({
        organizationId: organizationId ?? whole(values.organizationId),
        kind,
        plannedOn: String(values.plannedOn),
        seats: kind === 'extension' ? 0 : whole(values.seats),
        secretaries: kind === 'byElection' ? whole(values.secretaries) : kind === 'extension' ? 0 : 1,
        deputies: kind === 'extension' ? 0 : whole(values.deputies),
        reason: kind === 'election' ? undefined : String(values.reason),
      })
    },
  )
  return (
    <Sheet
      title={founding ? '发起首次选举' : '发起换届选举'}
      submitWord="发起"
      width={560}
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      {founding && (
        <p className="muted">
          名额按成立请示填好，可以按现有正式党员调整；应到会按名册自动核定。首次选举不用再报召开大会的请示。
        </p>
      )}
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={(values) => {
          if (values.kind) setKind(values.kind as ElectionKind)
          form.change(values)
        }}
      />
    </Sheet>
  )
}
