import { dayIn } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import {
  clearFactors,
  create,
  disable,
  enable,
  endAllSessions,
  managing,
  resetPassword,
  unlock,
} from './administration/actions.ts'
import type { contract } from './contract.ts'
import { actions as factors } from './factors/actions.ts'
import { factorsOf, mustHaveFactor } from './factors/queries.ts'
import { factorNames } from './factors/rules.ts'
import { createFirstAdministrator } from './founding/actions.ts'
import { actions as grants } from './grants/actions.ts'
import { actions as keeping } from './keeping/actions.ts'
import { actions as offices } from './offices/actions.ts'
import { changePassword } from './passwords/actions.ts'
import { seenAs } from './preview/actions.ts'
import {
  type AccountRow,
  countOf,
  findCandidates,
  getAccount,
  type ListFilters,
  listAccounts,
  rowsOf,
} from './queries.ts'
import { readers } from './readers/actions.ts'
import { actions as requests } from './requests/actions.ts'
import { rolesHeld } from './roles/queries.ts'
import { because, distinct, keyOf, titleOf } from './roles/rules.ts'
import { accountState, stateNames } from './rules.ts'
import { actions as sessions } from './sessions/actions.ts'
import { openSessions } from './sessions/queries.ts'
import { actions as signOn } from './sign-on/actions.ts'
import { actions as views } from './views/actions.ts'
import { actions as watermark } from './watermark/actions.ts'
import { words } from './words.ts'

type Filters = ListFilters & { organizationId?: number | undefined }

async function listing(ctx: Context, filters: Filters) {
  const below = filters.organizationId ? (await getOrganization(ctx, filters.organizationId)).path : null
  return listAccounts(ctx, filters, below)
}

/** Rows as people read them: with their state and the roles held today. */
async function shown(ctx: Pick<Context, 'db' | 'today'>, accounts: AccountRow[]) {
  const held = Map.groupBy(
    await rolesHeld(
      ctx.db,
      accounts.map(({ id }) => id),
      ctx.today,
    ),
    (one) => one.accountId,
  )
  return accounts.map((account) => ({
    ...account,
    state: accountState(account),
    roles: distinct(held.get(account.id) ?? []).map(titleOf),
  }))
}

export const actions: ActionsOf<typeof contract> = {
  ...sessions,
  createFirstAdministrator,
  changePassword,

  async list(ctx, { page, size, ...filters }) {
    const found = await listing(ctx, filters)
    const rows = await rowsOf(found, filters)
      .offset((page - 1) * size)
      .limit(size)
      .execute()
    return { rows: await shown(ctx, rows), total: await countOf(found) }
  },

  async export(ctx, filters) {
    if (filters.organizationId) await getOrganization(ctx, filters.organizationId)
    const subject = { kind: 'accounts', id: filters.organizationId ?? 0, name: '账号列表' }
    ctx.record({ action: 'accounts.exported', subject, path: ctx.reach.paths[0], after: filters })
    return accountSheet(ctx, filters)
  },

  async candidates(ctx, { text, any }) {
    return findCandidates(ctx, text, any)
  },

  async get(ctx, { id }) {
    const account = await getAccount(ctx, id)
    const [row] = await shown(ctx, [account])
    const held = distinct(await rolesHeld(ctx.db, [id], ctx.today))
    const refusal = await managing(ctx, account)
    const { totpSince, passkeys, codesLeft } = await factorsOf(ctx, id)
    return {
      ...(row as NonNullable<typeof row>),
      held: held.map((one) => ({ ...one, key: keyOf(one), title: titleOf(one), because: because(one) })),
      secondFactor: {
        totp: totpSince !== null,
        passkeys: passkeys.length,
        codesLeft,
        required: await mustHaveFactor(ctx, id),
      },
      whyNotManage: refusal && (words[refusal]?.({ name: account.name }) ?? refusal),
    }
  },

  readers,
  create,
  disable,
  enable,
  resetPassword,
  unlock,
  clearFactors,

  async sessions(ctx, { id }) {
    await getAccount(ctx, id)
    const sessions = await openSessions(ctx, id)
    return sessions.map((one) => ({ ...one, here: one.id === ctx.actor.sessionId }))
  },

  endSessions: endAllSessions,
  factors,
  grants,
  keeping,
  offices,
  requests,
  seenAs,
  signOn,
  views,
  watermark,
}

function accountSheet(ctx: Context, filters: Filters): Download {
  const columns = ['用户名', '姓名', '工号', '党组织', '角色', '状态', '第二重验证', '最近使用', '开通时间']
  return listSheet(
    `账号列表_${ctx.today}`,
    {
      name: '账号',
      title: '账号列表',
      lines: [{ left: `导出人：${ctx.actor.name}`, right: `导出日期：${ctx.today}` }],
      columns: columns.map((title) => ({ title, kind: 'text' as const, wrap: title === '角色' })),
    },
    async (db, { limit, offset }) => {
      const found = await listing({ ...ctx, db }, filters)
      const rows = await rowsOf(found, filters).offset(offset).limit(limit).execute()
      return shown({ db, today: ctx.today }, rows)
    },
    (one) => [
      one.username,
      one.name,
      one.employeeNo,
      one.organizationName,
      one.roles.join('、'),
      stateNames[one.state],
      factorNames[one.hasFactor ? 'set' : 'unset'],
      one.seenAt && dayIn(new Date(one.seenAt)),
      dayIn(new Date(one.createdAt)),
    ],
    5000,
  )
}
