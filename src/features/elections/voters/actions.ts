import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { type Gathered, gather, holdRunning, noteDeed } from '../gathering/actions.ts'
import { show } from '../reading/actions.ts'
import type { voters } from './contract.ts'
import { approveExclusion, deleteExclusion, insertExclusion } from './queries.ts'
import { exclusionNames, needsApproval } from './rules.ts'

/** A member of the branch, before the meeting whose base is at stake. @throws Refusal election-meeting-held; not-found */
function memberBeforeMeeting({ row, members }: Gathered, personId: number) {
  if (row.meetingId) throw new Refusal('conflict', 'election-meeting-held', { name: row.organizationName })
  const member = members.find(({ id }) => id === personId)
  if (!member) throw new Refusal('not-found', 'not-found', { id: personId })
  return member
}

export const voterActions: ActionsOf<typeof voters> = {
  async exclude(ctx, { id, personId, ground, explanation }) {
    const row = await holdRunning(ctx, id)
    const member = memberBeforeMeeting(await gather(ctx, row), personId)
    if (member.politicalStatus !== 'fullMember')
      throw new Refusal('conflict', 'exclusion-needless', { field: 'personId', name: member.name })

    await insertExclusion(ctx, id, { personId, ground, explanation })
    const after = { name: member.name, ground: exclusionNames[ground] }
    noteDeed(ctx, row, 'voterExcluded', { after, reason: explanation })
    return show(ctx, id)
  },

  async include(ctx, { id, personId }) {
    const row = await holdRunning(ctx, id)
    const member = memberBeforeMeeting(await gather(ctx, row), personId)
    await deleteExclusion(ctx, id, personId)
    noteDeed(ctx, row, 'voterIncluded', { after: { name: member.name } })
    return show(ctx, id)
  },

  async approve(ctx, { id, personId }) {
    const row = await holdRunning(ctx, id)
    const { exclusion, name } = memberBeforeMeeting(await gather(ctx, row), personId)
    if (!exclusion) throw new Refusal('not-found', 'not-found', { id: personId })
    if (exclusion.approved || !needsApproval(exclusion.ground))
      throw new Refusal('conflict', 'exclusion-approved', { name })

    await approveExclusion(ctx, id, personId)
    noteDeed(ctx, row, 'exclusionApproved', { after: { name, ground: exclusionNames[exclusion.ground] } })
    return show(ctx, id)
  },
}
