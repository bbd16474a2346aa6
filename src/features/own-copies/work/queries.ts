import { sql } from 'kysely'
import type { Grade, RoundState } from '#features/appraisals/rules.ts'
import type { CommendationKind, CommendationState } from '#features/commendations/rules.ts'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

/** When somebody came to each meeting, where he signed in. */
export async function arrivalsOf({ db }: Db, personId: number): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('meeting_sign_in')
    .where('person_id', '=', personId)
    .select(['meeting_id as meetingId', 'arrived_at as arrivedAt'])
    .execute()
  return new Map(rows.map((row) => [row.meetingId, row.arrivedAt]))
}

/** Every round somebody stood on the roll of; how he was judged only once it was told. */
export const appraisalsOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('appraisal_member as member')
    .innerJoin('appraisal_round as round', 'round.id', 'member.round_id')
    .innerJoin('organization', 'organization.id', 'round.organization_id')
    .where('member.person_id', '=', personId)
    .select([
      'round.year',
      'organization.name as organizationName',
      'member.self_text as selfText',
      'member.absent_because as absentBecause',
      'round.closed_on as closedOn',
    ])
    .select([
      sql<RoundState>`round.state`.as('state'),
      sql<Grade | null>`case when round.told_at is not null then member.grade end`.as('grade'),
      sql<string | null>`case when round.told_at is not null then member.opinion end`.as('opinion'),
      sql<
        string | null
      >`(select string_agg(objection.text || coalesce('（答复：' || objection.answer || '）', ''), '；' order by id)
        from appraisal_objection objection
        where objection.round_id = member.round_id and objection.person_id = member.person_id)`.as(
        'objections',
      ),
      // As on his own page: once the mutual part is over, under the names of those who wrote.
      sql<string | null>`case when round.state in ('test', 'opinion', 'closed') then (
        select string_agg(writer.name || '：' || remark.text, '；' order by writer.name)
        from appraisal_remark remark join appraisal_member writer
          on writer.round_id = remark.round_id and writer.person_id = remark.by_id
        where remark.round_id = member.round_id and remark.about_id = member.person_id) end`.as('remarks'),
    ])
    .orderBy('round.year', 'desc')
    .execute()

/** What is to be put right by somebody himself. */
export const rectificationsOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('rectification')
    .where('person_id', '=', personId)
    .select(['problem', 'measure', 'raised_on as raisedOn', 'due_on as dueOn', 'confirmed_on as confirmedOn'])
    .orderBy('id', 'desc')
    .execute()

export const commendationsOf = ({ db }: Db, personId: number) =>
  db
    .selectFrom('commendation')
    .where('person_id', '=', personId)
    .select(['year', 'level', 'deeds', 'awarded_on as awardedOn', 'awarded_by as awardedBy', 'certificate'])
    .select([sql<CommendationKind>`kind`.as('kind'), sql<CommendationState>`state`.as('state')])
    .orderBy('year', 'desc')
    .execute()
