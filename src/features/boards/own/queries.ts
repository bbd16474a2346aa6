import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { type DeliveryStatus, recipientsOf } from '#features/messages/rules.ts'
import { sharedWith, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { PlacedCard } from './contract.ts'
import type { Rhythm } from './rules.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'actor'>

/**
 * The boards a person may use: the own ones, and those shared with an organization that the person acts for or that lies
 * above it.
 */
const visible = ({ db, reach, actor }: Reading) =>
  db
    .selectFrom('board')
    .innerJoin('account', 'account.id', 'board.owner_account_id')
    .leftJoin('organization as place', 'place.id', 'board.organization_id')
    .leftJoin('organization as shared', 'shared.path', 'board.shared_with_path')
    .leftJoin('board_subscription as mine', (join) =>
      join.onRef('mine.board_id', '=', 'board.id').on('mine.account_id', '=', actor.accountId ?? 0),
    )
    .where((eb) =>
      eb.or([
        eb('board.owner_account_id', '=', actor.accountId ?? 0),
        sharedWith('board.shared_with_path', reach),
      ]),
    )
    .select([
      'board.id',
      'board.name',
      'board.organization_id as organizationId',
      'shared.id as sharedWithId',
      'account.name as owner',
      'board.saved_at as savedAt',
      sql<PlacedCard[]>`board.cards`.as('cards'),
      sql<string | null>`coalesce(place.short_name, place.name)`.as('organizationName'),
      sql<string | null>`coalesce(shared.short_name, shared.name)`.as('sharedWith'),
      sql<boolean>`board.owner_account_id = ${actor.accountId ?? 0}`.as('mine'),
      sql<Rhythm | null>`mine.rhythm`.as('rhythm'),
      sql<boolean>`coalesce(mine.by_mail, false)`.as('byMail'),
    ])

export const listBoards = (ctx: Reading) => visible(ctx).orderBy('board.name').orderBy('board.id').execute()

/** @throws Refusal not-found */
export async function getBoard(ctx: Reading, id: number) {
  const found = await visible(ctx).where('board.id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export type SavedBoard = {
  name: string
  cards: PlacedCard[]
  organizationId: number | null
  sharedWithPath: string | null
}

const columnsOf = ({ name, cards, organizationId, sharedWithPath }: SavedBoard, now: Date) => ({
  name,
  cards: JSON.stringify(cards),
  organization_id: organizationId,
  shared_with_path: sharedWithPath,
  saved_at: now,
})

export const insertBoard = ({ db, now }: Pick<Context, 'db' | 'now'>, accountId: number, board: SavedBoard) =>
  db
    .insertInto('board')
    .values({ ...columnsOf(board, now), owner_account_id: accountId })
    .returning('id')
    .executeTakeFirstOrThrow()

export const changeBoard = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number, board: SavedBoard) =>
  db.updateTable('board').set(columnsOf(board, now)).where('id', '=', id).execute()

export const deleteBoard = ({ db }: Pick<Context, 'db'>, id: number) =>
  db.deleteFrom('board').where('id', '=', id).execute()

export const upsertSubscription = (
  { db, today }: Pick<Context, 'db' | 'today'>,
  boardId: number,
  accountId: number,
  { rhythm, byMail }: { rhythm: Rhythm; byMail: boolean },
) =>
  db
    .insertInto('board_subscription')
    .values({ board_id: boardId, account_id: accountId, rhythm, by_mail: byMail, since: today })
    .onConflict((conflict) =>
      conflict.columns(['board_id', 'account_id']).doUpdateSet({ rhythm, by_mail: byMail, since: today }),
    )
    .execute()

export const deleteSubscription = ({ db }: Pick<Context, 'db'>, boardId: number, accountId: number) =>
  db
    .deleteFrom('board_subscription')
    .where('board_id', '=', boardId)
    .where('account_id', '=', accountId)
    .execute()

export type Subscribed = {
  boardId: number
  accountId: number
  name: string
  rhythm: Rhythm
  since: Day
  toldOn: Day | null
  byMail: boolean
}

/** Everybody who is to be told of a board now and then. */
export const subscriptions = ({ db }: Pick<Context, 'db'>): Promise<Subscribed[]> =>
  db
    .selectFrom('board_subscription as one')
    .innerJoin('board', 'board.id', 'one.board_id')
    .select([
      'one.board_id as boardId',
      'one.account_id as accountId',
      'board.name',
      'one.since',
      'one.told_on as toldOn',
      'one.by_mail as byMail',
      sql<Rhythm>`one.rhythm`.as('rhythm'),
    ])
    .execute()

export const writeTold = (
  { db, today }: Pick<Context, 'db' | 'today'>,
  { boardId, accountId }: Pick<Subscribed, 'boardId' | 'accountId'>,
) =>
  db
    .updateTable('board_subscription')
    .set({ told_on: today })
    .where('board_id', '=', boardId)
    .where('account_id', '=', accountId)
    .execute()

export async function isInReach({ db, reach }: Pick<Context, 'db' | 'reach'>, id: number): Promise<boolean> {
  const found = await db
    .selectFrom('organization')
    .where('id', '=', id)
    .where(within('organization.path', reach))
    .select('id')
    .executeTakeFirst()
  return found !== undefined
}

/** Where somebody's mail goes; null when none is given. */
export async function mailAddressOf({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<string | null> {
  const found = await db
    .selectFrom('message_preference')
    .where('person_id', '=', actor.personId ?? 0)
    .select('mail')
    .executeTakeFirst()
  return found?.mail ?? null
}

/** What became of the newest mail about a board to whoever asks. */
export const lastMail = ({ db, actor }: Pick<Context, 'db' | 'actor'>, boardId: number) =>
  db
    .selectFrom('message_delivery as delivery')
    .innerJoin('message', 'message.id', 'delivery.message_id')
    .where('delivery.channel', '=', 'mail')
    .where('message.about_kind', '=', 'board')
    .where('message.about_id', '=', String(boardId))
    .where('message.recipient', 'in', ['', ...recipientsOf(actor)])
    .select([
      'message.created_at as at',
      'delivery.because',
      sql<DeliveryStatus>`delivery.status`.as('status'),
    ])
    .orderBy('delivery.id', 'desc')
    .limit(1)
    .executeTakeFirst()
