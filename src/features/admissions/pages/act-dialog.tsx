import { type FormEvent, useId } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'
import { versionNames, versionOn } from '../rules.ts'
import { commonOf, detailsOf, fieldsOf, following, lateField, startOf } from './act-fields.ts'
import type { Act, Admission } from './admission.tsx'
import { useChoices } from './choices.ts'
import { meetingOf, StudyMeeting, useStudies, withStudy } from './study-meeting.tsx'
import './admissions.css'

type Send = (input: Record<string, unknown>) => Promise<Admission>

/** The form of one act: what the rules ask of its day stands above, a refusal at the field at fault. */
export function ActDialog({
  admission,
  act,
  onClose,
}: {
  admission: Admission
  act: Act
  onClose: () => void
}) {
  const id = useId()
  const choices = useChoices(admission)
  const endpoint = call.admissions.acts[act.act as keyof typeof call.admissions.acts] as unknown as Send
  const record = useAct(endpoint, { done: `已登记：${act.title}` })
  const start = startOf(act.act, today())
  const studies = useStudies(admission.id, act.act, act.earliest?.on)
  const asked = (values: Values) =>
    withStudy([...fieldsOf(act.act, choices), ...lateField(act, values)], studies, values)
  const form = useForm(asked(start), start, async (values) => {
    await record.send({ id: admission.id, ...inputOf(act, values) })
    onClose()
  })
  const meeting = meetingOf(studies, form.values)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void form.send()
  }
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        取消
      </button>
      <button type="submit" form={id} className="button primary" disabled={form.busy}>
        {form.busy ? '正在提交……' : '登记'}
      </button>
    </>
  )
  return (
    <Dialog open title={`${admission.name}：${act.title}`} onClose={onClose} foot={foot} width={640}>
      <form id={id} onSubmit={submit} noValidate className="form-dialog">
        <LawfulDays act={act} on={String(form.values.on ?? today())} />
        <StudyMeeting act={act.act} studies={studies} meeting={meeting} />
        <FormFields
          fields={asked(form.values)}
          values={form.values}
          change={(next) => {
            const on = meetingOf(studies, next)?.on
            form.change(following(form.values, on ? { ...next, on } : next))
          }}
          faults={form.faults}
        />
        <RefusalNotice error={form.error} retry={form.retry} />
      </form>
    </Dialog>
  )
}

const inputOf = (act: Act, values: Values) => ({
  ...(values.meetingId ? { meetingId: Number(values.meetingId) } : {}),
  ...commonOf(act, values),
  ...detailsOf(values),
  ...(values.passed === undefined ? {} : { passed: values.passed === 'yes' }),
})

type Bound = NonNullable<Act['earliest']>
const bound = ({ on, because, article }: Bound, side: string) =>
  `${side} ${on}：${because}${article ? `（${article}）` : ''}`

/** 最早、最晚办理日期和依据, under the text in force on the day of the act. */
export function LawfulDays({ act: { earliest, latest }, on }: { act: Act; on: string }) {
  return (
    <Notice>
      <ul className="admission-bounds">
        {earliest && <li>{bound(earliest, '最早')}</li>}
        {latest && <li>{bound(latest, '最晚')}</li>}
        <li>适用{versionNames[versionOn(on)]}</li>
      </ul>
    </Notice>
  )
}
