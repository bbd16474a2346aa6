import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, TreeNode, Values } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields } from '#web/kit/form.tsx'
import { type Source, sourceNames } from '../rectifications/rules.ts'

const sourceOptions = Object.entries(sourceNames).map(([value, label]) => ({ value, label }))

/** The members of a branch as choices. */
function useMembers(organizationId: number | undefined) {
  const { data } = useQuery({
    ...ask.people.list.queryOptions({ input: { circle: 'members', organizationId, size: 200 } }),
    enabled: organizationId !== undefined,
  })
  return (data?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }))
}

export function AddDialog({ nodes, onClose }: { nodes: TreeNode[] | undefined; onClose: () => void }) {
  const only = nodes?.length === 1 ? nodes[0]?.id : undefined
  const [values, setValues] = useState<Values>({ source: 'reviewMeeting', organizationId: only })
  const [error, setError] = useState<unknown>(null)
  const add = useAct(call.appraisals.rectifications.add, { done: '已列入整改清单' })
  const members = useMembers(values.organizationId as number | undefined)
  const fields: Field[] = [
    { kind: 'organization', name: 'organizationId', label: '党支部', required: true, nodes },
    { kind: 'choice', name: 'source', label: '来源', required: true, options: sourceOptions },
    { kind: 'words', name: 'problem', label: '问题', required: true, maximum: 1000 },
    { kind: 'words', name: 'measure', label: '整改措施', required: true, maximum: 1000 },
    { kind: 'choice', name: 'responsibleId', label: '责任人', required: true, options: members },
    { kind: 'day', name: 'dueOn', label: '完成期限', required: true },
    {
      kind: 'choice',
      name: 'personId',
      label: '个人问题所属党员',
      hint: '支部的问题不填',
      options: members,
    },
  ]
  const send = async () => {
    try {
      await add.send({
        organizationId: Number(values.organizationId),
        source: values.source as Source,
        problem: String(values.problem ?? ''),
        measure: String(values.measure ?? ''),
        responsibleId: Number(values.responsibleId),
        dueOn: String(values.dueOn ?? ''),
        personId: values.personId ? Number(values.personId) : undefined,
      })
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  const lacking = fields.some((field) => field.required && !values[field.name])
  return (
    <Sheet
      title="列入整改清单"
      submitWord="列入清单"
      busy={add.busy}
      blocked={lacking}
      error={error}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <FormFields
        fields={fields}
        values={values}
        change={(more) => setValues((old) => ({ ...old, ...more }))}
      />
    </Sheet>
  )
}

export function SolveDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const [values, setValues] = useState<Values>({})
  const [files, setFiles] = useState<File[]>([])
  const [error, setError] = useState<unknown>(null)
  const solve = useAct(call.appraisals.rectifications.solve, { done: '已登记，等待确认' })
  const send = async () => {
    try {
      const text = String(values.text ?? '')
      await solve.send({ id, text, files: files.length ? files : undefined })
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Sheet
      title="登记整改完成"
      submitWord="登记"
      busy={solve.busy}
      blocked={!values.text}
      error={error}
      width={560}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <FormFields
        fields={[{ kind: 'words', name: 'text', label: '整改情况', required: true, maximum: 1000 }]}
        values={values}
        change={(more) => setValues((old) => ({ ...old, ...more }))}
      />
      <FilePick
        accept=".pdf,.doc,.docx,.xls,.xlsx,.jpg,.jpeg,.png,.zip,.txt"
        words={files.length ? files.map(({ name }) => name).join('、') : '选择佐证材料，可不选'}
        hint="照片、记录、制度文件等，每个不超过 20 MB"
        onPick={(picked) => setFiles([...files, ...picked])}
      />
    </Sheet>
  )
}
