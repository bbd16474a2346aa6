import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

export type NewReply = {
  gateway: string
  gatewayId: string
  fromSealed: Buffer
  fromKey: Buffer
  fromMasked: string
  textSealed: Buffer
}

/** Keeps a reply once; null when the gateway told it before. Whose number it is: of one person, or of nobody. */
export async function insertReply(
  { db, now }: Pick<Context, 'db' | 'now'>,
  given: NewReply,
): Promise<number | null> {
  const made = await db
    .insertInto('message_reply')
    .values((eb) => ({
      gateway: given.gateway,
      gateway_id: given.gatewayId,
      from_sealed: given.fromSealed,
      from_key: given.fromKey,
      from_masked: given.fromMasked,
      person_id: eb
        .selectFrom('person')
        .where('phone_key', '=', given.fromKey)
        .where('employment', '<>', 'deceased')
        .select(sql<number | null>`case when count(*) = 1 then min(id) end`.as('id')),
      text_sealed: given.textSealed,
      received_at: now,
    }))
    .onConflict((conflict) => conflict.columns(['gateway', 'gateway_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? null
}

export const settleReply = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number, outcome: string) =>
  db
    .updateTable('message_reply')
    .set({ handled_at: now, outcome })
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** The text is sealed, so it is the sender that a search finds. */
export const repliesFound = ({ db }: Db, asked: { open?: boolean | undefined; text?: string | undefined }) =>
  db
    .selectFrom('message_reply as reply')
    .leftJoin('person', 'person.id', 'reply.person_id')
    .$if(Boolean(asked.open), (q) => q.where('reply.handled_at', 'is', null))
    .$if(Boolean(asked.text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(person.name, ${asked.text ?? ''}) > 0 or strpos(reply.from_masked, ${asked.text ?? ''}) > 0)`,
      ),
    )
type Found = ReturnType<typeof repliesFound>

const selected = (found: Found) =>
  found.select([
    'reply.id',
    'reply.from_masked as fromMasked',
    'person.name as personName',
    'reply.text_sealed as textSealed',
    'reply.received_at as receivedAt',
    'reply.handled_at as handledAt',
    'reply.outcome',
  ])

export const pageOfReplies = (found: Found, page: { limit: number; offset: number }) =>
  selected(found).orderBy('reply.id', 'desc').limit(page.limit).offset(page.offset).execute()
export type ReplyRow = Awaited<ReturnType<typeof pageOfReplies>>[number]

export const getReply = ({ db }: Db, id: number) =>
  selected(repliesFound({ db }, {}).where('reply.id', '=', id)).executeTakeFirst()

export async function countReplies(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** A reply as it was kept, for whoever decides by it: number and text are opened by him. */
export const keptReply = ({ db }: Db, id: number) =>
  db
    .selectFrom('message_reply')
    .where('id', '=', id)
    .select([
      'id',
      'from_key as fromKey',
      'from_masked as fromMasked',
      'person_id as personId',
      'text_sealed as textSealed',
      'handled_at as handledAt',
    ])
    .executeTakeFirst()
