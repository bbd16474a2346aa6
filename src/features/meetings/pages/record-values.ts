import type { Day } from '#basics/days.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { today } from '#web/kit/today.ts'
import { isLate } from '../records/rules.ts'
import { type MeetingKind, meetingKindNames, meetingKinds } from '../rules.ts'
import type { Meeting } from './meeting.tsx'

export type Line = {
  personId: number
  name: string
  voting: boolean
  officer: boolean
  secretary: boolean
  present: boolean
  excuse: string
  task: 'chair' | 'recorder' | null
}

/** Its day is still to come, and nobody has written down that it was held. */
export const isBefore = ({ heldOn, plannedOn }: Pick<Meeting, 'heldOn' | 'plannedOn'>, on: Day = today()) =>
  heldOn === null && plannedOn !== null && plannedOn > on

/**
 * Nobody before the day; from then on all but who asked for leave; where people sign in with the code, who has. Who is
 * in office chairs, the next one writes.
 */
export function linesOf(
  meeting: Pick<Meeting, 'attendees' | 'heldOn' | 'plannedOn'>,
  on: Day = today(),
): Line[] {
  const { attendees, heldOn } = meeting
  const unknown = isBefore(meeting, on) || (heldOn === null && attendees.some(({ present }) => present))
  const lines = attendees.map(({ task, ...one }): Line => {
    const known = task === 'chair' || task === 'recorder' ? task : null
    const present = one.present ?? (!unknown && one.excuse === null)
    return { ...one, present, excuse: one.excuse ?? '', task: known }
  })
  if (heldOn) return lines
  const there = lines.filter(({ present }) => present)
  const officers = there.filter(({ officer }) => officer)
  const chair =
    lines.find(({ task }) => task === 'chair') ??
    there.find(({ secretary }) => secretary) ??
    officers[0] ??
    there[0]
  const recorder = [...officers, ...there].find((one) => one !== chair)
  return lines.map((one) => ({
    ...one,
    task: one === chair ? 'chair' : one === recorder ? 'recorder' : null,
  }))
}

/** The day it was planned for once that has come, the place of the plan or of the last time. */
export const valuesOf = (meeting: Meeting): Values => ({
  heldOn: meeting.heldOn ?? dayOf(meeting.plannedOn),
  place: meeting.place || (meeting.lastPlace ?? ''),
  also: meeting.also,
  guests: meeting.guests.join('、'),
  lecturer: meeting.lecturer ?? '',
  hours: meeting.hours ?? undefined,
})

const dayOf = (plannedOn: string | null) => (plannedOn && plannedOn < today() ? plannedOn : today())

const isLecture = (meeting: Meeting, values: Values) =>
  meeting.kind === 'lecture' || ((values.also as string[] | undefined) ?? []).includes('lecture')

export function fieldsOf(meeting: Meeting, values: Values): Field[] {
  const late = meeting.heldOn === null && isLate(String(values.heldOn || today()), today())
  return [
    { kind: 'day', name: 'heldOn', label: '召开日期', required: true, until: today() },
    { kind: 'text', name: 'place', label: '地点', required: true, maximum: 100 },
    ...(isLecture(meeting, values)
      ? ([
          { kind: 'text', name: 'lecturer', label: '授课人', maximum: 60 },
          { kind: 'number', name: 'hours', label: '学时', least: 0.5, most: 24, unit: '学时' },
        ] as const)
      : []),
    {
      kind: 'choices',
      name: 'also',
      label: '同时作为',
      options: meetingKinds
        .filter((kind) => kind !== meeting.kind)
        .map((value) => ({ value, label: meetingKindNames[value] })),
    },
    { kind: 'text', name: 'guests', label: '列席', placeholder: '姓名，用顿号分开，可不填', maximum: 500 },
    ...(late
      ? ([
          {
            kind: 'text',
            name: 'lateBecause',
            label: '补录原因',
            required: true,
            maximum: 200,
            hint: '会后超过七天登记的，写明原因。',
          },
        ] as const)
      : []),
  ]
}

/** What is sent of it. */
export const holdingOf = (meeting: Meeting, values: Values, lines: Line[]) => ({
  heldOn: String(values.heldOn),
  place: String(values.place ?? ''),
  also: (values.also ?? []) as MeetingKind[],
  guests: String(values.guests ?? '')
    .split(/[、，,\n]/)
    .map((name) => name.trim())
    .filter(Boolean),
  lecturer: isLecture(meeting, values) && values.lecturer ? String(values.lecturer) : null,
  hours: isLecture(meeting, values) && values.hours ? Number(values.hours) : null,
  lateBecause: values.lateBecause ? String(values.lateBecause) : null,
  attendees: lines.map(({ personId, present, excuse, task }) => ({
    personId,
    present,
    excuse: !present && excuse.trim() !== '' ? excuse.trim() : null,
    task: present ? task : null,
  })),
})
