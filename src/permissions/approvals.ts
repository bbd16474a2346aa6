/** How the endpoints of approvals are asked: see sample.ts. */
import { insertAccount } from '#features/accounts/queries.ts'
import type { Context } from '#platform/context.ts'
import type { Client } from '#src/testing.ts'
import { of, open, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

const starters = new WeakMap<Stage, Promise<Client>>()

/**
 * Who starts the affairs of the loop, once everybody inside may act on their first step: it is the branch's, and three
 * of the branch have lent their rights to the member, the committee and the department.
 */
function starter(stage: Stage): Promise<Client> {
  const known = starters.get(stage) ?? begin(stage)
  starters.set(stage, known)
  return known
}

async function begin(stage: Stage): Promise<Client> {
  const { top, app, east1 } = stage
  const { version, versions } = await top.call.approvals.chains.get({ key: 'matter' })
  const definition = structuredClone(
    versions[0]?.definition as NonNullable<(typeof versions)[0]>['definition'],
  )
  const [review] = definition.steps
  if (review) review.by = [{ role: 'branch', at: 'own' }]
  await top.call.approvals.chains.publish({ key: 'matter', basedOn: version, definition, note: '权限测试' })
  for (const role of ['member', 'committee', 'politicalWorkDepartment'] as const) {
    const delegateId = await accountOf(stage, await stage.caller(role, 'inside', false))
    const away = await app.as('branch', { organizationId: east1, name: `东一委托人${stage.next()}` })
    const dates = { fromOn: '2026-11-01', untilOn: '2026-12-31' }
    await away.call.approvals.delegations.set({ delegateId, ...dates, reason: '权限测试' })
  }
  return app.as('branch', { organizationId: east1, name: '东一发起人' })
}

async function accountOf({ app }: Stage, client: Client): Promise<number> {
  const name = (await client.call.accounts.session()).person?.name ?? ''
  const named = (ctx: Context) =>
    ctx.db.selectFrom('account').where('name', '=', name).select('id').executeTakeFirstOrThrow()
  return (await app.stage(named)).id
}

/** A new member of east1 with an account. */
async function colleague(stage: Stage): Promise<number> {
  const personId = await stage.person()
  const account = {
    username: `east1-${stage.next()}`,
    name: '东一新账号',
    passwordHash: null,
    mustChangePassword: false,
  }
  return (await stage.app.stage((ctx) => insertAccount(ctx, { ...account, personId }))).id
}

const matter = { title: '东一的请示', text: '请审批。' }
const requestKey = (stage: Stage) => `press-${stage.next()}-0000`

async function started(stage: Stage) {
  const client = await starter(stage)
  const asked = { organizationId: stage.east1, ...matter, requestKey: requestKey(stage) }
  const affair = await client.call.approvals.get(await client.call.approvals.matters.start(asked))
  return { client, affair }
}

/** A new affair of east1, on its first to-do. */
const onTask = (more: (stage: Stage) => object | Promise<object> = () => ({})) =>
  of(async (stage) => {
    const { affair } = await started(stage)
    const [task] = affair.tasks
    return {
      id: affair.id,
      taskId: task?.id,
      requestKey: requestKey(stage),
      opinion: '权限测试',
      ...(await more(stage)),
    }
  })
const ofAffair = (more: object = {}, rest: Partial<Sample> = {}) =>
  of(async (stage) => ({ id: (await started(stage)).affair.id, ...more }), rest)
const anAffair = (more: object) => seen(async (stage) => started(stage).then(() => more))

const pdf = () => new File([new Uint8Array([37, 80, 68, 70])], '东一.pdf')

async function attached(stage: Stage) {
  const client = await starter(stage)
  const asked = { organizationId: stage.east1, ...matter, requestKey: requestKey(stage), files: [pdf()] }
  const affair = await client.call.approvals.get(await client.call.approvals.matters.start(asked))
  return { id: affair.id, attachmentId: affair.attachments[0]?.id }
}

async function upload(stage: Stage): Promise<FormData> {
  const data = new FormData()
  data.set('id', String((await started(stage)).affair.id))
  data.set('files', pdf())
  return data
}

const chainNow = async (stage: Stage) => {
  const { version, versions } = await stage.top.call.approvals.chains.get({ key: 'branchRequest' })
  const definition = versions[0]?.definition
  const steps = definition?.steps.map((step) => ({ ...step, dueDays: (step.dueDays ?? 0) + 1 }))
  return { key: 'branchRequest', basedOn: version, definition: { ...definition, steps }, note: '权限测试' }
}
const whole = { outside: 'forbidden' } as const
const today = '2026-11-24'

export const approvals: Record<string, Sample> = {
  'approvals.list': anAffair({ box: 'all' }),
  'approvals.counts': open(),
  'approvals.export': anAffair({ box: 'all' }),
  'approvals.get': ofAffair(),
  'approvals.kinds': open(),
  'approvals.colleagues': seen({ text: '东一' }),
  'approvals.acts.approve': onTask(),
  'approvals.acts.decline': onTask(),
  'approvals.acts.sendBack': onTask(() => ({ to: 'start' })),
  'approvals.acts.reassign': onTask(async (stage) => ({ accountId: await colleague(stage) })),
  'approvals.acts.addApprovers': onTask(async (stage) => ({
    how: 'before',
    accountIds: [await colleague(stage)],
  })),
  'approvals.acts.withdraw': ofAffair(
    { reason: '权限测试', requestKey: 'press-none' },
    { refusal: 'not-starter' },
  ),
  'approvals.acts.copy': of(async (stage) => ({
    id: (await started(stage)).affair.id,
    accountIds: [await colleague(stage)],
  })),
  'approvals.acts.urge': ofAffair({}, { refusal: 'not-starter' }),
  'approvals.acts.draft': ofAffair({ opinion: '写到一半' }),
  'approvals.acts.read': ofAffair(),
  'approvals.acts.approveMany': seen(async (stage) => ({
    taskIds: [(await started(stage)).affair.tasks[0]?.id],
    opinion: '同意。',
  })),
  'approvals.attachments.add': of(upload),
  'approvals.attachments.remove': of(attached, { refusal: 'attachment-given' }),
  'approvals.attachments.download': of(attached),
  'approvals.matters.start': of((stage) => ({
    organizationId: stage.east1,
    ...matter,
    requestKey: requestKey(stage),
  })),
  'approvals.matters.repair': ofAffair({ ...matter, requestKey: 'press-none' }, { refusal: 'step-passed' }),
  'approvals.matters.places': seen(),
  'approvals.chains.list': open({}, whole),
  'approvals.chains.export': open({}, whole),
  'approvals.chains.get': open({ key: 'matter' }, whole),
  'approvals.chains.dryRun': of(
    async (stage) => ({ ...(await chainNow(stage)), organizationId: stage.east1 }),
    whole,
  ),
  'approvals.chains.publish': of(chainNow, whole),
  'approvals.delegations.get': open(),
  'approvals.delegations.set': open(
    { delegateId: 999_999, fromOn: today, untilOn: today, reason: '权限测试' },
    { refusal: 'not-a-colleague' },
  ),
  'approvals.delegations.revoke': open(),
  'approvals.sms.consents.get': open(),
  'approvals.sms.consents.agree': open(
    { signedName: '别人', understood: false },
    { refusal: 'sms-not-understood' },
  ),
  'approvals.sms.consents.end': open(),
  'approvals.sms.attempts.list': open({}, whole),
  'approvals.sms.attempts.export': open({}, whole),
  'approvals.phrases.list': open(),
  'approvals.phrases.add': open({ text: '请落实。' }),
  'approvals.phrases.remove': open({ text: '请落实。' }),
}
