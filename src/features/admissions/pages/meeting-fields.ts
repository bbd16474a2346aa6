import type { Line } from '#features/elections/pages/attendance-roll.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { today } from '#web/kit/today.ts'
import { type Outcome, outcomeNames, outcomes, type Votes } from '../rules.ts'
import { lateField, materialField } from './act-fields.ts'
import type { Act } from './admission.tsx'

/** What is typed of a count; who is entitled and present is told by the roll. */
export type Count = Omit<Votes, 'entitled' | 'present'>

const outcome: Field = {
  kind: 'choice',
  name: 'outcome',
  label: '讨论事项',
  required: true,
  options: outcomes.map((value) => ({ value, label: outcomeNames[value] })),
}
const place: Field = { kind: 'text', name: 'place', label: '地点', required: true, maximum: 100 }
const months: Field = {
  kind: 'number',
  name: 'months',
  label: '延长',
  required: true,
  least: 6,
  most: 12,
  unit: '个月',
  hint: '6 至 12 个月，只能延长一次。',
}
const resolution: Field = {
  kind: 'words',
  name: 'resolution',
  label: '决议',
  maximum: 500,
  hint: '大会对本人优缺点的评价，写入支部大会决议。',
}

/** A meeting of the branch that is recorded already. */
export type Known = { id: number; heldOn: string; place: string; entitled: number; present: number }

/** The fields of a meeting's record besides roll and count; what a record holds already is not asked again. */
export function meetingFields(act: Act, values: Values, known?: Known): Field[] {
  const confirming = act.act === 'confirmationMeeting'
  return [
    { kind: 'day', name: 'on', label: '会议日期', required: true, until: today() },
    ...(known ? [] : [place]),
    ...(confirming ? [outcome] : []),
    ...(confirming && values.outcome === 'extend' ? [months] : []),
    resolution,
    ...act.materials.map(({ material }) => materialField(material)),
    ...lateField(act, values),
  ]
}

/** Full members who have no vote by the rule itself. */
export function excludedFields(lines: Line[]): Field[] {
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

/** The count with who is there; as many ballots as voters until said otherwise. */
export function votesOf(typed: Partial<Count>, lines: Line[], values: Values, known?: Known): Votes {
  const without = new Set(excludedIn(values).map(({ personId }) => personId))
  const voters = lines.filter(({ personId, voting }) => voting && !without.has(personId))
  const present = known?.present ?? voters.filter((line) => line.present).length
  return {
    inFavour: 0,
    against: 0,
    abstained: 0,
    spoiled: 0,
    written: 0,
    handedOut: present,
    returned: present,
    ...typed,
    entitled: known?.entitled ?? voters.length,
    present,
  }
}

/** The record as the server wants it: a new one, or the number of the one that is there. */
export function meetingOf(act: Act, name: string, values: Values, lines: Line[], known?: Known) {
  const decided = values.outcome as Outcome
  const confirming = act.act === 'confirmationMeeting'
  const matter = confirming ? `讨论${name}同志${outcomeNames[decided]}` : `讨论接收${name}同志为中共预备党员`
  const resolution = values.resolution ? String(values.resolution) : undefined
  return {
    ...(known ? { meetingId: known.id } : { meeting: recordOf(matter, values, lines) }),
    resolution,
    ...(confirming && {
      outcome: decided,
      months: decided === 'extend' ? Number(values.months) : undefined,
    }),
  }
}

const recordOf = (matter: string, values: Values, lines: Line[]) => ({
  place: String(values.place),
  agenda: [matter],
  resolutions: values.resolution ? [String(values.resolution)] : [],
  exclusions: excludedIn(values),
  attendees: lines.map(({ personId, present, excuse, task }) => ({
    personId,
    present,
    excuse: present ? null : excuse,
    task: present ? task : null,
  })),
})
