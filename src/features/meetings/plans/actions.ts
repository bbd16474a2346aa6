import { firstDayOfYear, formatDay } from '#basics/days.ts'
import { holidaysFrom } from '#features/calendar/queries.ts'
import { notify } from '#features/messages/notify/actions.ts'
import { groupsOn } from '#features/organizations/groups/queries.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { isBranch, type OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { branchFacts, meetingsIn } from '../demands/queries.ts'
import { holdMeeting, type MeetingRow } from '../queries.ts'
import { invitedTo, show } from '../reading/actions.ts'
import { lastOf } from '../reading/queries.ts'
import { noteDeed } from '../records/actions.ts'
import { meetingKindNames } from '../rules.ts'
import type { plans } from './contract.ts'
import { holdPlanning, insertPlans, markCancelled, markNotified, updatePlan } from './queries.ts'
import { planOf, usualAgenda, whyNotPlan } from './rules.ts'

/** A meeting that is still to be. */
async function holdPlanned(ctx: Context, id: number): Promise<MeetingRow> {
  const row = await holdMeeting(ctx, id)
  if (row.status !== 'planned' && row.status !== 'notified')
    throw new Refusal('conflict', 'meeting-not-planned', {})
  return row
}

/** Everybody who is to come hears when and where, again when either changed; answers how many they are. */
async function tellInvited(ctx: Context, row: MeetingRow): Promise<number> {
  const { id, kind, title, plannedOn, startsAt, place } = row
  const people = await invitedTo(ctx, row)
  const day = plannedOn ?? ctx.today
  const what = title ? `“${title}”（${meetingKindNames[kind]}）` : meetingKindNames[kind]
  await notify(ctx, {
    template: 'notice',
    to: people.map(({ personId }) => ({ personId })),
    facts: {
      type: '会议通知',
      day,
      text: `定于${formatDay(day)} ${startsAt}在${place}召开${what}，请准时参加；不能参加的请会前请假。`,
    },
    about: { kind: 'meeting', id },
    link: '/own-meetings',
    key: `meeting/${id}/notice/${day} ${startsAt} ${place}`,
  })
  return people.length
}

export const planActions: ActionsOf<typeof plans> = {
  async plan(ctx, { organizationId, agenda, also, ...given }) {
    const branch = await getOrganization(ctx, organizationId)
    const { kind, groupId } = given
    const groups = (await groupsOn(ctx, organizationId, given.plannedOn)).map(({ id }) => id)
    const facts = { kind, groupId, groups, closed: branch.closed_on !== null }
    const why = whyNotPlan({ ...facts, isBranch: isBranch(branch.kind as OrganizationKind) })
    if (why) throw new Refusal('conflict', why, { field: 'kind', name: branch.name })
    const plan = {
      ...given,
      also: also.filter((one) => one !== kind),
      agenda: agenda ?? usualAgenda(kind),
    }
    const [id = 0] = await insertPlans(ctx, organizationId, [plan])
    const shown = await show(ctx, id)
    ctx.record({
      action: 'meeting.planned',
      subject: { kind: 'meeting', id, name: given.title || meetingKindNames[kind] },
      path: branch.path,
      after: { meeting: meetingKindNames[kind], plannedOn: given.plannedOn, place: given.place },
    })
    return shown
  },

  async planYear(ctx, { id, year }) {
    const branch = await getOrganization(ctx, id)
    await holdPlanning(ctx, id)
    const [facts] = await branchFacts(ctx, { ids: [id], year })
    if (!facts || branch.closed_on)
      throw new Refusal('conflict', facts ? 'meeting-branch-closed' : 'meeting-branches-only', {
        name: branch.name,
      })
    const known = await meetingsIn(ctx, { ids: [id], year, planned: true })
    const holidays = await holidaysFrom(ctx, firstDayOfYear(year))
    const proposed = planOf({
      branch: facts,
      year,
      known,
      today: ctx.today,
      holidays,
    })
    const last = await lastOf(ctx, id, 'membersMeeting', ctx.today)
    await insertPlans(
      ctx,
      id,
      proposed.map((one) => ({ ...one, place: last?.place ?? '', startsAt: last?.startsAt ?? null })),
    )
    if (proposed.length > 0)
      ctx.record({
        action: 'meeting.yearPlanned',
        subject: { kind: 'organization', id, name: branch.name },
        path: branch.path,
        after: { year, meetings: proposed.length },
      })
    return { planned: proposed.length }
  },

  async change(ctx, { id, also, ...given }) {
    const row = await holdPlanned(ctx, id)
    await updatePlan(ctx, id, { ...given, also: also.filter((one) => one !== row.kind) })
    const { plannedOn, startsAt, place } = row
    noteDeed(ctx, row, 'planChanged', {
      before: { plannedOn, startsAt, place },
      after: { plannedOn: given.plannedOn, startsAt: given.startsAt, place: given.place },
    })
    return show(ctx, id)
  },

  async notify(ctx, { id }) {
    const row = await holdPlanned(ctx, id)
    const { plannedOn, startsAt, place } = row
    if (!startsAt || !place)
      throw new Refusal('conflict', 'notice-incomplete', { field: startsAt ? 'place' : 'startsAt' })
    if (plannedOn && plannedOn < ctx.today)
      throw new Refusal('conflict', 'notice-too-late', { field: 'plannedOn' })
    await markNotified(ctx, id)
    const people = await tellInvited(ctx, row)
    noteDeed(ctx, row, 'notified', { after: { plannedOn, startsAt, place, people } })
    return show(ctx, id)
  },

  async cancel(ctx, { id, reason }) {
    const row = await holdPlanned(ctx, id)
    await markCancelled(ctx, id, reason)
    noteDeed(ctx, row, 'cancelled', { before: { plannedOn: row.plannedOn }, reason })
    return show(ctx, id)
  },
}
