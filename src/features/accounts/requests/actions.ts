import { minuteOf } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { inHand } from '../grants/actions.ts'
import { makePassword } from '../passwords/actions.ts'
import { roleNames } from '../rules.ts'
import { prepare } from './asking/actions.ts'
import type { contract } from './contract.ts'
import { carryOut } from './deciding/actions.ts'
import {
  countRequests,
  findRequest,
  findSitter,
  findWaiting,
  insertRequest,
  listRequests,
  lockRequest,
  pageOfRequests,
  type RequestRow,
  setDecided,
  setWithdrawn,
} from './queries.ts'
import { type Decider, givesPassword, kindNames, stateNames, whyNotDecide } from './rules.ts'

/** Whoever acts, and who sits behind his account. */
async function deciderOf(ctx: Context): Promise<Decider> {
  const { accountId, personId } = ctx.actor
  const sitter = personId === null && accountId !== null ? await findSitter(ctx, accountId) : undefined
  return {
    accountId,
    personId: personId ?? sitter?.personId ?? null,
    roles: inHand(ctx).map(({ role }) => role),
  }
}

const scopeOf = async (ctx: Context) => ({ db: ctx.db, reach: ctx.reach, me: await deciderOf(ctx) })

/** 党委（启明控制所），2026-11-29 起: the role that is granted or taken back. */
function detailOf({ role, place, fromOn, untilOn }: RequestRow): string | null {
  if (role === null) return null
  const days = fromOn ? `，自 ${fromOn}${untilOn ? ` 至 ${untilOn}` : ' 起'}` : ''
  return `${place}（${roleNames[role]}）${days}`
}

const lineOf = (row: RequestRow, me: Decider) => {
  const {
    personId,
    role,
    place,
    organizationId,
    fromOn,
    untilOn,
    grantId,
    path,
    askedBy,
    askerPersonId,
    ...line
  } = row
  return {
    ...line,
    detail: detailOf(row),
    mine: askedBy === me.accountId,
    mayDecide: whyNotDecide(row, me) === null,
  }
}

async function hold(ctx: Context, id: number) {
  await lockRequest(ctx, id)
  const scope = await scopeOf(ctx)
  const row = await findRequest(scope, id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return { row, me: scope.me }
}

const subjectOf = ({ accountId, name }: { accountId?: number | null; name: string }) => ({
  kind: 'account',
  id: accountId ?? 0,
  name,
})

const columns = ['事项', '姓名', '用户名', '所在党组织', '内容', '理由', '申请人', '申请时间', '状态']
  .concat(['决定人', '决定时间', '决定理由'])
  .map((title) => ({ title, kind: 'text' as const }))

export const actions: ActionsOf<typeof contract> = {
  async list(ctx, asked) {
    const scope = await scopeOf(ctx)
    const found = listRequests(scope, asked)
    const page = { limit: asked.size, offset: (asked.page - 1) * asked.size }
    const rows = await pageOfRequests(found, asked, page)
    return { rows: rows.map((row) => lineOf(row, scope.me)), total: await countRequests(found) }
  },

  async export(ctx, asked) {
    const subject = { kind: 'accounts', id: 0, name: '账号申请' }
    ctx.record({ action: 'accountRequests.exported', subject, path: ctx.reach.paths[0], after: asked })
    const { reach, me } = await scopeOf(ctx)
    const name = '账号申请登记'
    return listSheet(
      `${name}_${ctx.today}`,
      { name, title: name, columns },
      (db, page) => pageOfRequests(listRequests({ db, reach, me }, asked), asked, page),
      (row) => [
        kindNames[row.kind],
        row.name,
        row.username,
        row.organizationName,
        detailOf(row),
        row.reason,
        row.askerName,
        minuteOf(row.askedAt),
        stateNames[row.state],
        row.deciderName,
        row.decidedAt && minuteOf(row.decidedAt),
        row.because,
      ],
    )
  },

  async ask(ctx, { asked, reason }) {
    const wanted = await prepare(ctx, asked)
    const others = await findWaiting(ctx, wanted)
    const same = ({ role, organizationId }: (typeof others)[number]) =>
      wanted.kind !== 'grant' || (role === wanted.role && organizationId === wanted.organizationId)
    if (others.some(same))
      throw new Refusal('conflict', 'account-request-waiting', {
        name: wanted.name,
        what: kindNames[wanted.kind],
      })

    const { id } = await insertRequest(ctx, await deciderOf(ctx), { ...wanted, reason })
    const after = { requestKind: kindNames[wanted.kind], username: wanted.username }
    ctx.record({
      action: 'accountRequest.asked',
      subject: subjectOf(wanted),
      path: wanted.path,
      after,
      reason,
    })
    return { id }
  },

  async withdraw(ctx, { id }) {
    const { row, me } = await hold(ctx, id)
    if (row.askedBy !== me.accountId) throw new Refusal('conflict', 'account-request-others')
    if (row.state !== 'waiting') throw new Refusal('conflict', 'account-request-decided')
    await setWithdrawn(ctx, id)
    const after = { requestKind: kindNames[row.kind] }
    ctx.record({ action: 'accountRequest.withdrawn', subject: subjectOf(row), path: row.path, after })
    return {}
  },

  async decide(ctx, { id, agreed, because }) {
    const { row: first } = await ctx.transaction((inner) => hold(inner, id))
    const made = agreed && givesPassword(first.kind) ? await makePassword() : null
    await ctx.transaction(async (inner) => {
      const { row, me } = await hold(inner, id)
      const why = whyNotDecide(row, me)
      if (why) throw new Refusal('conflict', why)
      if (!agreed && because === '')
        throw new Refusal('invalid', 'account-request-because', { field: 'because' })
      const accountId = agreed ? await carryOut(inner, row, made?.hash ?? '') : row.accountId
      await setDecided(inner, me, id, { state: agreed ? 'done' : 'refused', because, accountId })
      inner.record({
        action: agreed ? 'accountRequest.agreed' : 'accountRequest.refused',
        subject: subjectOf({ accountId, name: row.name }),
        path: row.path,
        after: { requestKind: kindNames[row.kind], askedBy: row.askerName },
        reason: because || null,
      })
    })
    return { password: made?.password ?? null, username: made ? first.username : null }
  },
}
