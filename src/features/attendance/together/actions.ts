import { dayIn } from '#basics/days.ts'
import { rollOn } from '#features/meetings/roll/queries.ts'
import { circleOf } from '#features/meetings/roll/rules.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import type { Actor, Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Batch } from '#platform/gather.ts'
import { insertSignIns, meetingsById, type SignInMeeting, signInsOf } from '../queries.ts'
import { beginOf, type Code, markedText, signedBy, type Way, whyNotSignIn } from '../rules.ts'

export type Scanned = { code: Code; personId: number; by: Actor }
type Answer = {
  kind: SignInMeeting['kind']
  title: string
  organizationName: string
  place: string
  name: string
  signedAt: string
  way: Way
  already: boolean
}

/** What the platform alone can put on a code. */
export const markOf = ({ sealing }: Pick<Context, 'sealing'>, code: Omit<Code, 'mark'>): string =>
  sealing.keyOf(markedText(code)).toString('hex').slice(0, 20)

/**
 * A hall signs in within a minute, and a commit takes 20 ms: those who come together are written together, each with
 * a line of the trail in his own name, and none is told so before it is kept.
 */
export const signInTogether: Batch<Scanned, Answer, Context> = {
  name: 'meeting-sign-ins',
  async write(ctx, all) {
    const meetings = await meetingsById(ctx, [...new Set(all.map(({ code }) => code.meetingId))])
    const decided = new Map<Scanned, Answer | Refusal>()
    for (const meeting of meetings) {
      const here = all.filter(({ code }) => code.meetingId === meeting.id)
      for (const [one, answer] of await signInto(ctx, meeting, here)) decided.set(one, answer)
    }
    const unknown = new Refusal('invalid', 'sign-in-code-unknown', { field: 'code' })
    return all.map((one) => decided.get(one) ?? unknown)
  },
}

async function signInto(ctx: Context, meeting: SignInMeeting, here: Scanned[]) {
  const names = await namesOnRoll(ctx, meeting, here)
  const refused = here.flatMap((one): [Scanned, Refusal][] => {
    const mark = markOf(ctx, one.code)
    const onRoll = names.has(one.personId)
    const why = whyNotSignIn({ code: one.code, mark, now: ctx.now, status: meeting.status, onRoll })
    return why ? [[one, new Refusal('conflict', why, { field: 'code', name: one.by.name })]] : []
  })
  const no = new Set(refused.map(([one]) => one))
  const may = here.filter((one) => !no.has(one))
  const written = await write(ctx, meeting, may)
  const kept = await signInsOf(
    ctx,
    meeting.id,
    may.map(({ personId }) => personId),
  )
  const byPerson = new Map(kept.map((one) => [one.personId, one]))
  const { kind, title, organizationName, place } = meeting
  const answers = may.map((one): [Scanned, Answer] => {
    const { at, way } = byPerson.get(one.personId) as (typeof kept)[number]
    const name = names.get(one.personId) as string
    const said = { kind, title, organizationName, place, name, signedAt: at, way }
    return [one, { ...said, already: !written.has(one) }]
  })
  return [...refused, ...answers]
}

/** Those of them who are to come to the meeting, by the roll of its day. */
async function namesOnRoll(ctx: Context, meeting: SignInMeeting, here: Scanned[]) {
  const { organizationId, groupId, kind, heldOn } = meeting
  const names = new Map<number, string>()
  // As a rule all of one meeting are of one day.
  const days = new Map(here.map(({ code }) => [heldOn ?? dayIn(beginOf(code.turn)), code]))
  for (const day of days.keys()) {
    const among = here.map(({ personId }) => personId)
    const roll = await rollOn(ctx, { organizationId, circle: circleOf(kind), groupId, day, among })
    for (const { personId, name } of roll) names.set(personId, name)
  }
  return names
}

/** Writes those who were not there before, each with his line; answers which. */
async function write(ctx: Context, meeting: SignInMeeting, may: Scanned[]): Promise<Set<Scanned>> {
  const signIns = may.map(({ code, personId, by }) => {
    const { accountId } = by
    const more = { accountId, enteredBy: null, because: null }
    return { meetingId: meeting.id, personId, ...signedBy(code, ctx.now), ...more }
  })
  const written = new Set((await insertSignIns(ctx, signIns)).map(({ personId }) => personId))
  // Whoever pressed twice within one batch is written once.
  const first = may.filter(({ personId }) => written.delete(personId))
  for (const { by } of first)
    ctx.record({
      action: 'meeting.signedIn',
      subject: { kind: 'meeting', id: meeting.id, name: meeting.title || meetingKindNames[meeting.kind] },
      path: meeting.path,
      by,
    })
  return new Set(first)
}
