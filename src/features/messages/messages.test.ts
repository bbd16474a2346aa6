import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Context } from '#platform/context.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { type Notice, notify, notifyAll } from './notify/actions.ts'
import { hearReply, hearReport } from './replies/actions.ts'
import { sendDue as sendDueJob } from './sending/jobs.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let member: Client, secretary: Client, committee: Client, department: Client
const noon = '2026-11-24T04:00:00Z'

before(async () => {
  app.setClock(noon)
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  secretary = await app.as('branch', {
    organizationId: organizations.east1,
    personId: people.east1.secretary,
  })
  await enter()
})

/** Everybody signs in: sessions end when nothing is done for a while. */
async function enter() {
  const { organizations, people } = institute
  member = await app.as('member', { personId: people.east1.member })
  committee = await app.as('committee', { organizationId: organizations.east })
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '政工' })
}

/** Time passes, what is due is sent, and everybody is there again. */
async function later(to: string | number) {
  app.setClock(to)
  await inStage((ctx) => ctx.later(sendDueJob, {}))
  await drain()
  await enter()
}

let count = 0
const notice = (more: Partial<Notice> = {}): Notice => ({
  template: 'affair-waiting',
  to: [{ personId: institute.people.east1.member }],
  facts: { type: '换届请示', number: '0421', title: '关于按期换届的请示', organization: '东一支部' },
  about: { kind: 'affair', id: 12 },
  link: '/affairs/12',
  key: `fact-${++count}`,
  ...more,
})
const tell = (more: Partial<Notice> = {}) => app.stage((ctx) => notify(ctx, notice(more)))
const drain = () => app.world.jobs?.drain()
const newest = async (client = department) => (await client.call.messages.deliveries.list({})).rows[0]
const inStage = <T>(work: (ctx: Context) => Promise<T>) => app.stage(work)

describe('A fact', () => {
  it('stands in the inbox of whom it is told, in the words of its template, and nowhere else', async () => {
    assert.equal(await tell(), 1)
    const { rows, total } = await member.call.messages.inbox.list({})
    assert.equal(total, 1)
    assert.deepEqual(
      [rows[0]?.title, rows[0]?.body, rows[0]?.link, rows[0]?.readAt],
      ['待办：换届请示', '东一支部报送的“关于按期换届的请示”（编号 0421）等待您办理。', '/affairs/12', null],
    )
    assert.equal((await secretary.call.messages.inbox.list({})).total, 0)
    assert.equal((await committee.call.messages.inbox.list({})).total, 0)
  })

  it('is told once, however often its telling is repeated', async () => {
    const one = notice()
    const times = await inStage(async (ctx) => [await notify(ctx, one), await notify(ctx, one)])
    const again = await inStage((ctx) => notifyAll(ctx, [one, one]))
    assert.deepEqual([times, again], [[1, 0], 0])
  })

  it('is not told when what it belongs to is undone', async () => {
    const { total } = await member.call.messages.inbox.list({})
    await assert.rejects(
      inStage(async (ctx) => {
        await notify(ctx, notice())
        throw new Error('undone')
      }),
      /undone/,
    )
    assert.equal((await member.call.messages.inbox.list({})).total, total)
  })

  it('whose facts do not fit its template stops whoever tells it', async () => {
    await assert.rejects(tell({ facts: { type: '请示' } }), /message-fact-missing/)
    await assert.rejects(
      tell({ facts: { ...notice().facts, number: '110105194912310021' } }),
      /message-fact-unfit/,
    )
  })

  it('is read by its reader alone, one by one or all at once', async () => {
    const { rows } = await member.call.messages.inbox.list({ unread: true })
    const id = rows[0]?.id as number
    const stranger = await secretary.send('POST', `/api/inbox/${id}/reading`, {})
    assert.equal(stranger.status, 404)
    assert.ok((await member.call.messages.inbox.read({ id })).readAt)
    assert.equal((await member.call.messages.inbox.readAll({ untilId: id })).read, rows.length - 1)
    assert.equal((await member.call.messages.inbox.standing()).unread, 0)
  })

  it('is found by its words, its kind and its day', async () => {
    const found = async (asked: object) => (await member.call.messages.inbox.list(asked)).total
    assert.ok((await found({ text: '换届' })) > 0)
    assert.equal(await found({ text: '没有' }), 0)
    assert.equal(await found({ kind: 'notice' }), 0)
    assert.ok((await found({ from: '2026-11-24', until: '2026-11-24' })) > 0)
    assert.equal(await found({ from: '2026-11-25' }), 0)
  })

  it('comes to open pages as it happens', async () => {
    const response = await member.fetch('/api/inbox/live')
    assert.match(response.headers.get('content-type') ?? '', /event-stream/)
    const reader = response.body?.getReader()
    const heard = async (what: RegExp) => {
      for (let text = ''; ; ) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
        assert.ok(!done, text)
        text += Buffer.from(value as Uint8Array).toString()
        if (what.test(text)) return
      }
    }
    await heard(/"unread":0/)
    await tell()
    await heard(/"unread":1/)
    await reader?.cancel()
  })
})

describe('A short message', () => {
  it('waits for the digest when nothing presses, and says nothing but type, number and day', async () => {
    await tell()
    const row = await newest()
    assert.deepEqual([row?.status, row?.heldName], ['queued', '并入每日汇总'])
    assert.equal(row?.text, '【支部】您有1项待办（换届请示，编号0421），请登录平台办理。')
  })

  it('of a type that carriers would stop is sent in other words; the inbox has its own', async () => {
    await tell({ facts: { ...notice().facts, type: '发展党员' } })
    const row = await newest()
    assert.deepEqual(
      [row?.status, row?.because, row?.text],
      ['queued', null, '【支部】您有1项待办（组织发展，编号0421），请登录平台办理。'],
    )
    assert.equal((await member.call.messages.inbox.list({})).rows[0]?.title, '待办：发展党员')
  })

  it('that is urgent goes at once, by the outbox as long as no gateway is set', async () => {
    await tell({ urgent: true })
    await drain()
    const row = await newest()
    assert.deepEqual([row?.status, row?.gateway, row?.parts], ['sent', 'outbox', 1])
    assert.match(row?.toMasked ?? '', /^138\*{4}\d{4}$/)
  })

  it('is one in the morning for all that waited, and goes as it is when it waited alone', async () => {
    await inStage((ctx) =>
      notifyAll(ctx, [notice(), notice(), notice({ to: [{ personId: institute.people.east2.member }] })]),
    )
    // Whoever has an account reads in the inbox; the other one has none and got the SMS at once.
    await later('2026-11-25T00:31:00Z')
    const { rows } = await department.call.messages.deliveries.list({ status: ['sent'] })
    const texts = rows.map(({ text }) => text)
    assert.equal(texts.filter((text) => /您有\d+项待办和提醒/.test(text)).length, 1)
    const digested = await department.call.messages.deliveries.list({ status: ['dropped'] })
    assert.ok(digested.rows.some(({ because }) => because === '已并入每日汇总'))
    await later('2026-11-25T04:00:00Z')
  })

  it('is not sent to a number that is blocked, and the number is blocked by its own word', async () => {
    const reply = { id: 'mo-1', from: '+8613800001003', to: '', text: 'ＴＤ' }
    await inStage((ctx) => hearReply(ctx, 'cmpp', reply))
    await inStage((ctx) => hearReply(ctx, 'cmpp', reply))
    const { rows, total } = await department.call.messages.replies.list({})
    assert.deepEqual([total, rows[0]?.text, rows[0]?.outcome], [1, 'ＴＤ', '已列入短信黑名单'])
    assert.equal((await department.call.messages.blocked.list({})).total, 1)
  })
})

describe('Texts, channels and words', () => {
  const texts = {
    inbox: { title: '待办', body: '{标题}' },
    sms: { text: '您有1项待办，编号{编号}', filed: null },
    mail: null,
  }
  const publish = (more: object, version = 0) =>
    department.send('POST', '/api/message-templates/affair-waiting/versions', {
      texts: { ...texts, ...more },
      version,
      note: '改短一些',
    })

  it('are refused when an SMS would tell of a person, with the field and what to do', async () => {
    const answer = await publish({ sms: { text: '{标题}', filed: null } })
    assert.deepEqual([answer.status, answer.code], [400, 'template-sms-personal'])
    assert.equal(answer.body.data?.facts.field, 'texts.sms.text')
    const { version } = await department.call.messages.templates.get({ key: 'affair-waiting' })
    assert.equal(version, 0)
  })

  it('are published as a new version that the next message is told by; the old one stays', async () => {
    assert.equal((await publish({})).status, 200)
    assert.equal((await publish({})).code, 'template-changed-meanwhile')
    await tell()
    const { rows } = await member.call.messages.inbox.list({})
    assert.deepEqual([rows[0]?.title, rows[0]?.body], ['待办', '关于按期换届的请示'])
    const { versions } = await department.call.messages.templates.get({ key: 'affair-waiting' })
    assert.deepEqual(
      versions.map(({ version, publishedBy }) => [version, publishedBy]),
      [[1, '政工']],
    )
  })

  it('are seen before they are published: as long as they will be', async () => {
    const seen = await department.call.messages.templates.preview({ key: 'affair-waiting', texts })
    assert.deepEqual([seen.sms?.text, seen.sms?.length], ['【支部】您有1项待办，编号0421', 17])
    // An organization is named as carriers let it through.
    const named = { ...texts, sms: { text: '{报送组织}报来事项，编号{编号}', filed: null } }
    const asked = await department.call.messages.templates.preview({ key: 'affair-waiting', texts: named })
    assert.equal(asked.sms?.text, '【支部】第一支部报来事项，编号0421')
  })

  it('keep the password of a gateway to themselves', async () => {
    const set = {
      adapter: 'http',
      enabled: true,
      settings: { signature: '支部', address: 'http://127.0.0.1:1/' },
      perMinute: 60,
      perNumberHour: 5,
      price: 0.045,
      reason: '接入网关',
    }
    const without = await department.send('PUT', '/api/message-channels/sms', set)
    assert.equal(without.code, 'channel-secret-missing')
    const secret = 'Bearer geheim-4711'
    const made = await department.call.messages.channels.set({ channel: 'sms', ...set, secret })
    assert.ok(made.hasSecret && made.callback)
    const listed = await department.call.messages.channels.list()
    const trail = await department.call.audit.list({ size: 5 })
    for (const shown of [made, listed, trail]) assert.ok(!JSON.stringify(shown).includes('geheim'))
    const kept = await inStage((ctx) => ctx.db.selectFrom('message_channel').selectAll().execute())
    assert.ok(!JSON.stringify(kept).includes('geheim'))
  })

  it('have a gateway that is not there: tried again later, in the end failed, and somebody sees it', async () => {
    await tell({ urgent: true, to: [{ personId: institute.people.east1.secretary }] })
    await drain()
    const first = await newest()
    assert.deepEqual([first?.status, first?.heldName, first?.tries], ['queued', '稍后再试', 1])
    for (const minutes of [2, 5, 17, 65]) await later(minutes)
    const last = await newest()
    assert.deepEqual([last?.status, last?.because, last?.tries], ['failed', '对方拒绝连接', 5])
    assert.ok((await committee.call.messages.deliveries.troubled()).count >= 1)
    const again = await committee.call.messages.deliveries.retry({
      id: last?.id as number,
      reason: '网关已恢复',
    })
    assert.equal(again.status, 'queued')
  })

  it('hear a receipt that comes before the answer, and again, and one nobody knows', async () => {
    const row = await inStage((ctx) =>
      ctx.db.selectFrom('message_delivery').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow(),
    )
    const { insertParts } = await import('./sending/receipts/queries.ts')
    const { setSent } = await import('./sending/queries.ts')
    const { settleFromParts } = await import('./sending/receipts/actions.ts')
    const report = { id: 'g-1', delivered: true, state: 'DELIVRD' }
    await inStage((ctx) => hearReport(ctx, 'http', report))
    await inStage(async (ctx) => {
      await setSent(ctx, row.id, { parts: 1, costMilliyuan: 45 })
      await insertParts(ctx, row.id, 'http', ['g-1'])
      await settleFromParts(ctx, row.id)
    })
    assert.equal((await newest())?.status, 'delivered')
    await inStage((ctx) => hearReport(ctx, 'http', { ...report, delivered: false, state: 'LATE' }))
    assert.equal((await newest())?.status, 'delivered')
    const months = await department.call.messages.deliveries.months({ year: 2026 })
    assert.ok(months.some(({ month, cost }) => month === '2026-11' && cost >= 0.045))
  })

  it('hear what a cloud tells at the address nobody guesses', async () => {
    const [sms] = (await department.call.messages.channels.list()).channels
    const path = new URL(sms?.callback ?? '').pathname
    const heard = await app.visitor.send('POST', path, {
      replies: [{ id: 'r-1', from: '13800001099', text: '收到' }],
    })
    assert.deepEqual([heard.status, heard.body], [200, { code: 0, msg: '接收成功', result: 0, errmsg: 'OK' }])
    assert.equal((await department.call.messages.replies.list({ open: true })).rows[0]?.text, '收到')
    const guessed = await app.visitor.send('POST', '/api/sms-callbacks/aaaaaaaaaaaaaaaaaaaaaaaa', {})
    assert.equal(guessed.status, 404)
  })

  it('are none of a committee’s', async () => {
    const answer = await committee.send('PUT', '/api/message-channels/sms', {})
    assert.equal(answer.status, 403)
  })
})

describe('A wish', () => {
  it('is a person’s own, and holds from the next message on', async () => {
    const wish = { muted: ['sms' as const], quietFrom: 21, quietUntil: 7, digest: false, mail: null }
    await member.call.messages.preferences.set(wish)
    await tell()
    const row = await newest()
    assert.deepEqual([row?.status, row?.because], ['dropped', '本人设置不接收'])
    await tell({ mandatory: true })
    assert.equal((await newest())?.status, 'queued')
    assert.equal((await member.call.messages.preferences.get()).quietFrom, 21)
  })
})
