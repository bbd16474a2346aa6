import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog, FormFields, useForm } from '#web/kit/form.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'
import { kindFor } from '../absences/rules.ts'
import type { Absence } from './absence-list.tsx'
import { PersonPick, type PickedPerson } from './person-pick.tsx'

const leaveFields: Field[] = [
  { kind: 'text', name: 'place', label: '去向', required: true, maximum: 100, wide: true },
  { kind: 'day', name: 'from', label: '外出日期', required: true },
  { kind: 'day', name: 'until', label: '预计返回日期', required: true },
  { kind: 'yes', name: 'abroad', label: '出国（境）', wide: true },
  { kind: 'words', name: 'reason', label: '事由', required: true, maximum: 200 },
]

/** 登记外出: who, where to, how long; by that it is a certificate or a mobile member. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const [person, setPerson] = useState<PickedPerson | null>(null)
  const leave = useAct(call.transfers.absences.leave, {
    done: ({ documentNumber }) => (documentNumber ? `已登记，证明 ${documentNumber}` : '已登记为流动党员'),
  })
  const form = useForm(leaveFields, { from: today() }, async (values) => {
    await leave.send({
      personId: person?.id ?? 0,
      place: String(values.place),
      abroad: values.abroad === true,
      from: String(values.from),
      until: String(values.until),
      reason: String(values.reason),
    })
    onClose()
  })
  const { from, until } = form.values
  return (
    <Sheet
      title="登记外出"
      submitWord="登记"
      width={600}
      busy={form.busy}
      blocked={!person}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <PersonPick person={person} pick={setPerson} />
      {from && until && (
        <Notice>
          {kindFor(String(from), String(until)) === 'temporary'
            ? '不满六个月：开具党员临时外出证明，组织关系不变。'
            : '六个月以上：登记为流动党员；有固定去处的，应当转接组织关系。'}
        </Notice>
      )}
      <FormFields
        fields={leaveFields}
        values={form.values}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
    </Sheet>
  )
}

/** 登记流入: somebody whose relation is elsewhere and who lives or works here. */
export function ReceiveDialog({ onClose }: { onClose: () => void }) {
  const { nodes } = useOrganizations()
  const receive = useAct(call.transfers.absences.receive, { done: '已登记流入' })
  return (
    <FormDialog
      title="登记流入党员"
      notice="组织关系仍在原党组织，不计入本支部党员数。"
      fields={[
        { kind: 'text', name: 'name', label: '姓名', required: true, maximum: 50 },
        { kind: 'text', name: 'homeName', label: '原党组织', required: true, maximum: 100 },
        { kind: 'text', name: 'place', label: '住地或工作地', required: true, maximum: 100 },
        { kind: 'day', name: 'from', label: '流入日期', required: true },
        { kind: 'day', name: 'until', label: '预计结束日期', required: true },
        {
          kind: 'organization',
          name: 'organizationId',
          label: '协助管理的党支部',
          required: true,
          nodes,
          wide: true,
        },
      ]}
      start={{ from: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={(values) =>
        receive.send({
          organizationId: Number(values.organizationId),
          name: String(values.name),
          homeName: String(values.homeName),
          place: String(values.place),
          from: String(values.from),
          until: String(values.until),
        })
      }
    />
  )
}

type Props = { absence: Absence; onClose: () => void }
const dayField = (label: string, from: string): Field => ({
  kind: 'day',
  name: 'on',
  label,
  required: true,
  from,
  until: today(),
})

/** 登记联系: that the branch was in touch. */
export function ContactDialog({ absence: { id, name, fromOn }, onClose }: Props) {
  const contact = useAct(call.transfers.absences.contact, { done: '已登记联系情况' })
  return (
    <FormDialog
      title={`联系${name}`}
      fields={[
        dayField('联系日期', fromOn),
        { kind: 'words', name: 'note', label: '联系情况', required: true, maximum: 300 },
      ]}
      start={{ on: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ on, note }) => contact.send({ id, on: String(on), note: String(note) })}
    />
  )
}

/** 登记返回: it is over; of a visitor, what the appraisal here came to. */
export function EndDialog({ absence: { id, name, direction, fromOn }, onClose }: Props) {
  const end = useAct(call.transfers.absences.end, { done: '已登记' })
  const out = direction === 'out'
  return (
    <FormDialog
      title={out ? `${name}返回` : `${name}离开`}
      fields={[
        dayField(out ? '返回日期' : '离开日期', fromOn),
        {
          kind: 'words',
          name: 'note',
          label: out ? '在外表现' : '在此表现和评议结果',
          required: true,
          maximum: 300,
        },
      ]}
      start={{ on: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ on, note }) => end.send({ id, on: String(on), note: String(note) })}
    />
  )
}
