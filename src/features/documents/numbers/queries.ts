import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { DocumentKind } from '../rules.ts'

type Writer = Pick<Context, 'db'>

/** The next number of an organization, kind and year; nobody else gets one of these before this is committed. */
export async function takeSequence(
  { db }: Writer,
  organizationId: number,
  kind: DocumentKind,
  year: number,
): Promise<number> {
  const { last } = await db
    .insertInto('document_sequence')
    .values({ organization_id: organizationId, kind, year, last: 1 })
    .onConflict((oc) =>
      oc
        .columns(['organization_id', 'kind', 'year'])
        .doUpdateSet({ last: sql<number>`document_sequence.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

export async function codeOfOrganization({ db }: Writer, organizationId: number): Promise<string | null> {
  const row = await db
    .selectFrom('document_code')
    .where('organization_id', '=', organizationId)
    .select('code')
    .executeTakeFirst()
  return row?.code ?? null
}

/** Gives an organization the first of these codes that nobody has. */
export async function giveCode(
  { db }: Writer,
  organizationId: number,
  codes: string[],
): Promise<string | null> {
  for (const code of codes) {
    await db
      .insertInto('document_code')
      .values({ organization_id: organizationId, code })
      .onConflict((oc) => oc.doNothing())
      .execute()
    const given = await codeOfOrganization({ db }, organizationId)
    if (given) return given
  }
  return null
}

/** Who has this code already. */
export const holderOfCode = ({ db }: Writer, code: string) =>
  db
    .selectFrom('document_code')
    .innerJoin('organization', 'organization.id', 'document_code.organization_id')
    .where('document_code.code', '=', code)
    .select(['organization.id', 'organization.name'])
    .executeTakeFirst()

export const setCode = ({ db }: Writer, organizationId: number, code: string) =>
  db
    .insertInto('document_code')
    .values({ organization_id: organizationId, code })
    .onConflict((oc) => oc.column('organization_id').doUpdateSet({ code }))
    .execute()
