import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AttendanceRoll, type Line } from '#features/elections/pages/attendance-roll.tsx'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import type { MeetingTask } from '#features/meetings/rules.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { type Outcome, outcomeNames, outcomes, type Votes } from '../rules.ts'
import { quorumOf } from '../votes/rules.ts'
import { commonOf, LawfulDays, lateField } from './act-dialog.tsx'
import { materialField, startOf } from './act-fields.ts'
import type { Act, Admission } from './admission.tsx'
import { type Count, VoteCount } from './vote-count.tsx'

type Roll = Awaited<ReturnType<typeof call.admissions.meetings.roll>>
const tasks: MeetingTask[] = ['chair', 'recorder', 'scrutineer', 'teller']

/** 支部大会: who is to be there is read first. */
export function MeetingDialog(props: { admission: Admission; act: Act; onClose: () => void }) {
  const { data } = useQuery(ask.admissions.meetings.roll.queryOptions({ input: { id: props.admission.id } }))
  return data ? <MeetingForm {...props} roll={data} /> : null
}

const outcomeFields: Field[] = [
  {
    kind: 'choice',
    name: 'outcome',
    label: '讨论事项',
    required: true,
    options: outcomes.map((value) => ({ value, label: outcomeNames[value] })),
  },
]
/** Full members who have no vote by the rule itself. */
const excludedFields = (lines: Line[]): Field[] => {
  const options = lines
    .filter(({ voting }) => voting)
    .map(({ personId, name }) => ({ value: String(personId), label: name }))
  return [
    { kind: 'choices', name: 'partyProbation', label: '受留党察看处分', options, wide: true },
    { kind: 'choices', name: 'detained', label: '被留置、逮捕', options, wide: true },
  ]
}
const excludedIn = (values: Values) =>
  (['partyProbation', 'detained'] as const).flatMap((ground) =>
    ((values[ground] as string[] | undefined) ?? []).map((id) => ({ personId: Number(id), ground })),
  )
const monthsField: Field = {
  kind: 'number',
  name: 'months',
  label: '延长',
  required: true,
  least: 6,
  most: 12,
  unit: '个月',
  hint: '6 至 12 个月，只能延长一次。',
}

function fieldsFor(act: Act, values: Values): Field[] {
  const confirming = act.act === 'confirmationMeeting'
  return [
    { kind: 'day', name: 'on', label: '会议日期', required: true, until: today() },
    { kind: 'text', name: 'place', label: '地点', required: true, maximum: 100 },
    ...(confirming ? outcomeFields : []),
    ...(confirming && values.outcome === 'extend' ? [monthsField] : []),
    {
      kind: 'words',
      name: 'resolution',
      label: '决议',
      maximum: 500,
      hint: '大会对本人优缺点的评价，写入支部大会决议。',
    },
    ...act.materials.map(({ material }) => materialField(material)),
    ...lateField(act, values),
  ]
}

const startLines = ({ members }: Roll): Line[] =>
  members.map(({ id, name, politicalStatus }) => ({
    personId: id,
    name,
    voting: politicalStatus === 'fullMember',
    present: true,
    excuse: null,
    task: null,
  }))

const noVotes: Count = {
  handedOut: 0,
  returned: 0,
  inFavour: 0,
  against: 0,
  abstained: 0,
  spoiled: 0,
  written: 0,
}

/** The record of the meeting and the vote on one person; each is voted on separately. */
function MeetingForm({
  admission,
  act,
  roll,
  onClose,
}: {
  admission: Admission
  act: Act
  roll: Roll
  onClose: () => void
}) {
  const [lines, setLines] = useState(() => startLines(roll))
  const [count, setCount] = useState(noVotes)
  const send = useSend(act)
  const start: Values = { ...startOf(act.act, today()), outcome: 'confirm' }
  const form = useForm(fieldsFor(act, start), start, async (values) => {
    await send({
      id: admission.id,
      ...commonOf(act, values),
      ...meetingOf(act, admission.name, values, lines),
      votes: count,
    })
    onClose()
  })
  const without = new Set(excludedIn(form.values).map(({ personId }) => personId))
  const voters = lines.filter(({ personId, voting }) => voting && !without.has(personId))
  const votes = { ...count, entitled: voters.length, present: voters.filter(({ present }) => present).length }
  return (
    <Sheet
      title={`${admission.name}：${act.title}`}
      submitWord="登记"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <LawfulDays act={act} on={String(form.values.on ?? today())} />
      <FormFields
        fields={fieldsFor(act, form.values)}
        values={form.values}
        change={form.change}
        faults={form.faults}
      />
      <details>
        <summary>没有表决权的正式党员</summary>
        <FormFields fields={excludedFields(lines)} values={form.values} change={form.change} />
      </details>
      <Attendance votes={votes} />
      <AttendanceRoll lines={lines} tasks={tasks} change={setLines} />
      <VoteCount votes={votes} change={(next) => setCount((old) => ({ ...old, ...next }))} />
    </Sheet>
  )
}

function Attendance({ votes: { entitled, present } }: { votes: Votes }) {
  const quorum = quorumOf(entitled)
  return (
    <p className={present < quorum ? 'admission-late' : 'muted'} role="status">
      {`应到会有表决权的正式党员 ${entitled} 人，实到会 ${present} 人，至少 ${quorum} 人到会方可表决`}
    </p>
  )
}

type Send = (input: Record<string, unknown>) => Promise<Admission>

function useSend(act: Act): Send {
  const { admission, confirmation } = call.admissions.meetings
  const endpoint = (act.act === 'branchMeeting' ? admission : confirmation) as unknown as Send
  return useAct(endpoint, { done: `已登记：${act.title}` }).send
}

function meetingOf(act: Act, name: string, values: Values, lines: Line[]) {
  const outcome = values.outcome as Outcome
  return {
    meeting: {
      place: String(values.place),
      agenda: [
        act.act === 'branchMeeting'
          ? `讨论接收${name}同志为中共预备党员`
          : `讨论${name}同志${outcomeNames[outcome]}`,
      ],
      resolutions: values.resolution ? [String(values.resolution)] : [],
      exclusions: excludedIn(values),
      attendees: lines.map(({ personId, present, excuse, task }) => ({
        personId,
        present,
        excuse: present ? null : excuse,
        task: present ? task : null,
      })),
    },
    ...(act.act === 'confirmationMeeting'
      ? { outcome, months: outcome === 'extend' ? Number(values.months) : undefined }
      : {}),
  }
}
