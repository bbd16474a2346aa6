import type { Day } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import { groupStands } from '#features/people/changes/queries.ts'
import { changePeople } from '#features/people/entries/actions.ts'
import { membershipActions } from '#features/people/memberships/actions.ts'
import { endPostsOf } from '#features/people/posts/actions.ts'
import { lockPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { circumstancesOf } from '../obstacles/queries.ts'
import type { TransferRow } from '../queries.ts'

const source = '组织关系转接'
type To = { on: Day; toId: number | null; groupId?: number | null }

/** Why the register cannot be written as the transfer says: somebody moved the member, or ended the membership. */
export async function whyNotTakeOver(ctx: Context, row: TransferRow): Promise<string | null> {
  const person = await lockPerson({ ...ctx, reach: everywhere }, row.personId)
  if (row.kind === 'incoming') return person.membership === 'active' ? 'incoming-member-already' : null
  if (person.organizationId !== row.fromId) return 'transfer-person-moved'
  return person.membership === 'active' ? null : 'transfer-no-membership'
}

/**
 * Writes into the register what was accepted: the branch, the group and the day; answers the line of the record. The
 * right to it comes from the seat in the transfer, not from the reach: until now the member was the other side's.
 * @throws Refusal transfer-person-moved; transfer-no-membership; incoming-member-already
 */
export async function takeOver(own: Context, row: TransferRow, to: To): Promise<number> {
  const ctx: Context = { ...own, reach: everywhere }
  const why = await whyNotTakeOver(ctx, row)
  if (why) throw new Refusal('conflict', why, { name: row.personName })
  const person = await lockPerson(ctx, row.personId)
  if (row.kind === 'outgoing') return leave(ctx, row, to.on)
  if (row.kind === 'incoming') return arrive(ctx, row, to)

  const lost = row.kind === 'within' ? row.fromId : null
  await endPostsOf(ctx, person, to.on, '组织关系转出', lost)
  const facts = { organizationId: to.toId, groupId: to.groupId ?? null }
  const { mobileSince } = await circumstancesOf(ctx, person.id)
  const change = {
    kind: 'moved',
    effectiveOn: to.on,
    facts,
    ...(mobileSince && { fixed: { mobileSince: null, mobileTo: null } }),
    beganBy: 'moved',
    reason: reasonFor(row),
  } as const
  const [changeId = 0] = await changePeople(ctx, [{ ...change, personId: person.id }], source)
  ctx.record({
    action: 'person.moved',
    subject: { kind: 'person', id: person.id, name: person.name },
    path: person.organizationPath,
    before: { organizationId: person.organizationId },
    after: { organizationId: to.toId, effectiveOn: to.on },
    reason: reasonFor(row),
  })
  return changeId
}

const reasonFor = ({ fromName, toName }: TransferRow) => `组织关系由${fromName}转到${toName}`

async function leave(ctx: Context, row: TransferRow, on: Day): Promise<number> {
  const asked = { id: row.personId, ending: 'transferredOut', on, reason: reasonFor(row) } as const
  return (await membershipActions.end(ctx, asked)).changeId
}

async function arrive(ctx: Context, row: TransferRow, { on, toId }: To): Promise<number> {
  const facts = {
    organizationId: toId,
    groupId: null,
    membership: 'active',
    politicalStatus: row.theirStatus ?? 'fullMember',
  } as const
  const fixed = { joinedOn: row.theirJoinedOn, becameFullOn: row.theirFullOn }
  const change = {
    kind: 'statusChanged',
    effectiveOn: on,
    fixed,
    facts,
    beganBy: 'transferredIn',
    reason: reasonFor(row),
  } as const
  const [changeId = 0] = await changePeople(ctx, [{ ...change, personId: row.personId }], source)
  ctx.record({
    action: 'person.statusChanged',
    subject: { kind: 'person', id: row.personId, name: row.personName },
    path: row.toPath ?? row.toCommitteePath,
    after: { ...fixed, organizationId: toId, membership: 'active', on },
    reason: reasonFor(row),
  })
  return changeId
}

/**
 * The receiving branch places its new member in a group.
 * @throws Refusal group-elsewhere
 */
export async function placeInGroup(own: Context, row: TransferRow, groupId: number | null): Promise<void> {
  if (groupId === null) return
  if (!row.toId || !(await groupStands(own, groupId, row.toId)))
    throw new Refusal('invalid', 'group-elsewhere', { field: 'groupId' })
  if (row.kind === 'within') return
  const ctx: Context = { ...own, reach: everywhere }
  const person = await lockPerson(ctx, row.personId)
  if (person.organizationId !== row.toId)
    throw new Refusal('conflict', 'transfer-person-moved', { name: person.name })
  const effectiveOn = row.acceptedOn ?? ctx.today
  await changePeople(
    ctx,
    [{ personId: person.id, kind: 'grouped', effectiveOn, facts: { groupId }, reason: '转入后编入党小组' }],
    source,
  )
}
