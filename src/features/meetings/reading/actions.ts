import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { contract } from '../contract.ts'
import { filesOf } from '../files/queries.ts'
import { attendeesOf, getMeeting, type MeetingRow } from '../queries.ts'
import { votesOf } from '../records/queries.ts'
import { type Item, isCarried } from '../records/rules.ts'
import { rollOn } from '../roll/queries.ts'
import { circleOf } from '../roll/rules.ts'
import type { MeetingShape } from './contract.ts'
import { additionsOf, lastOf, notedOf, signedInTo } from './queries.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today'>

/** Who is to come on the day it is planned for, or was on the roll of the day it was held. */
export async function invitedTo(ctx: Pick<Context, 'db' | 'today'>, row: MeetingRow, day?: string) {
  const { organizationId, kind, groupId } = row
  const on = day ?? row.heldOn ?? row.plannedOn ?? ctx.today
  return rollOn(ctx, { organizationId, circle: circleOf(kind), groupId, day: on })
}

async function attendees(ctx: Reading, row: MeetingRow): Promise<MeetingShape['attendees']> {
  const invited = await invitedTo(ctx, row)
  const posts = new Map(invited.map(({ personId, officer, secretary }) => [personId, { officer, secretary }]))
  if (row.heldOn)
    return (await attendeesOf(ctx, row.id)).map((one) => ({
      ...one,
      ...(posts.get(one.personId) ?? { officer: false, secretary: false }),
    }))
  const noted = new Map((await notedOf(ctx, row.id)).map((one) => [one.personId, one]))
  const signedIn = await signedInTo(ctx, row.id)
  return invited.map((one) => {
    const { excuse = null, task = null } = noted.get(one.personId) ?? {}
    return { ...one, present: signedIn.has(one.personId) ? true : null, excuse, task }
  })
}

async function resolutions(ctx: Reading, row: MeetingRow, entitled: number) {
  const votes = new Map((await votesOf(ctx, row.id)).map((one) => [one.resolution, one]))
  return row.resolutions.map((text, at) => {
    const vote = votes.get(at + 1)
    if (!vote) return { text, vote: null }
    const { inFavour, against, abstained } = vote
    return { text, vote: { inFavour, against, abstained, carried: isCarried(vote, entitled) } }
  })
}

/** The agenda, each item with what was said to it. */
export function agendaOf({ agenda, minutes }: Pick<MeetingRow, 'agenda' | 'minutes'>): Item[] {
  const said = new Map((minutes as Item[]).map(({ item, speeches }) => [item, speeches]))
  return agenda.map((item) => ({ item, speeches: said.get(item) ?? [] }))
}

/** The meeting with all that is written of it. @throws Refusal not-found */
export async function show(ctx: Reading, id: number): Promise<MeetingShape> {
  const row = await getMeeting(ctx, id)
  const { path: _path, shortName: _name, minutes: _minutes, ...shown } = row
  const roll = await attendees(ctx, row)
  const entitled = roll.filter(({ voting }) => voting).length
  return {
    ...shown,
    agenda: agendaOf(row),
    attendees: roll,
    entitled,
    resolutions: await resolutions(ctx, row, entitled),
    additions: await additionsOf(ctx, id),
    files: await filesOf(ctx, id),
    lastPlace: (await lastOf(ctx, row.organizationId, row.kind, ctx.today))?.place ?? null,
  }
}

export const readingActions: Pick<ActionsOf<typeof contract>, 'get'> = {
  get: (ctx, { id }) => show(ctx, id),
}
