import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db'>

/** Who holds a post in the branch on a day: of the outgoing committee, its secretary first. */
export const officersOn = ({ db }: Writer, organizationId: number) =>
  db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('post.organization_id', '=', organizationId)
    .where('post.until_on', 'is', null)
    .where('post.kind', 'in', ['secretary', 'deputySecretary', 'committeeMember'])
    .select(['post.id as postId', 'post.person_id as personId', 'person.name', 'post.kind', 'post.duty'])
    .orderBy(sql`array_position(array['secretary', 'deputySecretary', 'committeeMember'], post.kind)`)
    .orderBy('post.id')
    .execute()
