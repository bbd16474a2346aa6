import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Marks } from '../ballots/rules.ts'
import {
  getRound,
  type MemberRow,
  membersOf,
  objectionsOf,
  type Round,
  remarksOf,
  talliesOf,
} from '../queries.ts'
import {
  excellenceOf,
  type Judged,
  type RoundState,
  takesPart,
  type Why,
  whyNotAdvance,
  whyNotClose,
} from '../rules.ts'
import { words } from '../words.ts'

type Reading = Pick<Context, 'db' | 'reach'>

export const judged = (one: MemberRow): Judged => ({ ...one, selfWritten: one.selfText !== null })

/** A round with everything that its rules look at. */
export async function gather(ctx: Pick<Context, 'db'>, round: Round) {
  const members = await membersOf(ctx, round.id)
  return {
    round,
    members,
    judged: members.map(judged),
    objections: await objectionsOf(ctx, round.id),
    ballots: {
      online: members.filter(({ voted }) => voted).length,
      paper: round.paperReturned ?? 0,
    },
  }
}
export type Gathered = Awaited<ReturnType<typeof gather>>

/** @throws Refusal conflict */
export function refuse(why: Why | null, field?: string): void {
  if (why) throw new Refusal('conflict', why.code, field ? { ...why.facts, field } : why.facts)
}

const inWords = (why: Why | null) => why && (words[why.code]?.(why.facts) ?? why.code)

/** What is in the way of the next step: of going on, or of closing. */
export function nextHindrance({ round, judged, objections, ballots }: Gathered): Why | null {
  const { state, toldAt, excellentOneIn } = round
  if (state === 'closed') return null
  if (state !== 'opinion') return whyNotAdvance({ state, members: judged, ballots })
  return whyNotClose({
    state,
    told: toldAt !== null,
    members: judged,
    oneIn: excellentOneIn,
    objections: objections.filter(({ answer }) => answer === null).length,
  })
}

/** The sums of a test are nobody's to know before it is over. */
export const testIsOver = (state: RoundState) => state === 'opinion' || state === 'closed'

/** What was marked of each member; nothing while the test goes on. */
export async function talliesTold(ctx: Pick<Context, 'db'>, { id, state }: Round) {
  const rows = testIsOver(state) ? await talliesOf(ctx, id) : []
  return new Map<number, Marks>(rows.map(({ personId, ...marks }) => [personId, marks]))
}

/** A round as its branch sees it. @throws Refusal not-found */
export async function show(ctx: Reading, id: number) {
  const gathered = await gather(ctx, await getRound(ctx, id))
  const { round, members, objections, ballots } = gathered
  const tallies = await talliesTold(ctx, round)
  const remarks = await remarksOf(ctx, id)
  const { rated, excellent, most } = excellenceOf(gathered.judged, round.excellentOneIn)
  const { path: _, paperReturned: __, paperSpoiled, paperTellers, toldBy: ___, ...head } = round
  return {
    ...head,
    ballots: { ...ballots, spoiled: paperSpoiled ?? 0, tellers: paperTellers },
    taking: members.filter(takesPart).length,
    rated,
    excellent,
    mostExcellent: most,
    whyNot: inWords(nextHindrance(gathered)),
    members: members.map((one) => ({
      ...one,
      remarks: remarks
        .filter(({ aboutId }) => aboutId === one.personId)
        .map(({ byName, text }) => ({ byName, text })),
      tally: tallies.get(one.personId) ?? null,
      objections: objections
        .filter(({ personId }) => personId === one.personId)
        .map(({ id, text, answer, answeredBy }) => ({ id, text, answer, answeredBy })),
    })),
  }
}

/** A line of the trail about a round, or about one of its members. */
export function noteDeed(
  ctx: Context,
  round: Round,
  deed: string,
  more: { member?: string; after?: object; reason?: string } = {},
): void {
  const name = `${round.organizationName}${round.year}年度民主评议`
  ctx.record({
    action: `appraisal.${deed}`,
    subject: { kind: 'appraisal', id: round.id, name },
    path: round.path,
    ...(more.after || more.member
      ? { after: { ...(more.member && { member: more.member }), ...more.after } }
      : {}),
    ...(more.reason && { reason: more.reason }),
  })
}
