import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { honourLevels } from '../dossier/rules.ts'

export type DossierPart = 'honour' | 'training' | 'family_member'
type Form = { title: string; fields: Field[]; send: (id: number, values: Values) => Promise<unknown> }

const text = (name: string, label: string, maximum = 100, required = true): Field => ({
  kind: 'text',
  name,
  label,
  maximum,
  required,
})
const day = (name: string, label: string, required = true): Field => ({
  kind: 'day',
  name,
  label,
  required,
  until: today(),
})
const said = (value: Values[string]) => (value === undefined ? null : String(value))

const forms: Record<DossierPart, Form> = {
  honour: {
    title: '登记奖励',
    fields: [
      text('title', '奖励名称'),
      {
        kind: 'choice',
        name: 'level',
        label: '级别',
        required: true,
        options: honourLevels.map((value) => ({ value, label: value })),
      },
      day('awardedOn', '授予日期'),
      text('awardedBy', '授予机关'),
    ],
    send: (id, { title, level, awardedOn, awardedBy }) =>
      call.people.dossier.addHonour({
        id,
        title: String(title),
        level: level as (typeof honourLevels)[number],
        awardedOn: String(awardedOn),
        awardedBy: String(awardedBy),
      }),
  },
  training: {
    title: '登记培训',
    fields: [
      text('course', '培训内容'),
      text('organizer', '主办单位'),
      { kind: 'days', name: 'fromOn', upTo: 'untilOn', label: '起止日期', required: true },
      { kind: 'number', name: 'hours', label: '学时', required: true, least: 0, most: 2000 },
    ],
    send: (id, { course, organizer, fromOn, untilOn, hours }) =>
      call.people.dossier.addTraining({
        id,
        course: String(course),
        organizer: String(organizer),
        fromOn: String(fromOn),
        untilOn: String(untilOn),
        hours: Number(hours),
      }),
  },
  family_member: {
    title: '登记家庭成员',
    fields: [
      text('relation', '与本人关系', 20),
      text('name', '姓名', 50),
      day('birthDate', '出生日期', false),
      text('politicalStatus', '政治面貌', 20, false),
      text('work', '工作单位和职务', 100, false),
    ],
    send: (id, { relation, name, birthDate, politicalStatus, work }) =>
      call.people.dossier.addFamilyMember({
        id,
        relation: String(relation),
        name: String(name),
        birthDate: said(birthDate),
        politicalStatus: said(politicalStatus),
        work: said(work),
      }),
  },
}

/** Adds one line to a part of the record. */
export function DossierDialog({ id, part, onClose }: { id: number; part: DossierPart; onClose: () => void }) {
  const { title, fields, send } = forms[part]
  const add = useAct((values: Values) => send(id, values), { done: '已登记' })
  return <FormDialog title={title} fields={fields} submitWord="登记" onSubmit={add.send} onClose={onClose} />
}
