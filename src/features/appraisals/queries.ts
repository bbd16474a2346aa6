import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Grade, RoundState } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Db = Pick<Context, 'db'>

const roundColumns = [
  'round.id',
  'round.organization_id as organizationId',
  'organization.name as organizationName',
  'organization.path',
  'round.year',
  'round.roll_on as rollOn',
  'round.excellent_one_in as excellentOneIn',
  'round.meeting_id as meetingId',
  'round.paper_returned as paperReturned',
  'round.paper_spoiled as paperSpoiled',
  'round.paper_tellers as paperTellers',
  'round.opened_at as openedAt',
  'round.opened_by as openedBy',
  'round.told_at as toldAt',
  'round.told_by as toldBy',
  'round.closed_on as closedOn',
  'round.closed_by as closedBy',
] as const

const rounds = ({ db }: Db) =>
  db
    .selectFrom('appraisal_round as round')
    .innerJoin('organization', 'organization.id', 'round.organization_id')
    .select(roundColumns)
    .select(sql<RoundState>`round.state`.as('state'))

/** One round within reach. @throws Refusal not-found */
export async function getRound(ctx: Scope, id: number) {
  const found = await rounds(ctx)
    .where('round.id', '=', id)
    .where(within('organization.path', ctx.reach))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}
export type Round = Awaited<ReturnType<typeof getRound>>

/** The same, held: every step and every ballot of one round takes its turn. */
export async function holdRound(ctx: Scope, id: number): Promise<Round> {
  await getRound(ctx, id)
  await ctx.db
    .selectFrom('appraisal_round')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .executeTakeFirstOrThrow()
  return getRound(ctx, id)
}

/** The round of a year that somebody stands on the roll of, held; the latest one without a year. */
export async function roundOfMember(ctx: Db, personId: number, open: boolean): Promise<Round | undefined> {
  return rounds(ctx)
    .innerJoin('appraisal_member as member', 'member.round_id', 'round.id')
    .where('member.person_id', '=', personId)
    .$if(open, (q) => q.where('round.state', '<>', 'closed'))
    .orderBy('round.year', 'desc')
    .orderBy('round.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export const membersOf = ({ db }: Db, roundId: number) =>
  db
    .selectFrom('appraisal_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .where('member.round_id', '=', roundId)
    .select([
      'member.person_id as personId',
      'member.name',
      'member.probationary',
      'member.absent_because as absentBecause',
      'member.self_text as selfText',
      'member.self_at as selfAt',
      'member.self_on_paper as selfOnPaper',
      'member.voted',
      'member.opinion',
    ])
    .select(sql<Grade | null>`member.grade`.as('grade'))
    .orderBy('person.name_pinyin')
    .orderBy('member.person_id')
    .execute()
export type MemberRow = Awaited<ReturnType<typeof membersOf>>[number]

export const remarksOf = ({ db }: Db, roundId: number) =>
  db
    .selectFrom('appraisal_remark as remark')
    .innerJoin('person', 'person.id', 'remark.by_id')
    .where('round_id', '=', roundId)
    .select(['remark.about_id as aboutId', 'remark.by_id as byId', 'person.name as byName', 'remark.text'])
    .orderBy('remark.given_at')
    .orderBy('remark.by_id')
    .execute()

/** What was marked of each member, on the phone and on paper together. */
export const talliesOf = ({ db }: Db, roundId: number) =>
  db
    .selectFrom('appraisal_tally')
    .where('round_id', '=', roundId)
    .groupBy('person_id')
    .select([
      'person_id as personId',
      sql<number>`sum(excellent)::int`.as('excellent'),
      sql<number>`sum(qualified)::int`.as('qualified'),
      sql<number>`sum(basically_qualified)::int`.as('basicallyQualified'),
      sql<number>`sum(unqualified)::int`.as('unqualified'),
      sql<number>`sum(abstained)::int`.as('abstained'),
    ])
    .execute()

export const objectionsOf = ({ db }: Db, roundId: number) =>
  db
    .selectFrom('appraisal_objection')
    .where('round_id', '=', roundId)
    .select([
      'id',
      'person_id as personId',
      'text',
      'raised_at as raisedAt',
      'answer',
      'answered_by as answeredBy',
    ])
    .orderBy('id')
    .execute()

export const setState = ({ db }: Db, id: number, state: RoundState) =>
  db.updateTable('appraisal_round').set({ state }).where('id', '=', id).execute()

export const setTold = ({ db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>, id: number) =>
  db.updateTable('appraisal_round').set({ told_at: now, told_by: actor.name }).where('id', '=', id).execute()

export const closeRound = ({ db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>, id: number, on: Day) =>
  db
    .updateTable('appraisal_round')
    .set({ state: 'closed', closed_on: on, closed_at: now, closed_by: actor.name })
    .where('id', '=', id)
    .execute()
