import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { attendeesOf, holdMeeting, type MeetingRow, writeAttendees } from '../queries.ts'
import { agendaOf, invitedTo, show } from '../reading/actions.ts'
import { attendanceOf, type MeetingTask, meetingKindNames, meetingTaskNames } from '../rules.ts'
import type { records } from './contract.ts'
import { confirmMeeting, insertAddition, votesOf, writeHolding, writeMinutes } from './queries.ts'
import { lateDays, type Resolution, whyNotConfirm, whyNotHeld, whyNotVote, whyNotWrite } from './rules.ts'

/** The line of the trail for something done with a meeting. */
export function noteDeed(
  ctx: Pick<Context, 'record'>,
  row: MeetingRow,
  deed: string,
  more: { after?: unknown; before?: unknown; reason?: string | null } = {},
): void {
  ctx.record({
    action: `meeting.${deed}`,
    subject: { kind: 'meeting', id: row.id, name: row.title || meetingKindNames[row.kind] },
    path: row.path,
    ...more,
  })
}

/** A meeting that may still be written to, as whoever writes has last read it. */
async function holdOpen(ctx: Context, { id, revision }: { id: number; revision?: number }) {
  const row = await holdMeeting(ctx, id)
  const why = whyNotWrite(row.status)
  if (why) throw new Refusal('conflict', why, { by: row.confirmedBy })
  if (revision !== undefined && revision !== row.revision)
    throw new Refusal('conflict', 'meeting-changed', { by: row.recordedBy })
  return row
}

async function resolutionsOf(ctx: Context, row: MeetingRow): Promise<Resolution[]> {
  const votes = new Map((await votesOf(ctx, row.id)).map((one) => [one.resolution, one]))
  return row.resolutions.map((text, at) => ({ text, vote: votes.get(at + 1) ?? null }))
}

type Given = Parameters<ActionsOf<typeof records>['hold']>[1]

/** Everybody on the roll of the day, as the record says; who is not named was not there. */
async function attendeesIn(ctx: Context, row: MeetingRow, { heldOn, attendees }: Given) {
  const invited = await invitedTo(ctx, row, heldOn)
  const given = new Map(attendees.map((one) => [one.personId, one]))
  const stranger = attendees.find(({ personId }) => !invited.some((one) => one.personId === personId))
  if (stranger) throw new Refusal('invalid', 'meeting-stranger', { field: 'attendees' })
  return invited.map((one) => {
    const { present = false, excuse = null, task = null } = given.get(one.personId) ?? {}
    return { ...one, present, excuse, task }
  })
}

/** Who had a vote and was there. */
async function attendance(ctx: Context, row: MeetingRow) {
  return attendanceOf(await attendeesOf(ctx, row.id))
}

/**
 * An affair refers to the record: who watched and who counted the votes is written into it, and it is confirmed with the
 * affair. Of a record that is confirmed already what is added is told by an addition.
 */
export async function settle(
  ctx: Context,
  row: MeetingRow,
  { scrutineers, tellers }: { scrutineers: number[]; tellers: number[] },
): Promise<void> {
  const taskOf = (personId: number): MeetingTask | null =>
    scrutineers.includes(personId) ? 'scrutineer' : tellers.includes(personId) ? 'teller' : null
  const roll = await attendeesOf(ctx, row.id)
  const added = roll.filter(({ personId }) => taskOf(personId) !== null)
  if (added.length > 0)
    await writeAttendees(
      ctx,
      row.id,
      roll.map((one) => ({ ...one, task: taskOf(one.personId) ?? one.task })),
    )
  const { id, revision } = row
  if (row.status !== 'confirmed') await recordActions.confirm(ctx, { id, revision })
  else if (added.length > 0) {
    const said = added.map(
      ({ personId, name }) => `${meetingTaskNames[taskOf(personId) ?? 'teller']}：${name}`,
    )
    await recordActions.add(ctx, { id, text: said.join('；') })
  }
}

export const recordActions: ActionsOf<typeof records> = {
  async write(ctx, { agenda, resolutions, ...given }) {
    const row = await holdOpen(ctx, given)
    if (row.heldOn) {
      const { present } = await attendance(ctx, row)
      const wrong = resolutions.find(({ vote }) => vote && whyNotVote(vote, present))
      if (wrong) throw new Refusal('conflict', 'vote-over-present', { field: 'resolutions', present })
    }
    await writeMinutes(ctx, row.id, { agenda, resolutions })
    // Saved while somebody writes: the trail tells it once, with the holding and the confirmation.
    return show(ctx, row.id)
  },

  async hold(ctx, given) {
    const row = await holdOpen(ctx, given)
    const attendees = await attendeesIn(ctx, row, given)
    const resolutions = await resolutionsOf(ctx, row)
    const { heldOn, place, also, guests, lecturer, hours, lateBecause } = given
    const facts = { kind: row.kind, heldOn, today: ctx.today, lateBecause, attendees, resolutions }
    const why = whyNotHeld({ ...facts, recordedAlready: row.heldOn !== null })
    if (why) {
      const { code, ...more } = why
      throw new Refusal('conflict', code, { ...more, days: lateDays, ...attendanceOf(attendees) })
    }
    const kinds = also.filter((kind) => kind !== row.kind)
    const holding = { heldOn, place, also: kinds, attendees, guests, lecturer, hours, lateBecause }
    await writeHolding(ctx, row.id, holding)
    noteDeed(ctx, row, row.heldOn ? 'attendanceCorrected' : 'held', {
      after: { meeting: meetingKindNames[row.kind], heldOn, place, ...attendanceOf(attendees) },
      reason: lateBecause,
    })
    return show(ctx, row.id)
  },

  async confirm(ctx, given) {
    const row = await holdOpen(ctx, given)
    const { status, kind, also, agenda, lecturer } = row
    const { present } = await attendance(ctx, row)
    const resolutions = await resolutionsOf(ctx, row)
    const kinds = [kind, ...also]
    const why = whyNotConfirm({ status, kinds, agenda, lecturer, resolutions, present })
    if (why) throw new Refusal('conflict', why.code, { field: why.field, present })
    await confirmMeeting(ctx, row.id)
    noteDeed(ctx, row, 'confirmed', {
      after: { meeting: meetingKindNames[kind], agenda: agendaOf(row).map(({ item }) => item) },
    })
    return show(ctx, row.id)
  },

  async add(ctx, { id, text }) {
    const row = await holdMeeting(ctx, id)
    if (row.status !== 'confirmed') throw new Refusal('conflict', 'meeting-not-confirmed', {})
    await insertAddition(ctx, id, text)
    noteDeed(ctx, row, 'added', { after: { text } })
    return show(ctx, id)
  },
}
