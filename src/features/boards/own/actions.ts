import type { Day } from '#basics/days.ts'
import { findPlace, placesAbove } from '#features/dashboard/queries.ts'
import { channelsSet } from '#features/messages/channels/queries.ts'
import { inWords, statusNames } from '#features/messages/rules.ts'
import { maskMail } from '#features/messages/templates/rules.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { fillCard } from '../cards/actions.ts'
import { specOf } from '../cards/catalogue/rules.ts'
import { isTodayOnly } from '../cards/rules.ts'
import { type BoardForm, fileOf } from '../forms/actions.ts'
import type { ownContract, PlacedCard } from './contract.ts'
import {
  changeBoard,
  deleteBoard,
  deleteSubscription,
  getBoard,
  insertBoard,
  isInReach,
  lastMail,
  listBoards,
  mailAddressOf,
  type SavedBoard,
  upsertSubscription,
} from './queries.ts'

export const actions: ActionsOf<typeof ownContract> = {
  list: (ctx) => listBoards(ctx),
  get: (ctx, { id }) => getBoard(ctx, id),

  async save(ctx, asked) {
    const accountId = accountOf(ctx)
    const board = await savedOf(ctx, asked)
    const { id } = await insertBoard(ctx, accountId, board)
    recordSaving(ctx, id, board)
    return getBoard(ctx, id)
  },

  async change(ctx, { id, ...asked }) {
    await ownBoard(ctx, id)
    const board = await savedOf(ctx, asked)
    await changeBoard(ctx, id, board)
    recordSaving(ctx, id, board)
    return getBoard(ctx, id)
  },

  async remove(ctx, { id }) {
    const { name } = await ownBoard(ctx, id)
    await deleteBoard(ctx, id)
    ctx.record({ action: 'board.removed', subject: { kind: 'board', id, name } })
    return {}
  },

  async subscribe(ctx, { id, rhythm, byMail }) {
    const { name } = await getBoard(ctx, id)
    if (byMail) await refuseWithoutMail(ctx)
    await upsertSubscription(ctx, id, accountOf(ctx), { rhythm, byMail })
    ctx.record({
      action: 'board.subscribed',
      subject: { kind: 'board', id, name },
      after: { rhythm, byMail },
    })
    return getBoard(ctx, id)
  },

  async unsubscribe(ctx, { id }) {
    const { name } = await getBoard(ctx, id)
    await deleteSubscription(ctx, id, accountOf(ctx))
    ctx.record({ action: 'board.unsubscribed', subject: { kind: 'board', id, name } })
    return getBoard(ctx, id)
  },

  async mail(ctx, { id }) {
    await getBoard(ctx, id)
    const [sent, to, last] = [await sendsMail(ctx), await mailAddressOf(ctx), await lastMail(ctx, id)]
    return {
      sent,
      to: to === null ? null : maskMail(to),
      last: last
        ? {
            at: last.at,
            failed: last.status === 'failed' || last.status === 'unknown',
            status: statusNames[last.status],
            because: inWords(last.because),
          }
        : null,
    }
  },

  async show(ctx, { id, asOf }) {
    return cardsOf(ctx, await getBoard(ctx, id), asOf)
  },

  async file(ctx, { id, asOf = ctx.today, format }) {
    const board = await getBoard(ctx, id)
    const cards = await cardsOf(ctx, board, asOf)
    ctx.record({
      action: 'board.exported',
      subject: { kind: 'board', id, name: board.name },
      after: { asOf, format, organization: cards[0]?.organization.name },
    })
    return fileOf({ title: board.name, asOf, cards }, format)
  },
}

const sendsMail = async (ctx: Context): Promise<boolean> =>
  (await channelsSet(ctx)).some(({ channel, enabled }) => channel === 'mail' && enabled)

/** @throws Refusal board-mail-not-sent; board-mail-no-address */
async function refuseWithoutMail(ctx: Context): Promise<void> {
  if (!(await sendsMail(ctx))) throw new Refusal('conflict', 'board-mail-not-sent', { field: 'byMail' })
  if ((await mailAddressOf(ctx)) === null)
    throw new Refusal('invalid', 'board-mail-no-address', { field: 'byMail' })
}

/** A board is somebody's: what runs by itself keeps none. @throws Refusal account-needed */
function accountOf({ actor }: Pick<Context, 'actor'>): number {
  if (actor.accountId === null) throw new Refusal('forbidden', 'board-needs-account')
  return actor.accountId
}

type Asked = { name: string; cards: PlacedCard[]; organizationId?: number; sharedWithId?: number }

async function savedOf(
  ctx: Context,
  { name, cards, organizationId, sharedWithId }: Asked,
): Promise<SavedBoard> {
  const place = organizationId === undefined ? null : await getOrganization(ctx, organizationId)
  const shared = sharedWithId === undefined ? null : await getOrganization(ctx, sharedWithId)
  return { name, cards, organizationId: place?.id ?? null, sharedWithPath: shared?.path ?? null }
}

function recordSaving(ctx: Context, id: number, { name, cards, sharedWithPath }: SavedBoard): void {
  ctx.record({
    action: sharedWithPath ? 'board.shared' : 'board.saved',
    subject: { kind: 'board', id, name },
    path: sharedWithPath ?? undefined,
    after: { cards: cards.map(({ key }) => specOf(key).title) },
  })
}

/** One's own board: others may use what is shared, not change it. */
async function ownBoard(ctx: Context, id: number) {
  const found = await getBoard(ctx, id)
  if (!found.mine)
    throw new Refusal('forbidden', 'board-of-another', { name: found.name, owner: found.owner })
  return found
}

/**
 * All cards of a board with the rights of whoever looks: of its organization, or of the highest one within reach when it
 * names none or one that is out of reach. What has only today's numbers shows today's.
 */
async function cardsOf(
  ctx: Context,
  { cards, organizationId }: Awaited<ReturnType<typeof getBoard>>,
  asOf: Day = ctx.today,
): Promise<BoardForm['cards']> {
  const place = await placeFor(ctx, organizationId)
  const filled: BoardForm['cards'] = []
  for (const { key, compare, wide } of cards) {
    const todayOnly = isTodayOnly(specOf(key))
    const fits = compare === 'above' ? place.hasAbove : !todayOnly
    const asked = { key, organizationId: place.id, asOf: todayOnly ? ctx.today : asOf }
    filled.push({ ...(await fillCard(ctx, { ...asked, compare: fits ? compare : undefined })), wide })
  }
  return filled
}

async function placeFor(ctx: Context, organizationId: number | null) {
  const wanted =
    organizationId !== null && (await isInReach(ctx, organizationId)) ? organizationId : undefined
  const place = await findPlace(ctx, wanted)
  return { id: place.id, hasAbove: (await placesAbove(ctx, place)).length > 0 }
}
