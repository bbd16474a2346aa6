/** How the endpoints of accounts and of the audit trail are asked: see sample.ts. */
import { everywhere } from '#basics/reach.ts'
import { confirmPendingTotp, putPendingTotp } from '#features/accounts/factors/queries.ts'
import { countFailure, holdFailures } from '#features/accounts/lockouts/queries.ts'
import { insertRequest } from '#features/accounts/requests/queries.ts'
import { createSignInLink } from '#features/accounts/sessions/actions.ts'
import { policy } from '#features/accounts/sessions/rules.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { newCodeSecret } from '#platform/one-time-code.ts'
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const ofAccount = (more: object = {}) => of(async (stage) => ({ id: await stage.account(), reason, ...more }))

async function disabled(stage: Stage) {
  const id = await stage.account()
  await stage.top.call.accounts.disable({ id, reason })
  return { id, reason }
}

async function locked(stage: Stage) {
  const id = await stage.account()
  const { username } = await stage.top.call.accounts.get({ id })
  await stage.app.stage(async (ctx) => {
    await holdFailures(ctx, username, '10.9.9.9')
    for (let failure = 0; failure < policy.lockAfter; failure++) await countFailure(ctx, username, '10.9.9.9')
  })
  return { id, reason }
}

/** An account with an authenticator. */
async function secured(stage: Stage) {
  const id = await stage.account()
  await stage.app.stage(async (ctx) => {
    await putPendingTotp(ctx, id, ctx.sealing.seal(newCodeSecret()))
    await confirmPendingTotp(ctx, id, 0)
  })
  return { id, reason }
}

async function granted(stage: Stage) {
  const id = await stage.account()
  const grant = { role: 'branch', organizationId: stage.east1, fromOn: today, reason } as const
  return { id, grantId: (await stage.top.call.accounts.grants.give({ id, ...grant })).id, reason }
}

/** A provider of single sign-on; nobody listens there. */
const vouching = (stage: Stage) => ({
  kind: 'oidc' as const,
  name: `身份服务 ${stage.next()}`,
  address: 'http://127.0.0.1:1',
  client: 'zhibu',
  employeeClaim: 'employee_number',
  matches: false,
  trustsFactor: false,
})

/** One at a time: there is room for a few. */
async function provider(stage: Stage): Promise<number> {
  const { providers } = stage.top.call.accounts.signOn
  for (const { id } of (await providers.list()).providers) await providers.remove({ id, reason })
  const { id } = await providers.add({ ...vouching(stage), secret: 'x', reason })
  await providers.setEnabled({ id, enabled: true, reason })
  return id
}

async function linked(stage: Stage) {
  const [id, providerId] = [await stage.account(), await provider(stage)]
  const { identities } = stage.top.call.accounts.signOn
  await identities.link({ id, providerId, subject: `subject-${stage.next()}`, reason })
  const found = await identities.ofAccount({ id })
  return { id, identityId: found.identities[0]?.id as number, reason }
}

/** What somebody of the department asked for about an account of east1. */
async function askedBy(stage: Stage) {
  const { person } = await stage.top.call.accounts.session()
  const me = { accountId: person?.accountId ?? 0, personId: null, roles: [] }
  const accountId = await stage.account()
  return stage.app.stage(async (ctx) => {
    const { path } = await getOrganization({ ...ctx, reach: everywhere }, stage.east1)
    return insertRequest(ctx, me, { kind: 'disable', accountId, name: '东一新账号', path, reason })
  })
}

/** A view or session of somebody else: nobody reaches it, in whatever role. */
const view = { list: 'people', name: '权限测试', definition: {} }

export const accounts: Record<string, Sample> = {
  'accounts.session': open(),
  'accounts.signIn': open((stage) => ({ username: `nobody-${stage.next()}`, password: 'x' }), {
    refusal: 'wrong-credentials',
  }),
  'accounts.signOut': open(),
  'accounts.enterByLink': open(async (stage) => {
    const id = await stage.account()
    return { token: await stage.app.stage((ctx) => createSignInLink(ctx, id)) }
  }),
  'accounts.enterDemo': open({ username: 'nobody' }, { refusal: 'not-a-demo' }),
  'accounts.createFirstAdministrator': open(
    { institute: '星河研究院', username: 'second', name: '周管理', password: 'Xinghe-2026-nov' },
    { refusal: 'administrator-exists' },
  ),
  'accounts.ownAccount': open(),
  'accounts.changePassword': open({ current: 'x', next: 'Xinghe-2026-nov' }, { refusal: 'no-password' }),
  'accounts.ownSessions': open(),
  'accounts.endOwnSession': open({ id: 999_999 }, { refusal: 'not-found' }),
  'accounts.keeping.policy': open(),
  'accounts.keeping.keep': open({ pin: '111111' }, { refusal: 'pin-plain' }),
  'accounts.keeping.lock': open(),
  'accounts.keeping.unlock': open({ pin: '271828' }),
  'accounts.keeping.setPolicy': open(
    { allowed: true, days: 30, lockMinutes: 5, reason },
    { outside: 'forbidden' },
  ),
  'accounts.signOn.begin': open({ id: 999_999 }, { refusal: 'sign-on-closed' }),
  'accounts.signOn.complete': open({ query: 'code=x&state=x' }, { refusal: 'sign-on-over' }),
  'accounts.signOn.enter': open(
    { id: 999_999, username: 'nobody', password: 'x' },
    { refusal: 'sign-on-closed' },
  ),
  'accounts.signOn.own': open(),
  'accounts.signOn.beginLink': open({ id: 999_999 }, { refusal: 'sign-on-closed' }),
  'accounts.signOn.linkDirectory': open(
    { id: 999_999, username: 'nobody', password: 'x' },
    { refusal: 'sign-on-closed' },
  ),
  'accounts.signOn.unlink': open({ id: 999_999 }, { refusal: 'not-found' }),
  'accounts.signOn.identities.ofAccount': ofAccount(),
  'accounts.signOn.identities.link': of(async (stage) => ({
    id: await stage.account(),
    providerId: await provider(stage),
    subject: `subject-${stage.next()}`,
    reason,
  })),
  'accounts.signOn.identities.unlink': of(linked),
  'accounts.signOn.providers.list': open({}, { outside: 'forbidden' }),
  'accounts.signOn.providers.add': open(
    async (stage) => {
      // So that there is room for one more.
      await provider(stage)
      return { ...vouching(stage), secret: 'x', reason }
    },
    { outside: 'forbidden' },
  ),
  'accounts.signOn.providers.change': open(
    async (stage) => ({ id: await provider(stage), ...vouching(stage), reason }),
    { outside: 'forbidden' },
  ),
  'accounts.signOn.providers.setEnabled': open(
    async (stage) => ({ id: await provider(stage), enabled: false, reason }),
    { outside: 'forbidden' },
  ),
  'accounts.signOn.providers.remove': open(async (stage) => ({ id: await provider(stage), reason }), {
    outside: 'forbidden',
  }),
  'accounts.signOn.providers.test': open(async (stage) => ({ id: await provider(stage) }), {
    outside: 'forbidden',
  }),
  'accounts.factors.own': open(),
  'accounts.factors.beginTotp': open(),
  'accounts.factors.confirmTotp': open({ code: '000000' }, { refusal: 'totp-not-begun' }),
  'accounts.factors.removeTotp': open({}, { refusal: 'totp-missing' }),
  'accounts.factors.beginPasskey': open({}, { refusal: 'passkey-impossible' }),
  'accounts.factors.addPasskey': open(
    { name: '钥匙', answer: { id: 'x', response: {} } },
    { refusal: 'passkey-impossible' },
  ),
  'accounts.factors.removePasskey': open({ id: 999_999 }, { refusal: 'not-found' }),
  'accounts.factors.newCodes': open({}, { refusal: 'factor-none' }),
  'accounts.factors.ways': open(),
  'accounts.factors.proveByCode': open({ code: '000000' }, { refusal: 'wrong-code' }),
  'accounts.factors.askPasskey': open({}, { refusal: 'passkey-impossible' }),
  'accounts.factors.proveByPasskey': open(
    { answer: { id: 'x', response: {} } },
    { refusal: 'wrong-passkey' },
  ),
  'accounts.factors.proveByPassword': open({ password: 'x' }, { refusal: 'proof-without-password' }),
  'accounts.factors.check': open(),
  'accounts.factors.policy': open(),
  'accounts.watermark.policy': open(),
  'accounts.watermark.setPolicy': open({ pages: 'all', reason }, { outside: 'forbidden' }),
  'accounts.factors.setPolicy': open({ requiredFor: 'none', reason }, { outside: 'forbidden' }),
  'accounts.list': seen(async (stage) => {
    await stage.account()
    return { size: 200 }
  }),
  'accounts.export': seen(),
  'accounts.candidates': seen(async (stage) => {
    await stage.person()
    return { text: '东' }
  }),
  'accounts.get': ofAccount(),
  'accounts.create': of(async (stage) => ({
    personId: await stage.person('masses'),
    username: `made-${stage.next()}`,
    reason,
  })),
  'accounts.disable': ofAccount(),
  'accounts.enable': of(disabled),
  'accounts.resetPassword': ofAccount(),
  'accounts.unlock': of(locked),
  'accounts.clearFactors': of(secured),
  'accounts.readers': ofAccount(),
  'accounts.sessions': ofAccount(),
  'accounts.endSessions': ofAccount(),
  'accounts.grants.ofAccount': ofAccount(),
  'accounts.grants.give': of(async (stage) => ({
    id: await stage.account(),
    role: 'branch',
    organizationId: stage.east1,
    fromOn: today,
    reason,
  })),
  'accounts.grants.revoke': of(granted),
  'accounts.requests.list': seen(async (stage) => {
    await askedBy(stage)
    return { size: 200 }
  }),
  'accounts.requests.export': seen(),
  'accounts.requests.ask': of(async (stage) => ({
    asked: { kind: 'disable', accountId: await stage.account() },
    reason,
  })),
  'accounts.requests.withdraw': of(askedBy, { refusal: 'account-request-others' }),
  'accounts.requests.decide': of(async (stage) => ({ ...(await askedBy(stage)), agreed: true })),
  'accounts.seenAs': ofAccount(),
  'accounts.offices.list': open(),
  'accounts.offices.appoint': open(
    { office: 'auditAdministrator', personId: 999_999, username: 'shenjiyuan', reason },
    { refusal: 'office-person-unknown', outside: 'forbidden' },
  ),
  'accounts.offices.relieve': open({ id: 999_999, reason }, { refusal: 'not-found', outside: 'forbidden' }),
  'accounts.views.list': open({ list: 'people' }),
  'accounts.views.save': open(view),
  'accounts.views.change': open(
    async (stage) => ({ id: (await stage.top.call.accounts.views.save(view)).id, name: '改' }),
    {
      refusal: 'not-found',
    },
  ),
  'accounts.views.remove': open(
    async (stage) => ({ id: (await stage.top.call.accounts.views.save(view)).id }),
    {
      refusal: 'not-found',
    },
  ),
}

/** The number of a line that an act on somebody of east1 left. */
async function entry(stage: Stage) {
  const id = await stage.person()
  await stage.top.call.people.changes.correct({ id, field: 'nativePlace', value: '北京', reason })
  const { rows } = await stage.top.call.audit.list({ subjectKind: 'person', subjectId: String(id) })
  return rows[0]?.id as number
}

/** Nobody listens there: multicast is never connected to. */
const receiver = { host: '224.0.0.1', port: 6514, tls: false, authority: null }

export const audit: Record<string, Sample> = {
  'audit.list': seen(async (stage) => {
    await entry(stage)
    return { size: 200 }
  }),
  'audit.export': seen(),
  'audit.deeds': open(),
  'audit.get': of(async (stage) => ({ id: await entry(stage) })),
  'audit.readers': of(async (stage) => ({ id: await entry(stage) })),
  'audit.verify': open(),
  'audit.forwarding.get': open({}, { outside: 'forbidden' }),
  'audit.forwarding.set': open(
    { ...receiver, enabled: false, starting: 'on', reason },
    { outside: 'forbidden' },
  ),
  'audit.forwarding.test': open(receiver, { outside: 'forbidden' }),
  'audit.anchors.list': open(),
  'audit.anchors.export': open(),
  'audit.anchors.get': open({ day: '2020-01-01' }, { refusal: 'not-found' }),
}
