import { addDays, dayIn } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import { beginSession } from '#features/accounts/sessions/actions.ts'
import { endSessions, findById } from '#features/accounts/sessions/queries.ts'
import { notify } from '#features/messages/notify/actions.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { contract } from './contract.ts'
import { plantBranch } from './planting/actions.ts'
import {
  candidatesOf,
  countPractices,
  deedsOf,
  endPractices,
  holdBeginning,
  insertPractice,
  officersAmong,
  practiceAs,
  practiceOf,
  takeNumber,
} from './queries.ts'
import { limits, tasksDone, whyNotBegin } from './rules.ts'
import { issueTicket, ownerOf } from './tickets/actions.ts'

/** Outside of the practice world there is none of this. @throws Refusal practice-none */
function refuseOutside({ practice }: Context): void {
  if (!practice) throw new Refusal('not-found', 'practice-none')
}

/** The practice in which the actor stands. @throws Refusal practice-over */
async function ownPractice(ctx: Context) {
  refuseOutside(ctx)
  const found = await practiceAs(ctx, ctx.actor.accountId as number)
  if (!found) throw new Refusal('conflict', 'practice-over')
  return found
}

/** Another branch for this person. @throws Refusal practices-full, practice-too-often */
async function beginPractice(ctx: Context, owner: number) {
  const why = whyNotBegin(await countPractices(ctx, owner))
  if (why) throw new Refusal('conflict', why.code, { ...why.facts })
  const number = await takeNumber(ctx)
  // Whoever comes in reaches nothing yet: the program itself lays out his branch.
  const planted = await plantBranch({ ...ctx, reach: everywhere }, number)
  await insertPractice(ctx, { number, owner, ...planted, endsOn: addDays(ctx.today, limits.days) })
  ctx.record({
    action: 'practice.begun',
    subject: { kind: 'practice', id: number },
    by: { accountId: planted.accountId, personId: planted.personId, name: '演练环境' },
    path: planted.path,
  })
  return planted
}

/** Closes a practice, or all that are over: whoever stands in one is put out. */
async function close(ctx: Context, which: Parameters<typeof endPractices>[1]): Promise<void> {
  for (const accountId of await endPractices(ctx, which)) {
    await endSessions(ctx, accountId, 'revoked')
    ctx.record({ action: 'practice.ended', subject: { kind: 'practice', id: accountId } })
  }
}

async function sessionIn(ctx: Context, { accountId, branchId }: { accountId: number; branchId: number }) {
  const { setCookie } = await beginSession(ctx, await findById(ctx, accountId), 'link')
  return { setCookie, branchRole: `branch-${branchId}` }
}

export const actions: ActionsOf<typeof contract> = {
  /** Writes nothing: the institute knows of no practice. */
  async begin(ctx) {
    if (ctx.practice) throw new Refusal('conflict', 'practice-here')
    const until = ctx.now.getTime() + limits.ticketMinutes * 60_000
    return { ticket: issueTicket(ctx, { owner: ctx.actor.accountId as number, until }) }
  },

  async candidates(ctx, { organizationId, circle }) {
    return candidatesOf(ctx, (await getOrganization(ctx, organizationId)).path, circle)
  },

  /** A message and a line of the trail; nobody learns who took it up. */
  async invite(ctx, { personIds }) {
    if (ctx.practice) throw new Refusal('conflict', 'practice-invited-here')
    const known = await officersAmong(ctx, personIds)
    if (personIds.some((id) => !known.includes(id)))
      throw new Refusal('invalid', 'practice-stranger', { field: 'personIds' })
    const [office] = ctx.actor.acting
    const told = await notify(ctx, {
      template: 'practice-invited',
      to: known.map((personId) => ({ personId })),
      facts: { inviter: office?.organizationName ?? ctx.actor.name },
      link: '/practices?begin=invited',
      key: `practice/invited/${ctx.today}`,
      sms: 'never',
    })
    ctx.record({
      action: 'practice.invited',
      subject: { kind: 'practice', id: 'invitation', name: `${known.length} 人` },
      path: office?.path ?? null,
    })
    return { told }
  },

  async enter(ctx, { ticket }) {
    refuseOutside(ctx)
    const owner = ownerOf(ctx, ticket)
    await holdBeginning(ctx)
    await close(ctx, { before: ctx.today })
    return sessionIn(ctx, (await practiceOf(ctx, owner)) ?? (await beginPractice(ctx, owner)))
  },

  async get(ctx) {
    const { number, branchName, committeeName, branchId, committeeId, begunAt, endsOn, accountId } =
      await ownPractice(ctx)
    return {
      number,
      branchName,
      committeeName,
      branchRole: `branch-${branchId}`,
      committeeRole: `committee-${committeeId}`,
      begunOn: dayIn(new Date(begunAt)),
      endsOn,
      tasks: tasksDone(await deedsOf(ctx, accountId)),
    }
  },

  async reset(ctx) {
    const { owner, accountId } = await ownPractice(ctx)
    await holdBeginning(ctx)
    await close(ctx, { accountId })
    return sessionIn(ctx, await beginPractice(ctx, owner))
  },

  async leave(ctx) {
    const { accountId } = await ownPractice(ctx)
    await close(ctx, { accountId })
    return { left: true as const, setCookie: { value: '', maxAge: 0 } }
  },
}
