import { holidaysFrom } from '#features/calendar/queries.ts'
import {
  composeDraft,
  draftDocument,
  issueDocument,
  type NewDocument,
} from '#features/documents/letters/actions.ts'
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

/** The notice to a branch, as the register has it today. @throws Refusal reminder-…; election-… */
async function noticeTo(ctx: Context, organizationId: number) {
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
  const notice: NewDocument = {
    templateKey: noticeTemplate,
    organizationId: senderFor(ctx, branch.path),
    addresseeId: organizationId,
    values: noticeValues(
      { termFrom: open.fromOn, termEndsOn: open.endsOn, ...size },
      ctx.today,
      await holidaysFrom(ctx, ctx.today),
    ),
  }
  return { branch, endsOn: open.endsOn, notice }
}

async function draft(ctx: Context, organizationId: number): Promise<number> {
  const { branch, endsOn, notice } = await noticeTo(ctx, organizationId)
  const { id } = await draftDocument(ctx, notice)
  ctx.record({
    action: 'election.reminderDrafted',
    subject: { kind: 'organization', id: organizationId, name: branch.name },
    path: branch.path,
    after: { endsOn },
  })
  return id
}

export const reminderActions: ActionsOf<typeof reminders> = {
  draft: async (ctx, { organizationId }) => ({ documentId: await draft(ctx, organizationId) }),

  async prepared(ctx, { organizationId }) {
    const { branch, notice } = await noticeTo(ctx, organizationId)
    const { organization, text } = await composeDraft(ctx, notice)
    return {
      title: text.title,
      addressee: text.addressee ?? branch.name,
      paragraphs: text.blocks.flatMap((block) =>
        block.k === 'table' ? [] : [{ heading: block.k !== 'p', text: block.text }],
      ),
      sender: organization.name,
      issuedOn: ctx.today,
    }
  },

  async issue(ctx, { organizationId }) {
    const documentId = await draft(ctx, organizationId)
    const { number } = await issueDocument(ctx, { id: documentId, issuedOn: ctx.today })
    return { documentId, number }
  },
}
