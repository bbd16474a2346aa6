import { hearReply } from '#features/messages/replies/actions.ts'
import { sendDue } from '#features/messages/sending/jobs.ts'
import { stageApproving } from './staging.ts'
import type { Client, TestApp } from './testing.ts'

/**
 * Where one of the committee may decide by phone: the last step of an ordinary matter allows it, short messages go to
 * the outbox, and many may be sent in an hour. The app runs its jobs (`jobs: true`). He has not agreed to it yet.
 */
export async function stageSms(app: TestApp) {
  const { open, agree, institute, matter, requestKey, ...clients } = await stageApproving(app)
  const { root, east, east1 } = institute.organizations
  const decider = institute.people.west1.member
  await app.as('committee', { organizationId: east, personId: decider, name: '西一党员' })
  await allowSms(clients.department)
  const number = await numberOf(app, decider)
  let told = 0

  /** Everything that waits is done: codes are made, then what was made is sent. */
  async function run() {
    await app.world.jobs?.drain()
    await app.stage((ctx) => ctx.later(sendDue, {}))
    await app.world.jobs?.drain()
  }
  /** Signs in when he needs the page: the phone needs no session. */
  const leader = (): Promise<Client> => app.as('member', { personId: decider })
  const stage = {
    branch: clients.branch,
    committee: clients.committee,
    department: clients.department,
    decider,
    number,
    open,
    agree,
    run,
    leader,
    agreeBySms: async () =>
      (await leader()).call.approvals.sms.consents.agree({ signedName: '西一党员', understood: true }),
    /** Everybody signs in anew: sessions end in a night. */
    async enter(): Promise<void> {
      stage.branch = await app.as('branch', { organizationId: east1, name: '东一值班' })
      stage.committee = await app.as('committee', { organizationId: east, name: '东区值班' })
      stage.department = await app.as('politicalWorkDepartment', { organizationId: root, name: '政工值班' })
    },
    /** A phone says something, and is heard. */
    async says(text: string, from = number, id = `mo-${++told}`): Promise<void> {
      await app.stage((ctx) => hearReply(ctx, 'cmpp', { id, from, to: '', text }))
      await run()
    },
    /** The short messages that went to the one who decides, newest first. */
    async received(): Promise<string[]> {
      const { rows } = await stage.department.call.messages.deliveries.list({ text: '西一党员', size: 50 })
      return rows.map(({ text }) => text)
    },
    /** An affair that waits for him, with the code he was sent for it. */
    async waiting() {
      const asked = { organizationId: east1, ...matter, requestKey: requestKey() }
      const affair = await open(stage.branch, await stage.branch.call.approvals.matters.start(asked))
      await agree(stage.committee, affair)
      await run()
      const text = (await stage.received()).find((one) => one.includes(`编号${affair.id}，`)) ?? ''
      return { affair, code: /回1 (\d{6})/.exec(text)?.[1] ?? '', text }
    },
  }
  return stage
}

async function allowSms(department: Client): Promise<void> {
  const { versions } = await department.call.approvals.chains.get({ key: 'matter' })
  const { definition, version } = versions[0] as (typeof versions)[number]
  const steps = definition.steps.map((step) => (step.key === 'decision' ? { ...step, sms: true } : step))
  await department.call.approvals.chains.publish({
    key: 'matter',
    basedOn: version,
    definition: { ...definition, steps },
    note: '党委审批可用短信办理',
  })
  await department.call.messages.channels.set({
    channel: 'sms',
    enabled: true,
    adapter: 'outbox',
    settings: { signature: '支部' },
    perMinute: 600,
    perNumberHour: 100,
    price: 0,
    reason: '一小时内要收发多条',
  })
}

const numberOf = (app: TestApp, personId: number): Promise<string> =>
  app.stage(async (ctx) => {
    const { phone_sealed } = await ctx.db
      .selectFrom('person')
      .where('id', '=', personId)
      .select('phone_sealed')
      .executeTakeFirstOrThrow()
    return ctx.sealing.open(phone_sealed as Buffer)
  })
