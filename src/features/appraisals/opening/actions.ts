import { yearOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { noteDeed } from '../gathering/actions.ts'
import { getRound } from '../queries.ts'
import { appraises, excellentOneIn } from '../rules.ts'
import { branchesWithout, insertRounds, meetingOfBranch } from './queries.ts'

type Asked = { organizationId: number; year: number }

/** An appraisal is of the year that runs, or of the last one, which is often held in its first months. */
function refuseOtherYear(ctx: Context, year: number): void {
  const now = yearOf(ctx.today)
  if (year !== now && year !== now - 1) throw new Refusal('invalid', 'appraisal-year', { field: 'year' })
}

/** Opens the round of one branch; answers its id. */
export async function open(ctx: Context, asked: Asked & { meetingId?: number | undefined }) {
  const { organizationId, year, meetingId } = asked
  refuseOtherYear(ctx, year)
  const { name, kind, closed_on } = await getOrganization(ctx, organizationId)
  if (!appraises(kind as OrganizationKind) || closed_on)
    throw new Refusal('conflict', 'appraisal-kind', { name, field: 'organizationId' })
  if (meetingId && !(await meetingOfBranch(ctx, meetingId, organizationId)))
    throw new Refusal('conflict', 'appraisal-meeting', { field: 'meetingId' })

  const given = { year, rollOn: ctx.today, oneIn: excellentOneIn, meetingId: meetingId ?? null }
  const [id] = await insertRounds(ctx, [organizationId], given)
  if (!id) throw new Refusal('conflict', 'appraisal-known', { name, year, field: 'organizationId' })
  noteDeed(ctx, await getRound(ctx, id), 'opened', { after: { rollOn: ctx.today } })
  return id
}

/** Opens the rounds of all the branches below an organization that have none yet. */
export async function openAll(ctx: Context, { organizationId, year }: Asked) {
  refuseOtherYear(ctx, year)
  const { path, name } = await getOrganization(ctx, organizationId)
  const branches = await branchesWithout(ctx, path, year, ctx.today)
  if (branches.length === 0) throw new Refusal('conflict', 'appraisal-none-to-open', { year })

  const opened = await insertRounds(
    ctx,
    branches.map(({ id }) => id),
    { year, rollOn: ctx.today, oneIn: excellentOneIn, meetingId: null },
  )
  ctx.record({
    action: 'appraisals.opened',
    subject: { kind: 'organization', id: organizationId, name },
    path,
    after: { year, opened: opened.length },
  })
  return { opened: opened.length }
}
