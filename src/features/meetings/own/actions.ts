import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { meetingKindNames } from '../rules.ts'
import type { ownMeetings } from './contract.ts'
import { countOwn, deleteLeave, holdOwn, insertLeave, ownFound, pageOfOwn } from './queries.ts'

/** @throws Refusal no-own-record */
function whoAsks({ reach, today }: Pick<Context, 'reach' | 'today'>) {
  if (!reach.personId) throw new Refusal('conflict', 'no-own-record')
  return { personId: reach.personId, today }
}

async function holdComing(ctx: Context, id: number) {
  const who = whoAsks(ctx)
  const found = await holdOwn(ctx, who, id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return { ...found, personId: who.personId }
}

function noteLeave(
  ctx: Context,
  meeting: Awaited<ReturnType<typeof holdComing>>,
  deed: 'leaveAsked' | 'leaveWithdrawn',
  reason: string | null,
): void {
  ctx.record({
    action: `meeting.${deed}`,
    subject: { kind: 'meeting', id: meeting.id, name: meeting.title || meetingKindNames[meeting.kind] },
    path: meeting.path,
    reason,
  })
}

export const ownActions: ActionsOf<typeof ownMeetings> = {
  async list(ctx, { page, size, box }) {
    const who = whoAsks(ctx)
    const found = ownFound(ctx, who, box)
    const rows = await pageOfOwn(found, who, box === 'coming', { limit: size, offset: (page - 1) * size })
    return { rows, total: await countOwn(found) }
  },

  async askLeave(ctx, { id, excuse }) {
    const meeting = await holdComing(ctx, id)
    await insertLeave(ctx, { meetingId: id, personId: meeting.personId, excuse })
    noteLeave(ctx, meeting, 'leaveAsked', excuse)
    return {}
  },

  async withdrawLeave(ctx, { id }) {
    const meeting = await holdComing(ctx, id)
    if (meeting.excuse === null) throw new Refusal('conflict', 'leave-not-asked', {})
    await deleteLeave(ctx, id, meeting.personId)
    noteLeave(ctx, meeting, 'leaveWithdrawn', null)
    return {}
  },
}
