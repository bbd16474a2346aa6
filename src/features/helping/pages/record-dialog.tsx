import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HelpedAct } from '#basics/contract.ts'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { PersonPick, type PickedPerson } from '#features/transfers/pages/person-pick.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { actOptions, latestEnd, wayNames } from '../rules.ts'

/** What both the branch and the member say of a consent: to whom, for what, how long. */
export const consentFields = (
  candidates: { personId: number; name: string; officer: boolean }[],
): Field[] => [
  {
    kind: 'choice',
    name: 'helperId',
    label: '代办人',
    required: true,
    wide: true,
    options: candidates.map(({ personId, name, officer }) => ({
      value: String(personId),
      label: officer ? `${name}（支委）` : name,
    })),
  },
  { kind: 'choices', name: 'helpedActs', label: '代办事项', required: true, wide: true, options: actOptions },
  { kind: 'day', name: 'fromOn', label: '开始日期', required: true },
  { kind: 'day', name: 'untilOn', label: '截止日期', required: true, hint: '最长一年' },
]
export const consentStart = () => ({ fromOn: today(), untilOn: latestEnd(today()) })

/** 登记委托: who, to whom, for what, how long, and how it was said; the paper may be photographed here. */
export function RecordDialog({ onClose }: { onClose: () => void }) {
  const [person, setPerson] = useState<PickedPerson | null>(null)
  const [files, setFiles] = useState<File[]>([])
  const go = useGo()
  const { data: candidates = [] } = useQuery({
    ...ask.helping.candidates.queryOptions({ input: { id: person?.id ?? 0 } }),
    enabled: person !== null,
  })
  const record = useAct(call.helping.record, { done: '已登记，并告知本人' })
  const way: Field = {
    kind: 'choice',
    name: 'given',
    label: '委托方式',
    required: true,
    wide: true,
    options: (['paper', 'witness'] as const).map((value) => ({ value, label: wayNames[value] })),
  }
  const options = candidates.map(({ personId, name }) => ({ value: String(personId), label: name }))
  const witness: Field = {
    kind: 'choice',
    name: 'witnessId',
    label: '见证人',
    required: true,
    wide: true,
    options,
  }
  const [given, setGiven] = useState('paper')
  const fields = [...consentFields(candidates), way, ...(given === 'witness' ? [witness] : [])]
  const form = useForm(fields, { ...consentStart(), given: 'paper' }, async (values) => {
    const made = await record.send({
      personId: person?.id ?? 0,
      helperId: Number(values.helperId),
      helpedActs: values.helpedActs as HelpedAct[],
      fromOn: String(values.fromOn),
      untilOn: String(values.untilOn),
      given: values.given === 'witness' ? 'witness' : 'paper',
      ...(values.given === 'witness' && { witnessId: Number(values.witnessId) }),
      ...(files.length > 0 && { files }),
    })
    onClose()
    go(`/helping/${made.id}`)
  })
  return (
    <Sheet
      title="登记代办委托"
      submitWord="登记"
      width={640}
      busy={form.busy}
      blocked={person === null}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <PersonPick person={person} pick={setPerson} />
      {person && (
        <FormFields
          fields={fields}
          values={form.values}
          faults={form.faults}
          change={(next) => {
            if (next.given !== undefined) setGiven(String(next.given))
            form.change(next)
          }}
        />
      )}
      {person && given === 'paper' && (
        <FilePick
          accept=".pdf,.jpg,.jpeg,.png"
          several
          words={files.length > 0 ? `已选 ${files.length} 张，点此重选` : '拍照或选择签字的委托书'}
          hint="还没有签字的，先登记，再打印委托书请本人签字，收回前不能代办。"
          onPick={setFiles}
        />
      )}
    </Sheet>
  )
}
