import { addMonths, type Day } from '#basics/days.ts'
import { getMeeting } from '#features/meetings/queries.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { type ActKey, actOf } from '../acts/rules.ts'
import { materials } from '../materials/rules.ts'
import { type AdmissionRow, getAdmission } from '../queries.ts'
import type { Entry, Material } from '../rules.ts'
import type { studies } from './contract.ts'
import { meetingAmong, meetingsBetween, referencesTo } from './queries.ts'
import { isRecord, meetingsFor, whyNotReferTo } from './rules.ts'

/** So far back a meeting is offered: a decision is registered soon after it is taken, a file of old is entered whole. */
const monthsOffered = 6

type Asked = { act: ActKey; meetingId: number; on: Day }

/** Refuses a meeting that an act cannot refer to. @throws Refusal study-… */
export async function refuseUnfitMeeting(
  ctx: Context,
  { organizationId }: AdmissionRow,
  { act, meetingId, on }: Asked,
): Promise<void> {
  const asked = { organizationId: organizationId ?? 0, kinds: meetingsFor(act) }
  const found = await meetingAmong(ctx, asked, meetingId)
  const meeting = found ? { ...found, kinds: [found.kind, ...found.also] } : null
  const why = whyNotReferTo(act, meeting, on)
  if (!why) return
  const facts = { act: actOf(act).title, on: found?.on ?? null }
  const kind = found ? meetingKindNames[found.kind] : null
  throw new Refusal('conflict', why, { ...facts, kind, field: 'meetingId' })
}

/** Refuses a record that a paper is not. @throws Refusal study-… */
export async function refuseUnfitRecord(
  ctx: Context,
  row: AdmissionRow,
  { act, on }: Entry,
  { material, datedOn, meetingId }: Material & { meetingId: number },
): Promise<void> {
  const title = materials[material]
  if (!isRecord(material)) throw new Refusal('invalid', 'study-no-record', { field: 'meetingId', title })
  await refuseUnfitMeeting(ctx, row, { act, meetingId, on })
  if (datedOn !== on) throw new Refusal('invalid', 'study-record-day', { field: 'datedOn', on })
}

export const studyActions: ActionsOf<typeof studies> = {
  async list(ctx, { id, act }) {
    const { organizationId } = await getAdmission(ctx, id)
    const kinds = meetingsFor(act)
    if (!organizationId || kinds.length === 0) return []
    const days = { from: addMonths(ctx.today, -monthsOffered), until: ctx.today }
    return meetingsBetween(ctx, { organizationId, kinds, ...days })
  },

  async references(ctx, { id }) {
    await getMeeting(ctx, id)
    const found = await referencesTo(ctx, id)
    return found.map((one) => ({ ...one, title: actOf(one.act).title }))
  },
}
