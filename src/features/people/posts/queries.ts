import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { Duty, PostKind } from './rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>

/** Posts in organizations within reach, or of the person's own record. */
export const postsWithin = ({ db, reach }: Scope) =>
  db
    .selectFrom('post')
    .innerJoin('organization', 'organization.id', 'post.organization_id')
    .innerJoin('person', 'person.id', 'post.person_id')
    .leftJoin('term', 'term.id', 'post.term_id')
    .leftJoin('party_group', 'party_group.id', 'post.group_id')
    .where((eb) =>
      eb.or([
        within('organization.path', reach),
        ...(reach.personId ? [eb('post.person_id', '=', reach.personId)] : []),
      ]),
    )
    .select([
      'post.id',
      'post.organization_id as organizationId',
      'organization.name as organizationName',
      'organization.path as path',
      'post.person_id as personId',
      'person.name as personName',
      'post.kind',
      'post.duty',
      'party_group.name as groupName',
      'term.from_on as termFrom',
      'term.ends_on as termEndsOn',
      'post.from_on as fromOn',
      'post.until_on as untilOn',
      'post.ended_because as endedBecause',
    ])

export const postsOf = (
  scope: Scope,
  asked: { organizationId?: number; personId?: number; past: boolean },
  today: Day,
) =>
  postsWithin(scope)
    .$if(asked.organizationId !== undefined, (q) =>
      q.where('post.organization_id', '=', asked.organizationId ?? 0),
    )
    .$if(asked.personId !== undefined, (q) => q.where('post.person_id', '=', asked.personId ?? 0))
    .$if(!asked.past, (q) =>
      q.where((eb) => eb.or([eb('post.until_on', 'is', null), eb('post.until_on', '>', today)])),
    )
    .orderBy('organization.path')
    .orderBy((eb) =>
      eb
        .case('post.kind')
        .when('secretary')
        .then(1)
        .when('deputySecretary')
        .then(2)
        .when('committeeMember')
        .then(3)
        .else(4)
        .end(),
    )
    .orderBy('post.from_on', 'desc')
    .limit(500)
    .execute()

/** The post that is held now and would be in the way: the one secretary, or the same post of the same person. */
export const heldAlready = (
  { db }: Pick<Context, 'db'>,
  post: { organizationId: number; personId: number; kind: PostKind },
) =>
  db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('post.organization_id', '=', post.organizationId)
    .where('post.until_on', 'is', null)
    .where((eb) =>
      eb.or([
        ...(post.kind === 'secretary' ? [eb('post.kind', '=', 'secretary')] : []),
        eb.and([eb('post.person_id', '=', post.personId), eb('post.kind', '=', post.kind)]),
      ]),
    )
    .select(['post.id', 'person.name'])
    .forUpdate()
    .executeTakeFirst()

export async function insertPost(
  { db }: Pick<Context, 'db'>,
  post: {
    organizationId: number
    personId: number
    kind: PostKind
    duty: Duty | null
    groupId: number | null
    fromOn: Day
  },
) {
  const term = await db
    .selectFrom('term')
    .where('organization_id', '=', post.organizationId)
    .where('ended_on', 'is', null)
    .select('id')
    .executeTakeFirst()
  const { id } = await db
    .insertInto('post')
    .values({
      organization_id: post.organizationId,
      person_id: post.personId,
      kind: post.kind,
      duty: post.duty,
      group_id: post.groupId,
      term_id: post.kind === 'groupLeader' ? null : (term?.id ?? null),
      from_on: post.fromOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const endPost = ({ db }: Pick<Context, 'db'>, id: number, untilOn: Day, because: string) =>
  db
    .updateTable('post')
    .set({ until_on: untilOn, ended_because: because })
    .where('id', '=', id)
    .where('until_on', 'is', null)
    .execute()

/** Lets one transaction at a time fill the posts of an organization. */
export const lockPosts = ({ db }: Pick<Context, 'db'>, organizationId: number) =>
  sql`select pg_advisory_xact_lock(hashtext('post'), ${organizationId}::int)`.execute(db)

/** Ends what a person still holds (in one organization, or anywhere); answers what that was. */
export async function endHeldPosts(
  { db }: Pick<Context, 'db'>,
  held: { personId: number; organizationId?: number | null },
  on: Day,
  because: string,
) {
  const { rows } = await sql<{ id: number; kind: PostKind; duty: Duty | null; path: string }>`
    update post set until_on = greatest(post.from_on, ${on}::date), ended_because = ${because}
    from organization
    where organization.id = post.organization_id and post.person_id = ${held.personId} and post.until_on is null
      and (${held.organizationId ?? null}::int is null or post.organization_id = ${held.organizationId ?? null}::int)
    returning post.id, post.kind, post.duty, organization.path`.execute(db)
  return rows
}

/**
 * Posts as first recorded, thousands at once: since the beginning of the term that runs, but not before `since`;
 * where no term is known, from `otherwise`.
 */
export const insertPosts = (
  { db }: Pick<Context, 'db'>,
  posts: { organizationId: number; personId: number; kind: string; duty: string | null; since: Day }[],
  otherwise: Day,
) =>
  sql`
    insert into post (organization_id, person_id, kind, duty, term_id, from_on)
    select "organizationId", "personId", kind, duty, term.id,
      case when term.from_on is null then ${otherwise}::date else greatest(term.from_on, since) end
    from json_to_recordset(${JSON.stringify(posts)}::json) as row ("organizationId" integer, "personId" integer,
      kind text, duty text, since date)
    left join term on term.organization_id = "organizationId" and term.ended_on is null`.execute(db)
