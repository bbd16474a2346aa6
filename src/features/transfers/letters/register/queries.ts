import { type SqlBool, sql } from 'kysely'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach' | 'today'>

export type LetterFilters = {
  text?: string | undefined
  path: string
  year?: number | undefined
  open: boolean
}

/** The letters of committees within reach, newest first. */
export const listLetters = ({ db, reach }: Scope, asked: LetterFilters) =>
  db
    .selectFrom('transfer_letter as letter')
    .innerJoin('organization', 'organization.id', 'letter.committee_id')
    .innerJoin('official_document as document', 'document.id', 'letter.document_id')
    .where(within('organization.path', reach))
    .where(below('organization.path', asked.path))
    .$if(asked.year !== undefined, (q) => q.where('document.number_year', '=', asked.year ?? 0))
    .$if(asked.open, (q) =>
      q.where(
        sql<SqlBool>`exists (select from transfer where transfer.letter_id = letter.id
          and transfer.state not in ('done', 'withdrawn'))`,
      ),
    )
    .$if(Boolean(asked.text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(document.number, ${asked.text ?? ''}) > 0 or strpos(letter.addressee, ${asked.text ?? ''}) > 0
          or exists (select from transfer join person on person.id = transfer.person_id
            where transfer.letter_id = letter.id and strpos(person.name, ${asked.text ?? ''}) > 0))`,
      ),
    )
export type FoundLetters = ReturnType<typeof listLetters>

export const pageOfLetters = (found: FoundLetters, today: string, page: { limit: number; offset: number }) =>
  found
    .select([
      'letter.id',
      'letter.document_id as documentId',
      'organization.name as committeeName',
      'letter.addressee',
      'letter.people',
      'letter.issued_on as issuedOn',
      'letter.valid_until as validUntil',
      sql<string>`coalesce(document.number, '')`.as('number'),
      sql<boolean>`document.voided_at is not null`.as('voided'),
      sql<boolean>`document.sealed_at is not null`.as('sealed'),
      sql<string>`coalesce((select string_agg(person.name, '、' order by transfer.id) from transfer
        join person on person.id = transfer.person_id where transfer.letter_id = letter.id), '')`.as('names'),
      sql<number>`(select count(*)::int from transfer where letter_id = letter.id and accepted_on is not null)`.as(
        'accepted',
      ),
      sql<number>`(select count(*)::int from transfer where letter_id = letter.id and state = 'done')`.as(
        'filed',
      ),
      sql<boolean>`(letter.valid_until < ${today}::date and exists (select from transfer where letter_id = letter.id
        and state in ('issued', 'inTransit')))`.as('overdue'),
    ])
    .orderBy('letter.issued_on', 'desc')
    .orderBy('letter.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countLetters(found: FoundLetters): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}
