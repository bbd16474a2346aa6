import { attendeesOf, getMeeting, holdMeeting, type MeetingRow } from '#features/meetings/queries.ts'
import { notedOf } from '#features/meetings/reading/queries.ts'
import { rollOn } from '#features/meetings/roll/queries.ts'
import { circleOf } from '#features/meetings/roll/rules.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { qrPicture } from '#platform/qr.ts'
import type { AttendanceShape, contract } from './contract.ts'
import { insertSignIns, signInsOf } from './queries.ts'
import { beginOf, codeSeconds, codeText, rateOf, readCode, turnAt, whyClosed } from './rules.ts'
import { markOf, type Scanned, signInTogether } from './together/actions.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today'>

/** Who is to come: of the roll as it was kept, or as it is on the day it is planned for. */
async function rollOf(ctx: Reading, row: MeetingRow) {
  if (row.heldOn) return attendeesOf(ctx, row.id)
  const { organizationId, groupId, kind } = row
  const day = row.plannedOn ?? ctx.today
  const roll = await rollOn(ctx, { organizationId, circle: circleOf(kind), groupId, day })
  const noted = new Map((await notedOf(ctx, row.id)).map((one) => [one.personId, one.excuse]))
  return roll.map((one) => ({ ...one, present: null, excuse: noted.get(one.personId) ?? null }))
}

async function show(ctx: Reading, id: number): Promise<AttendanceShape> {
  const row = await getMeeting(ctx, id)
  const people = await rollOf(ctx, row)
  const signIns = new Map((await signInsOf(ctx, id)).map(({ personId, ...one }) => [personId, one]))
  const roll = people.map(({ personId, name, voting, present, excuse }) => {
    return { personId, name, voting, present, excuse, signIn: signIns.get(personId) ?? null }
  })
  const { kind, title, status, startsAt, place, organizationName } = row
  const present = row.heldOn ? roll.filter((one) => one.present).length : null
  return {
    ...{ id, organizationName, kind, title, status, startsAt, place },
    on: row.heldOn ?? row.plannedOn ?? ctx.today,
    invited: roll.length,
    signedIn: roll.filter(({ signIn }) => signIn !== null).length,
    onLeave: roll.filter(({ excuse }) => excuse !== null).length,
    present,
    rate: present === null ? null : rateOf(present, roll.length),
    roll,
  }
}

export const attendanceActions: ActionsOf<typeof contract> = {
  get: (ctx, { id }) => show(ctx, id),

  async code(ctx, { id }) {
    const { status } = await getMeeting(ctx, id)
    const why = whyClosed(status)
    if (why) throw new Refusal('conflict', why)
    const turn = turnAt(ctx.now)
    const text = codeText({ meetingId: id, turn, mark: markOf(ctx, { meetingId: id, turn }) })
    const address = `${ctx.address}/sign-in-here/${text}`
    const left = beginOf(turn + 1).getTime() - ctx.now.getTime()
    return { address, ...(await qrPicture(address)), seconds: Math.min(codeSeconds, left / 1000) }
  },

  async enter(ctx, { id, personId, because }) {
    const row = await holdMeeting(ctx, id)
    const why = whyClosed(row.status)
    if (why) throw new Refusal('conflict', why)
    const person = (await rollOf(ctx, row)).find((one) => one.personId === personId)
    if (!person) throw new Refusal('conflict', 'sign-in-entry-not-on-roll', { field: 'personId' })
    const { accountId, name: enteredBy } = ctx.actor
    const entry = { meetingId: id, personId, signedAt: ctx.now, way: 'entered' as const }
    const written = await insertSignIns(ctx, [{ ...entry, accountId, enteredBy, because }])
    if (written.length === 0)
      throw new Refusal('conflict', 'sign-in-already', { field: 'personId', name: person.name })
    ctx.record({
      action: 'meeting.signInEntered',
      subject: { kind: 'meeting', id, name: row.title || meetingKindNames[row.kind] },
      path: row.path,
      after: { name: person.name },
      reason: because,
    })
    return show(ctx, id)
  },

  async signIn(ctx, { code: text }) {
    const { actor, reach } = ctx
    const code = readCode(text)
    if (!code) throw new Refusal('invalid', 'sign-in-code-unknown', { field: 'code' })
    if (reach.personId === null) throw new Refusal('conflict', 'no-own-record')
    const scanned: Scanned = { code, personId: reach.personId, by: actor }
    return ctx.together(signInTogether, scanned)
  },
}
