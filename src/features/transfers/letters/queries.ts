import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db'>

export async function insertLetter(
  { db }: Writer,
  letter: {
    committeeId: number
    documentId: number
    addressee: string
    people: number
    issuedOn: Day
    validUntil: Day
  },
): Promise<number> {
  const { id } = await db
    .insertInto('transfer_letter')
    .values({
      committee_id: letter.committeeId,
      document_id: letter.documentId,
      addressee: letter.addressee,
      people: letter.people,
      issued_on: letter.issuedOn,
      valid_until: letter.validUntil,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The facts of people as they stand in the list of a letter. */
export const listedPeople = ({ db }: Writer, ids: number[]) =>
  db
    .selectFrom('person')
    .where('id', 'in', ids)
    .select([
      'id',
      'name',
      'gender',
      'ethnicity',
      'birth_date as birthDate',
      'political_status as status',
      'joined_on as joinedOn',
    ])
    .execute()

/** How many transfers under way still rest on a letter. */
export async function usersOfLetter({ db }: Writer, letterId: number): Promise<number> {
  const row = await db
    .selectFrom('transfer')
    .where('letter_id', '=', letterId)
    .where('state', '<>', 'withdrawn')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}
