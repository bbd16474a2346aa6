import { addYears, monthOf } from '#basics/days.ts'
import { standingOfDues } from '#features/dues/own/queries.ts'
import { holdsFormalRelation } from '#features/organizations/rules.ts'
import { postName } from '#features/people/posts/rules.ts'
import { getPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { placeOf, type TransferPlace } from '../places/queries.ts'
import { openTransferOf } from '../queries.ts'
import { words } from '../words.ts'
import { candidaciesOf, circumstancesOf, postsHeldBy } from './queries.ts'
import { arrearsWords, type Obstacle, obstaclesFor, remarksFor } from './rules.ts'

type Going = Awaited<ReturnType<typeof getPerson>>

/** What stands in the way of somebody's going to a place (null: outside of the institute). */
export async function obstaclesOf(
  ctx: Context,
  person: Going,
  target: TransferPlace | null,
  endsPosts: boolean,
): Promise<Obstacle[]> {
  return obstaclesFor({
    membership: person.membership as 'none' | 'active' | 'suspended' | 'ended',
    fromId: person.organizationId,
    toId: target?.id ?? null,
    openTransfer: Boolean(await openTransferOf(ctx, person.id)),
    endsPosts,
    posts: (await postsLost(ctx, person, target)).map(({ kind, duty, organizationName }) => ({
      title: postName(kind, duty),
      organizationName,
    })),
    candidacies: await candidaciesOf(ctx, person.id),
    target: target && {
      name: target.name,
      closedOn: target.closedOn,
      holdsRelation: holdsFormalRelation(target.kind),
    },
  })
}

/** The posts that end: below one committee those of the branch that is left, else all. */
async function postsLost(ctx: Context, { id, organizationId }: Going, target: TransferPlace | null) {
  const held = await postsHeldBy(ctx, id)
  const from = organizationId === null ? null : await placeOf(ctx, organizationId)
  const stays = target !== null && from?.committeeId === target.committeeId
  return stays ? held.filter((post) => post.organizationId === organizationId) : held
}

/** What both sides should know besides. */
export async function remarksOf(ctx: Context, personId: number): Promise<Obstacle[]> {
  const { joinedOn, ...known } = await circumstancesOf(ctx, personId)
  return remarksFor({ ...known, probationUntil: joinedOn && addYears(joinedOn, 1) })
}

/** @throws Refusal transfer-… the first thing that stands in the way */
export async function refuseObstacles(
  ctx: Context,
  person: Going,
  target: TransferPlace | null,
  endsPosts: boolean,
): Promise<void> {
  const [first] = await obstaclesOf(ctx, person, target, endsPosts)
  if (first) throw new Refusal('conflict', first.code, { name: person.name, ...first.facts })
}

/** What a branch is told before it begins: what stands in the way, and what both sides should know. */
export async function readiness(
  ctx: Context,
  { personId, toId }: { personId: number; toId?: number | undefined },
) {
  const person = await getPerson(ctx, personId)
  const from = person.organizationId === null ? null : await placeOf(ctx, person.organizationId)
  const target = toId === undefined ? null : await placeOf(ctx, toId)
  const told = ({ code, facts }: Obstacle) => words[code]?.({ name: person.name, ...facts }) ?? code
  const obstacles = await obstaclesOf(ctx, person, target, false)
  const dues = await standingOfDues(ctx, personId, monthOf(ctx.today))
  return {
    fromName: from?.name ?? null,
    obstacles: obstacles.map((one) => ({ code: one.code, words: told(one) })),
    remarks: (await remarksOf(ctx, personId)).map(told),
    paidUntil: dues.paidUntil,
    arrears: arrearsWords(dues),
  }
}
