import { sql } from 'kysely'

/** SQL: the name of who is secretary of the organization whose id is given. */
export const secretaryOf = (organizationId: string) =>
  sql<string>`coalesce((select person.name from post join person on person.id = post.person_id
    where post.organization_id = ${sql.ref(organizationId)} and post.kind = 'secretary' and post.until_on is null
    limit 1), '党支部')`
