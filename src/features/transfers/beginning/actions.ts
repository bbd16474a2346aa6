import { holidaysFrom } from '#features/calendar/queries.ts'
import { holdsFormalRelation } from '#features/organizations/rules.ts'
import { type getPerson, lockPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { holderOf, noteDeed, noteEvent } from '../moving/actions.ts'
import { refuseObstacles } from '../obstacles/actions.ts'
import { placeOf, type TransferPlace } from '../places/queries.ts'
import { insertTransfer } from '../queries.ts'
import { type Cause, kindOf, type Origin, type State } from '../rules.ts'
import { type Course, dueOf, turnOf } from '../steps/rules.ts'

/** Where it is to go, as it was given: a branch of the institute, or the name of somebody outside. */
export type Goal = { toId?: number | undefined; outside?: string | undefined }

/** A branch that stands and holds formal relations. @throws Refusal not-found; transfer-target-… */
export async function standingBranch(ctx: Context, id: number): Promise<TransferPlace> {
  const place = await placeOf(ctx, id)
  if (!place) throw new Refusal('not-found', 'not-found', { id, field: 'toId' })
  const facts = { field: 'toId', target: place.name }
  if (place.closedOn) throw new Refusal('conflict', 'transfer-target-closed', facts)
  if (!holdsFormalRelation(place.kind)) throw new Refusal('conflict', 'transfer-target-holds-none', facts)
  return place
}

/** @throws Refusal transfer-goal */
export async function goalOf(ctx: Context, { toId, outside }: Goal): Promise<TransferPlace | string> {
  if ((toId === undefined) === (outside === undefined))
    throw new Refusal('invalid', 'transfer-goal', { field: 'toId' })
  return toId === undefined ? (outside ?? '') : standingBranch(ctx, toId)
}

export type Beginning = Goal & {
  personId: number
  cause: Cause
  explanation?: string | undefined
  paidUntil?: string | undefined
  arrears?: string | undefined
  endsPosts: boolean
  origin: Origin
  batchId?: number
}

/** Begins a transfer of somebody within reach: of one's own branch at once, asked by the member as a draft. */
export async function beginTransfer(ctx: Context, given: Beginning): Promise<number> {
  const person = await lockPerson(ctx, given.personId)
  const goal = await goalOf(ctx, given)
  const target = typeof goal === 'string' ? null : goal
  const asks = given.origin === 'member'
  // A member is not refused for the posts he holds: the branch says what becomes of them.
  await refuseObstacles(ctx, person, target, given.endsPosts || asks)
  return enterCourse(ctx, person, goal, given)
}

/** Enters the way of a transfer that nothing stands against: at its first step, or as what the member asks for. */
export async function enterCourse(
  ctx: Context,
  person: Awaited<ReturnType<typeof getPerson>>,
  goal: TransferPlace | string,
  given: Beginning,
): Promise<number> {
  const target = typeof goal === 'string' ? null : goal
  const from = await placeOf(ctx, person.organizationId ?? 0)
  if (!from) throw new Refusal('conflict', 'transfer-no-membership', { name: person.name })
  const asks = given.origin === 'member'
  const state: State = asks ? 'draft' : 'started'
  const course: Course = {
    ...{ kind: kindOf(from, target), origin: given.origin, state },
    ...{ issuedOn: null, validUntil: null, acceptedOn: null, sentBackFrom: null },
  }
  const places = {
    fromId: from.id,
    fromCommitteeId: from.committeeId,
    toId: target?.id ?? null,
    toCommitteeId: target?.committeeId ?? null,
  }
  const { holder, holder_id: holderId } = holderOf(turnOf(course), places)
  const id = await insertTransfer(ctx, {
    ...places,
    ...{ kind: course.kind, state, origin: given.origin, personId: person.id },
    fromName: from.name,
    toName: typeof goal === 'string' ? goal : goal.name,
    cause: given.cause,
    explanation: given.explanation ?? null,
    paidUntil: given.paidUntil ?? null,
    arrears: given.arrears ?? null,
    endsPosts: given.endsPosts,
    ...(given.batchId !== undefined && { batchId: given.batchId }),
    holder,
    holderId,
    dueOn: dueOf(course, ctx.today, await holidaysFrom(ctx, ctx.today)),
  })
  const act = asks ? 'ask' : 'start'
  await noteEvent(ctx, id, { act, state, note: given.explanation ?? null })
  noteDeed(ctx, { id, personName: person.name, fromPath: from.path }, act, {
    after: { toName: typeof goal === 'string' ? goal : goal.name, paidUntil: given.paidUntil ?? null },
    reason: given.explanation ?? null,
  })
  return id
}
