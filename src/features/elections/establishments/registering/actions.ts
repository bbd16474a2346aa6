import type { Day } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import { actions as organizationActions } from '#features/organizations/actions.ts'
import { changeActions } from '#features/people/changes/actions.ts'
import { postActions } from '#features/people/posts/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { holdRunning, noteDeed, paperFor, titleOf } from '../holding/actions.ts'
import { type EstablishmentRow, membersToMove, peopleOf } from '../queries.ts'
import { establishmentKindNames } from '../rules.ts'
import { finishEstablishment } from '../writing/queries.ts'

type Approved = { on: Day; reason: string }

async function found(ctx: Context, row: EstablishmentRow, { on, reason }: Approved): Promise<number> {
  const { id } = await organizationActions.establish(ctx, {
    code: row.code ?? '',
    name: row.name ?? '',
    shortName: row.shortName,
    kind: row.branchKind ?? 'branch',
    parentId: row.organizationId,
    establishedOn: on,
    reason,
  })
  const members = await membersToMove(ctx, row.id)
  await move(
    ctx,
    members.map((one) => one.id),
    id,
    { on, reason },
  )
  await putInCharge(ctx, members, { personId: row.convenerId, organizationId: id }, { on, reason })
  return id
}

/** Whoever is to prepare the first election leads the branch until then, if he is still one who may. */
async function putInCharge(
  ctx: Context,
  members: { id: number; politicalStatus: string }[],
  { personId, organizationId }: { personId: number | null; organizationId: number },
  { on, reason }: Approved,
) {
  const convener = members.find((one) => one.id === personId && one.politicalStatus === 'fullMember')
  if (!convener) return
  const post = { kind: 'convener', duty: null, groupId: null, fromOn: on } as const
  await postActions.appoint(ctx, { ...post, organizationId, personId: convener.id, reason })
}

async function dissolve(ctx: Context, row: EstablishmentRow, { on, reason }: Approved): Promise<number> {
  const id = row.subjectId as number
  if (row.receivingId) await move(ctx, await peopleOf(ctx, id), row.receivingId, { on, reason })
  await organizationActions.close(ctx, { id, closedOn: on, reason })
  return id
}

async function rename(ctx: Context, row: EstablishmentRow, { on, reason }: Approved): Promise<number> {
  const id = row.subjectId as number
  const { name, shortName } = row
  await organizationActions.rename(ctx, { id, name: name ?? '', shortName, effectiveOn: on, reason })
  return id
}

async function move(ctx: Context, personIds: number[], organizationId: number, { on, reason }: Approved) {
  if (personIds.length === 0) return
  await changeActions.move(ctx, { personIds, organizationId, groupId: null, effectiveOn: on, reason })
}

/**
 * Writes into the register what the reply agreed to, all in one transaction: the branch with its members, its end with
 * theirs elsewhere, its new name; from the day of the reply on.
 */
export async function registerEstablishment(ctx: Context, id: number): Promise<void> {
  const row = await holdRunning(ctx, id)
  const { state, repliedOn, replyNumber } = await paperFor(ctx, row)
  if (state !== 'agreed' || !repliedOn) throw new Refusal('conflict', 'result-not-approved', {})
  if (repliedOn > ctx.today) throw new Refusal('conflict', 'result-not-yet', { on: repliedOn })

  // What the register is told follows from the reply, whoever happens to be the one who asks for it.
  const register = { ...ctx, reach: everywhere }
  const approved = {
    on: repliedOn,
    reason: `${establishmentKindNames[row.kind]}批复 ${replyNumber ?? ''}`.trim(),
  }
  const act = { establishment: found, closure: dissolve, renaming: rename }[row.kind]
  const subjectId = await act(register, row, approved)
  await finishEstablishment(ctx, id, { subjectId, on: repliedOn })
  noteDeed(ctx, { ...row, title: titleOf(row) }, 'registered', {
    after: { effectiveOn: repliedOn, documentNumber: replyNumber },
  })
}
