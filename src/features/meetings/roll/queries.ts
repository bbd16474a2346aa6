import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { holdsOn } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { Circle } from './rules.ts'

type Reading = Pick<Context, 'db'>

const posts = ['secretary', 'deputySecretary', 'committeeMember']

/** SQL: holds one of the posts of a branch committee on the day. */
const inOffice = (organizationId: number, day: Day, kinds = posts) => sql<boolean>`exists (
  select from post where post.person_id = person.id and post.organization_id = ${organizationId}
    and post.kind = any(${kinds}::text[]) and ${holdsOn('post', day)})`

/** Who was to be at a meeting of the branch on a day, probationary members without a vote: 章程第七条 (V). */
export const rollOn = (
  { db }: Reading,
  asked: { organizationId: number; circle: Circle; groupId: number | null; day: Day; among?: number[] },
) =>
  db
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .where('standing.organization_id', '=', asked.organizationId)
    .where('standing.membership', '=', 'active')
    .where(holdsOn('standing', asked.day))
    .$if(asked.circle === 'group', (q) => q.where('standing.group_id', '=', asked.groupId))
    .$if(asked.circle === 'committee', (q) => q.where(inOffice(asked.organizationId, asked.day)))
    // Of these people only, when they are named.
    .$if(asked.among !== undefined, (q) =>
      q.where('standing.person_id', '=', sql<number>`any(${asked.among})`),
    )
    .select(['person.id as personId', 'person.name'])
    .select(sql<boolean>`standing.political_status = 'fullMember'`.as('voting'))
    .select(inOffice(asked.organizationId, asked.day).as('officer'))
    .select(inOffice(asked.organizationId, asked.day, ['secretary']).as('secretary'))
    .orderBy('person.name_pinyin')
    .orderBy('person.id')
    .execute()
