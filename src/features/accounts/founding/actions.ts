import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { hashPassword } from '#platform/passwords.ts'
import { writeSetting } from '#platform/settings.ts'
import { insertGrant } from '../grants/queries.ts'
import { refuseWeak } from '../passwords/actions.ts'
import { setPassword } from '../passwords/queries.ts'
import { findRoot, hasAccounts, holdFounding, insertAccount } from '../queries.ts'
import { roleNames } from '../rules.ts'
import { beginSession } from '../sessions/actions.ts'

type Founding = { institute: string; code: string; username: string; name: string; password: string }

/**
 * The first administrator of an empty platform: only while there is no account at all, one at a time. Gives the
 * institute its name and, when there is none, its highest committee; signs the administrator in.
 */
export async function createFirstAdministrator(ctx: Context, input: Founding) {
  await ctx.transaction(refuseWhenFounded)
  refuseWeak(input.password, input.username, 'password')
  const hash = await hashPassword(input.password)
  return ctx.transaction(async (inner) => {
    await holdFounding(inner)
    await refuseWhenFounded(inner)
    return found(inner, input, hash)
  })
}

async function refuseWhenFounded(ctx: Context): Promise<void> {
  if (await hasAccounts(ctx)) throw new Refusal('conflict', 'administrator-exists')
}

async function found(ctx: Context, { institute, code, username, name }: Founding, hash: string) {
  const root = (await findRoot(ctx)) ?? (await plantRoot(ctx, institute, code))
  await writeSetting(ctx.db, 'institute', institute, ctx.now)

  const account = { username, name, personId: null, passwordHash: null, mustChangePassword: false }
  const { id } = await insertAccount(ctx, account)
  await setPassword(ctx, id, hash, false)
  await insertGrant(ctx, {
    accountId: id,
    role: 'politicalWorkDepartment',
    organizationId: root.id,
    fromOn: ctx.today,
    untilOn: null,
    reason: '平台的首位管理员',
    grantedBy: name,
  })
  ctx.record({
    action: 'administrator.first',
    subject: { kind: 'account', id, name },
    by: { accountId: id, personId: null, name },
    path: root.path,
    after: { institute, username, role: roleNames.politicalWorkDepartment },
  })
  return beginSession(ctx, { ...account, id, path: root.path, passwordAt: null }, 'password')
}

async function plantRoot(ctx: Context, institute: string, code: string) {
  const row = {
    code,
    name: `中共${institute}委员会`,
    shortName: `${institute}党委`,
    kind: 'committee' as const,
    parentCode: null,
    establishedOn: null,
    closedOn: null,
    termYears: null,
    termFrom: null,
  }
  const planted = await insertOrganizations(ctx, [row], 'register')
  return planted.get(code) as { id: number; path: string }
}
