import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { ballotActions } from './ballots/actions.ts'
import { candidateActions } from './candidates/actions.ts'
import type { contract } from './contract.ts'
import { establishmentActions } from './establishments/actions.ts'
import { holdRunning, noteDeed } from './gathering/actions.ts'
import { listActions } from './lists/actions.ts'
import { meetingActions } from './meetings/actions.ts'
import { paperActions } from './papers/actions.ts'
import { updateElection, withdrawElection } from './queries.ts'
import { show } from './reading/actions.ts'
import { reminderActions } from './reminders/actions.ts'
import { requestActions } from './requests/actions.ts'
import { resultActions } from './results/actions.ts'
import { fullMembersOf, refuseSeats, startingActions } from './starting/actions.ts'
import { voterActions } from './voters/actions.ts'

export const actions: ActionsOf<typeof contract> = {
  ...listActions,
  ...startingActions,
  get: (ctx, { id }) => show(ctx, id),
  voters: voterActions,
  candidates: candidateActions,
  meetings: meetingActions,
  ballots: ballotActions,
  requests: requestActions,
  results: resultActions,
  establishments: establishmentActions,
  papers: paperActions,
  reminders: reminderActions,

  async plan(ctx, { id, ...given }) {
    const row = await holdRunning(ctx, id)
    if (row.meetingId) throw new Refusal('conflict', 'election-meeting-held', { name: row.organizationName })
    refuseSeats(
      row.kind,
      { ...given, committee: row.committee },
      await fullMembersOf(ctx, row.organizationId),
    )

    await updateElection(ctx, id, { plan: { ...given, committee: row.committee } })
    const { plannedOn, seats, secretaries, deputies } = row
    noteDeed(ctx, row, 'planned', { before: { plannedOn, seats, secretaries, deputies }, after: given })
    return show(ctx, id)
  },

  async prepare(ctx, { id, prepared }) {
    const row = await holdRunning(ctx, id)
    await updateElection(ctx, id, { prepared })
    noteDeed(ctx, row, 'prepared', { before: { prepared: row.prepared }, after: { prepared } })
    return show(ctx, id)
  },

  async withdraw(ctx, { id, reason }) {
    const row = await holdRunning(ctx, id)
    if (row.meetingId) throw new Refusal('conflict', 'election-meeting-held', { name: row.organizationName })
    await withdrawElection(ctx, id, reason)
    noteDeed(ctx, row, 'withdrawn', { reason })
    return show(ctx, id)
  },
}
