import { holidaysFrom } from '#features/calendar/queries.ts'
import { draftDocument } from '#features/documents/letters/actions.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import { latestTerm } from '#features/organizations/terms/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { runningElection } from '../queries.ts'
import { membersOf } from '../voters/queries.ts'
import type { reminders } from './contract.ts'
import { lastNotices, noticeTemplate } from './queries.ts'
import { noticeValues, whyNotRemind } from './rules.ts'

/** In whose name it is sent: the nearest organization above the branch that the actor acts for. */
function senderFor({ actor }: Context, path: string): number {
  const [nearest] = actor.acting
    .filter((one) => one.path !== null && one.path !== path && path.startsWith(one.path))
    .sort((one, other) => (other.path?.length ?? 0) - (one.path?.length ?? 0))
  if (!nearest?.organizationId) throw new Refusal('forbidden', 'reminder-from-above', {})
  return nearest.organizationId
}

export const reminderActions: ActionsOf<typeof reminders> = {
  async draft(ctx, { organizationId }) {
    const branch = await getOrganization(ctx, organizationId)
    const term = await latestTerm(ctx, organizationId)
    const open = term && !term.endedOn ? term : null
    const running = Boolean(await runningElection(ctx, organizationId))
    const facts = {
      kind: branch.kind as OrganizationKind,
      closed: branch.closed_on !== null,
      running,
      today: ctx.today,
    }
    const why = whyNotRemind({ ...facts, termEndsOn: open?.endsOn ?? null })
    if (why || !open) throw new Refusal('conflict', why ?? 'reminder-not-due', { name: branch.name })
    const [last] = await lastNotices(ctx, [organizationId])
    if (last && last.number === null) throw new Refusal('conflict', 'reminder-drafted', { name: branch.name })

    const members = await membersOf(ctx, organizationId)
    const size = {
      members: members.length,
      fullMembers: members.filter(({ politicalStatus }) => politicalStatus === 'fullMember').length,
    }
    const { id } = await draftDocument(ctx, {
      templateKey: noticeTemplate,
      organizationId: senderFor(ctx, branch.path),
      addresseeId: organizationId,
      values: noticeValues(
        { termFrom: open.fromOn, termEndsOn: open.endsOn, ...size },
        ctx.today,
        await holidaysFrom(ctx, ctx.today),
      ),
    })
    ctx.record({
      action: 'election.reminderDrafted',
      subject: { kind: 'organization', id: organizationId, name: branch.name },
      path: branch.path,
      after: { endsOn: open.endsOn },
    })
    return { documentId: id }
  },
}
