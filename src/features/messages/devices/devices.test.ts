import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { askerOf, startTestPush } from '#platform/messaging/testing-push.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { type Notice, notify } from '../notify/actions.ts'
import { sendDue } from '../sending/jobs.ts'

const service = await startTestPush()
const app = await startTestApp({ jobs: true, clock: '2026-11-24T04:00:00Z' })
after(async () => {
  await app.close()
  service.close()
})

let institute: Institute
let department: Client, member: Client, secretary: Client
const enter = async () => {
  const { organizations, people } = institute
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
  member = await app.as('member', { personId: people.east1.member })
  secretary = await app.as('member', { personId: people.east1.secretary })
}
before(async () => {
  institute = await app.stage(plantInstitute)
  await enter()
})
beforeEach(() => {
  service.heard.length = 0
  service.answer = 201
  service.answers.clear()
})

const settings = (services = `fcm.googleapis.com ${service.origin}`) => ({
  channel: 'push' as const,
  adapter: 'vapid',
  enabled: true,
  settings: { title: '支部', contact: 'zhibu@example.cn', services },
  perMinute: 60,
  perNumberHour: 50,
  price: 0,
  reason: '启用浏览器通知',
})
const setUp = (more: object = {}) => department.call.messages.channels.set({ ...settings(), ...more })
const office = service.browser('office')
const phone = service.browser('phone')
const turnOn = (client: Client, { subscription }: typeof office, name = '办公室电脑') =>
  client.call.messages.devices.add({ name, ...subscription })
const devicesOf = async (client: Client) => (await client.call.messages.devices.list()).devices

/** Sends what is due by now. */
async function send() {
  await app.stage((ctx) => ctx.later(sendDue, {}))
  await app.world.jobs?.drain()
}

let count = 0
let newest = 0
/** Tells the member something and sends what is due; what became of it in the browser, and by SMS. */
async function told(more: Partial<Notice> = {}) {
  await app.stage((ctx) =>
    notify(ctx, {
      template: 'affair-waiting',
      to: [{ personId: institute.people.east1.member }],
      facts: { type: '换届请示', number: '0421', title: '关于东一党员的请示', organization: '东一支部' },
      link: '/affairs/12',
      key: `push-${++count}`,
      ...more,
    }),
  )
  await app.world.jobs?.drain()
  const { rows } = await department.call.messages.deliveries.list({ size: 3 })
  const made = rows.filter(({ id }) => id > newest)
  newest = Math.max(newest, ...rows.map(({ id }) => id))
  return {
    push: made.find(({ channel }) => channel === 'push'),
    sms: made.find(({ channel }) => channel === 'sms'),
  }
}

describe('Notices in the browser', () => {
  it('are nowhere until the house turns them on', async () => {
    const { enabled, publicKey } = await member.call.messages.devices.list()
    assert.deepEqual([enabled, publicKey], [false, null])
    assert.equal((await refusal(turnOn(member, office))).code, 'push-off')
    assert.deepEqual(await devicesOf(member), [])
    assert.equal((await told()).push, undefined)
  })

  it('are turned on with an address to write to, and keys that are made once and shown to nobody', async () => {
    const without = { ...settings(), settings: { title: '支部', services: 'fcm.googleapis.com' } }
    assert.equal(
      (await refusal(department.call.messages.channels.set(without))).code,
      'channel-setting-missing',
    )
    const odd = settings('不是域名')
    assert.equal((await refusal(department.call.messages.channels.set(odd))).code, 'channel-setting-services')
    const made = await setUp()
    const { publicKey } = await member.call.messages.devices.list()
    assert.match(publicKey ?? '', /^[\w-]{87}$/)
    await setUp({ perMinute: 61, reason: '调整' })
    assert.equal((await member.call.messages.devices.list()).publicKey, publicKey)
    const kept = await app.stage((ctx) =>
      ctx.db.selectFrom('message_channel').select('secret_sealed').executeTakeFirstOrThrow(),
    )
    const { privateKey } = JSON.parse(app.world.sealing.open(kept.secret_sealed as Buffer))
    const trail = await department.call.audit.list({ size: 5 })
    for (const shown of [made, trail]) assert.ok(!JSON.stringify(shown).includes(privateKey))
  })

  it('are a person’s own, on devices that he names', async () => {
    const { id, name, toldAt } = await turnOn(member, office)
    assert.deepEqual([name, toldAt], ['办公室电脑', null])
    assert.deepEqual(await devicesOf(secretary), [])
    const stranger = await secretary.send('DELETE', `/api/own/push-devices/${id}`)
    assert.equal(stranger.status, 404)
    const kept = await app.stage((ctx) => ctx.db.selectFrom('message_push_device').selectAll().execute())
    for (const shown of [kept, await department.call.audit.list({ size: 5 })])
      assert.ok(!JSON.stringify(shown).includes(office.subscription.auth))
    const { rows } = await department.call.audit.list({ size: 1 })
    assert.equal(rows[0]?.action, 'pushDevice.added')
  })

  it('say what an SMS says and nothing of anybody, and open where it is', async () => {
    const { push, sms } = await told()
    assert.deepEqual(
      [push?.status, push?.channelName, push?.toMasked, sms?.status],
      ['sent', '浏览器通知', '办公室电脑', 'waiting'],
    )
    const [came] = service.heard
    assert.ok(came)
    const { key, ...said } = office.read(came.body) as Record<string, string>
    assert.match(key ?? '', /^zhibu-\d+$/)
    assert.deepEqual(said, {
      title: '支部',
      text: '您有1项待办（换届请示，编号0421），请登录平台办理。',
      link: '/affairs/12',
    })
    assert.equal(came.headers.ttl, '86400')
    const { publicKey } = await member.call.messages.devices.list()
    assert.equal(askerOf(came.headers.authorization)?.key, publicKey)
    assert.ok((await devicesOf(member))[0]?.toldAt)
  })

  it('hold no code, and wait for the morning', async () => {
    const code = {
      template: 'approval-by-sms' as const,
      facts: { type: '请示', number: '0421', hours: 24 },
      secrets: { code: '482196' },
      urgent: true,
    }
    assert.equal((await told(code)).push, undefined)
    app.setClock('2026-11-24T15:00:00Z')
    await enter()
    const { push } = await told()
    assert.deepEqual([push?.status, push?.heldName, service.heard.length], ['queued', '免打扰时段', 0])
    app.setClock('2026-11-25T04:00:00Z')
    await enter()
  })

  it('come to every device; one that its service knows no more is told nothing again', async () => {
    await turnOn(member, phone, '手机')
    service.answers.set(office.path, 410)
    assert.equal((await told()).push?.status, 'sent')
    assert.deepEqual(
      (await devicesOf(member)).map(({ name }) => name),
      ['手机'],
    )
    const before = service.heard.length
    assert.equal((await told()).push?.status, 'sent')
    assert.deepEqual(
      service.heard.slice(before).map(({ path }) => path),
      [phone.path],
    )
  })

  it('are tried again later when the service is busy, and in the end leave their place to the SMS', async () => {
    service.answer = 503
    const { push, sms } = await told()
    assert.deepEqual(
      [push?.status, push?.heldName, push?.because],
      ['queued', '稍后再试', '推送服务答复 503'],
    )
    service.answers.set(phone.path, 410)
    app.setClock(2)
    await enter()
    await send()
    await send()
    const { rows } = await department.call.messages.deliveries.list({ size: 100 })
    const [inBrowser, bySms] = [push, sms].map((one) => rows.find(({ id }) => id === one?.id))
    assert.deepEqual([inBrowser?.status, inBrowser?.because], ['failed', '没有能收通知的设备了'])
    assert.equal(bySms?.status, 'sent')
    assert.deepEqual(await devicesOf(member), [])
    assert.equal((await told()).push, undefined)
  })

  it('are not sent to addresses that are no push service’s, also when they were allowed before', async () => {
    const inside = { ...office.subscription, endpoint: 'http://10.0.0.5/admin' }
    const refused = await refusal(member.call.messages.devices.add({ name: '内网', ...inside }))
    assert.equal(refused.code, 'push-service-unknown')
    await turnOn(member, office)
    await setUp({ settings: { ...settings().settings, services: 'fcm.googleapis.com' } })
    const { push } = await told()
    assert.deepEqual([push?.status, push?.because], ['dropped', '没有能收通知的设备了'])
    assert.equal(service.heard.length, 0)
    await setUp()
  })

  it('follow whoever turned them on last in a browser, and stop when he removes it', async () => {
    await turnOn(secretary, office, '共用电脑')
    assert.deepEqual(await devicesOf(member), [])
    assert.equal((await told()).push, undefined)
    const [one] = await devicesOf(secretary)
    await secretary.call.messages.devices.remove({ id: one?.id as number })
    assert.deepEqual(await devicesOf(secretary), [])
  })

  it('are for so many devices and no more', async () => {
    for (const at of [1, 2, 3, 4, 5]) await turnOn(member, service.browser(`d${at}`), `设备${at}`)
    assert.equal((await refusal(turnOn(member, service.browser('d6')))).code, 'push-devices-many')
    assert.equal((await devicesOf(member)).length, 5)
  })

  it('are not sent to whoever mutes them, nor to an account that is disabled', async () => {
    const wish = { muted: ['push' as const], quietFrom: 20, quietUntil: 8, digest: true, mail: null }
    await member.call.messages.preferences.set(wish)
    assert.deepEqual((await told()).push?.because, '本人设置不接收')
    await member.call.messages.preferences.set({ ...wish, muted: [] })
    await app.stage((ctx) =>
      ctx.db
        .updateTable('account')
        .set({ disabled_at: ctx.now, disabled_because: '调离' })
        .where('person_id', '=', institute.people.east1.member)
        .execute(),
    )
    assert.equal((await told()).push, undefined)
    assert.equal(service.heard.length, 0)
  })
})
