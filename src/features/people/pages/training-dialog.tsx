import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, TreeNode, Values } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields } from '#web/kit/form.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'

const courseFields: Field[] = [
  { kind: 'text', name: 'course', label: '班次', required: true, maximum: 100 },
  { kind: 'text', name: 'organizer', label: '举办单位', required: true, maximum: 100 },
  { kind: 'day', name: 'fromOn', label: '开始日期', required: true },
  { kind: 'day', name: 'untilOn', label: '结束日期', required: true },
  { kind: 'number', name: 'hours', label: '学时', required: true, least: 1, most: 2000 },
]
const done = ({ added, known }: { added: number; known: number }) =>
  known ? `已登记 ${added} 人，${known} 人原已登记` : `已登记 ${added} 人`

/** A class: the course, then everybody who took part, ticked or from a sheet. */
export function ClassDialog({ nodes, onClose }: { nodes: TreeNode[] | undefined; onClose: () => void }) {
  const id = useId()
  const [values, setValues] = useState<Values>({
    organizationId: nodes?.length === 1 ? nodes[0]?.id : undefined,
  })
  const [picked, setPicked] = useState<number[]>([])
  const [error, setError] = useState<unknown>(null)
  const record = useAct(call.people.trainings.record, { done })
  const bring = useAct(call.people.trainings.import, { done })
  const fields: Field[] = [
    ...courseFields,
    { kind: 'organization', name: 'organizationId', label: '从哪个党组织勾选', nodes },
  ]
  const lacking = courseFields.some(({ name }) => !values[name])
  const course = () => ({
    course: String(values.course),
    organizer: String(values.organizer),
    fromOn: String(values.fromOn),
    untilOn: String(values.untilOn),
    hours: Number(values.hours),
  })
  const run = async (work: () => Promise<unknown>) => {
    setError(null)
    try {
      await work()
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!lacking && picked.length) void run(() => record.send({ ...course(), personIds: picked }))
  }
  return (
    <Dialog
      open
      title="登记班次"
      width={640}
      onClose={onClose}
      foot={
        <button
          type="submit"
          form={id}
          className="button primary"
          disabled={record.busy || lacking || picked.length === 0}
        >
          {picked.length ? `登记 ${picked.length} 人` : '登记'}
        </button>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="stack">
        <FormFields
          fields={fields}
          values={values}
          change={(more) => setValues((old) => ({ ...old, ...more }))}
        />
        <Picks
          organizationId={values.organizationId as number | undefined}
          picked={picked}
          pick={setPicked}
        />
        {!lacking && (
          <FilePick
            accept=".csv,.xlsx"
            busy={bring.busy}
            words="或选择参训名单表"
            hint="Excel（.xlsx）或 CSV，要有“工号”“姓名”两列"
            onPick={([file]) => file && void run(() => bring.send({ ...course(), file }))}
          />
        )}
        <RefusalNotice error={error} />
      </form>
    </Dialog>
  )
}

/** The members of an organization to tick; all of them in one press. */
function Picks({
  organizationId,
  picked,
  pick,
}: {
  organizationId: number | undefined
  picked: number[]
  pick: (ids: number[]) => void
}) {
  const { data } = useQuery({
    ...ask.people.list.queryOptions({ input: { circle: 'members', organizationId, size: 200 } }),
    enabled: organizationId !== undefined,
  })
  const rows = data?.rows ?? []
  const toggle = (id: number) =>
    pick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])
  if (rows.length === 0) return null
  return (
    <fieldset className="training-picks">
      <legend>参训党员</legend>
      <button
        type="button"
        className="link"
        onClick={() => pick([...new Set([...picked, ...rows.map(({ id }) => id)])])}
      >
        全选 {rows.length} 人
      </button>
      <div>
        {rows.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={picked.includes(id)} onChange={() => toggle(id)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
