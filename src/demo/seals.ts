import { sql } from 'kysely'
import { addDays } from '#basics/days.ts'
import { officialSealsFor, requestStamp } from '#features/seals/uses/actions.ts'
import type { Context } from '#platform/context.ts'

/**
 * Every organization that stands has its official seal, kept by its secretary; where there is none, by the member who
 * became one first. Nothing is drawn and no certificate issued before a seal is used.
 */
export async function loadSeals({ db, now, today, actor }: Context): Promise<void> {
  const usual = addDays(today, -400)
  await sql`
    with keeper as (
      select organization.id as organization_id, coalesce(
        (select post.person_id from post join person on person.id = post.person_id
          where post.organization_id = organization.id and post.kind = 'secretary' and post.until_on is null
            and person.employment in ('employed', 'retired') and person.membership = 'active'
            and starts_with(person.organization_path, organization.path) limit 1),
        (select person.id from person
          where person.employment in ('employed', 'retired') and person.membership = 'active'
            and person.organization_path >= organization.path and person.organization_path < organization.path || '~'
          order by person.became_full_on nulls last, person.id limit 1)) as person_id
      from organization where closed_on is null and kind <> 'temporaryBranch' and char_length(name) <= 40),
    made as (
      insert into seal (organization_id, organization_name, inscription, made_on, made_because, made_at, made_by)
      select organization.id, organization.name, organization.name,
        greatest(organization.established_on, ${usual}::date), '启用电子印章', ${now.toISOString()}::timestamptz, ${actor.name}
      from organization join keeper on keeper.organization_id = organization.id where keeper.person_id is not null
      returning id, organization_id, made_on)
    insert into seal_custody (seal_id, person_id, from_on, reason, recorded_at, recorded_by)
    select made.id, keeper.person_id, made.made_on, '启用电子印章', ${now.toISOString()}::timestamptz, ${actor.name}
    from made join keeper using (organization_id)`.execute(db)
}

/** What was issued is stamped soon after the start; the newest document still waits for somebody's leave. */
export async function stampDocuments(ctx: Context): Promise<void> {
  const issued = await ctx.db
    .selectFrom('official_document')
    .where('status', '=', 'issued')
    .select(['id', 'signatory'])
    .orderBy('id')
    .execute()
  const newest = issued.at(-1)
  for (const { id, signatory } of issued) {
    const sealIds = await officialSealsFor(ctx, id)
    const asked = { documentId: id, sealIds, reason: '印发公文用印' }
    await requestStamp(ctx, id === newest?.id ? asked : { ...asked, basis: `${signatory ?? '负责人'}签发` })
  }
}
