import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { PersonPick, type PickedPerson } from '#features/transfers/pages/person-pick.tsx'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, TreeNode, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { type CommendationKind, kindFacts, kinds, type Level } from '../rules.ts'

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

/** Somebody of the register, or an organization, for a commendation of the year. */
export function ProposeDialog({ nodes, onClose }: { nodes: TreeNode[] | undefined; onClose: () => void }) {
  const [values, setValues] = useState<Values>({
    kind: 'excellentMember',
    level: '所级',
    year: Number(today().slice(0, 4)),
    organizationId: nodes?.length === 1 ? nodes[0]?.id : undefined,
  })
  const [person, setPerson] = useState<PickedPerson | null>(null)
  const [error, setError] = useState<unknown>(null)
  const propose = useAct(call.commendations.propose, { done: '已推荐，等待党委审核' })
  const facts = kindFacts[values.kind as CommendationKind]
  const forPerson = facts.of === 'person'
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'kind',
      label: '表彰',
      required: true,
      options: kinds.map((value) => ({ value, label: kindFacts[value].title })),
      hint: facts.conditions,
    },
    { kind: 'choice', name: 'level', label: '级别', required: true, options: options(facts.levels) },
    { kind: 'number', name: 'year', label: '年度', required: true },
    ...(forPerson
      ? []
      : [{ kind: 'organization', name: 'organizationId', label: '党组织', required: true, nodes } as const]),
    { kind: 'words', name: 'deeds', label: '主要事迹', required: true, maximum: 2000 },
  ]
  const change = (more: Values) =>
    setValues((old) => {
      const next = { ...old, ...more }
      const { levels } = kindFacts[next.kind as CommendationKind]
      return levels.includes(next.level as Level) ? next : { ...next, level: levels[0] }
    })
  const send = async () => {
    try {
      await propose.send({
        kind: values.kind as CommendationKind,
        level: values.level as Level,
        year: Number(values.year),
        deeds: String(values.deeds ?? ''),
        personIds: forPerson && person ? [person.id] : [],
        organizationId: forPerson ? undefined : Number(values.organizationId),
      })
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Sheet
      title="推荐表彰"
      submitWord="推荐"
      busy={propose.busy}
      blocked={!values.deeds || (forPerson ? person === null : !values.organizationId)}
      error={error}
      width={600}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {forPerson && <PersonPick person={person} pick={setPerson} />}
      <FormFields fields={fields} values={values} change={change} />
    </Sheet>
  )
}
