import { z } from 'zod'
import { isMasked } from './masks.ts'
import { type Sensitivity, type Sight, whyNotSee, type Zone } from './sensitivity.ts'

/**
 * What is told of somebody, and how far: the label of each field, as data. A contract marks its fields with `personal`;
 * platform/disclosure.ts holds every answer against them on the way out. Those of basics/masks.ts leave masked, whoever
 * asks, and are opened one by one on record.
 */
export const personalFields = {
  identityNumber: { title: '公民身份号码', label: 'sensitive' },
  phone: { title: '手机号码', label: 'sensitive' },
  homeAddress: { title: '家庭住址', label: 'sensitive' },
  family: { title: '家庭成员', label: 'sensitive' },
  recordChange: { title: '登记内容更正前后', label: 'sensitive' },
  dues: { title: '党费基数和金额', label: 'sensitive' },
  relief: { title: '党费减免的原因', label: 'sensitive' },
  talk: { title: '谈心谈话的内容', label: 'sensitive' },
  birthDate: { title: '出生日期', label: 'internal' },
  nativePlace: { title: '籍贯', label: 'internal' },
  contact: { title: '收信的号码或邮箱', label: 'internal' },
  excuse: { title: '请假、缺席的原因', label: 'internal' },
  exclusion: { title: '不计入应到会人数的原因', label: 'internal' },
  selfText: { title: '个人自评', label: 'internal' },
  officePhone: { title: '公务联系电话', label: 'internal' },
} as const satisfies Record<string, { title: string; label: Sensitivity }>
export type PersonalField = keyof typeof personalFields

const registry = z.registry<{ field: PersonalField }>()

/** Marks a schema of a contract as a field of somebody. */
export function personal<T extends z.ZodType>(field: PersonalField, schema: T): T {
  const own = schema.clone() as T
  registry.add(own, { field })
  return own
}

export const personalFieldOf = (schema: z.core.$ZodType): PersonalField | null =>
  registry.get(schema as z.ZodType)?.field ?? null

/** `own`: what is asked for reaches no further than the own record. */
export type Viewer = Sight & { own: boolean; zone: Zone }

/**
 * Why a field is not given to whoever asks; null when it is. One's own is no secret to oneself; what is masked goes out
 * masked and never whole.
 */
export function whyNotGive(field: PersonalField, viewer: Viewer): 'zone' | 'label' | null {
  if (isMasked(field) || viewer.own) return null
  return whyNotSee(personalFields[field].label, viewer, viewer.zone)
}
