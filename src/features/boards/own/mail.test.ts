import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setWish } from '#features/messages/preferences/queries.ts'
import { startTestSmtp } from '#platform/messaging/testing-smtp.ts'
import { systemWorld } from '#platform/world.ts'
import { refusal } from '#src/staging.ts'
import { type Client, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { jobs } from '../jobs.ts'

/** What a mail says below its head. */
function bodyOf(mail: string): string {
  const [head = '', ...rest] = mail.split('\n\n')
  const body = rest.join('\n\n')
  return /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
        'latin1',
      ).toString()
}

describe('A board told of by mail', () => {
  let app: TestApp
  let secretary: Client
  let department: Client
  let smtp: Awaited<ReturnType<typeof startTestSmtp>>
  let personId: number
  let id: number
  before(async () => {
    smtp = await startTestSmtp()
    app = await startTestApp({ jobs: true, clock: '2026-11-24T04:00:00Z' })
    const { organizations, people } = await app.stage(plantInstitute)
    personId = people.east1.secretary
    department = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
    await enter()
    const board = await secretary.call.boards.own.save({ name: '支部月报', cards: [{ key: 'age' }] })
    id = board.id
  })
  after(async () => {
    await app.close()
    smtp.close()
  })

  const openMail = () =>
    department.call.messages.channels.set({
      channel: 'mail',
      adapter: 'relay',
      enabled: true,
      settings: { host: '127.0.0.1', port: smtp.port, secure: false, sender: 'zhibu@example.cn' },
      perMinute: 60,
      perNumberHour: 3,
      price: 0,
      reason: '接入邮件',
    })
  const wish = (mail: string | null) =>
    app.stage((ctx) =>
      setWish(ctx, personId, { muted: [], quietFrom: 20, quietUntil: 8, digest: false, mail }),
    )
  const morning = async (day: string) => {
    app.setClock(`${day}T02:00:00Z`)
    for (const one of jobs) await one.run(systemWorld(app.world, one.name), {})
    await app.world.jobs?.drain()
    await enter()
  }
  /** A session of his own, in the roles that his post gives him: the last one has ended meanwhile. */
  const enter = async () => {
    secretary = await app.as('member', { personId })
  }

  it('needs an institute that sends mail and somebody who has an address', async () => {
    const without = await refusal(secretary.call.boards.own.subscribe({ id, rhythm: 'week', byMail: true }))
    assert.match(without.message, /没有开通邮件/)
    await openMail()
    const nowhere = await refusal(secretary.call.boards.own.subscribe({ id, rhythm: 'week', byMail: true }))
    assert.match(nowhere.message, /消息偏好.*填写邮箱/)
    assert.equal((await secretary.call.boards.own.get({ id })).rhythm, null)
  })

  it('holds its name and where it opens, and none of its numbers', async () => {
    await wish('xiong@example.cn')
    const asked = await secretary.call.boards.own.subscribe({ id, rhythm: 'week', byMail: true })
    assert.deepEqual([asked.rhythm, asked.byMail], ['week', true])
    await morning('2026-11-30')
    const [mail = ''] = smtp.mails
    const body = bodyOf(mail)
    assert.match(body, /您订阅的看板“支部月报”/)
    assert.match(body, new RegExp(`http://zhibu.test/boards/${id}\\s*$`))
    assert.doesNotMatch(body.replace('11月30日', '').replace(/http\S+/g, ''), /\d/)
    const standing = await secretary.call.boards.own.mail({ id })
    assert.deepEqual([standing.sent, standing.to, standing.last?.failed], [true, 'x***@example.cn', false])
  })

  it('that did not arrive is seen on the board, with why', async () => {
    smtp.answer = { at: 'RCPT TO', with: '550 no such mailbox' }
    await morning('2026-12-07')
    const { last } = await secretary.call.boards.own.mail({ id })
    assert.equal(last?.failed, true)
    assert.ok(last?.because)
    smtp.answer = null
  })

  it('is sent no more when it is not wanted, while the inbox goes on', async () => {
    const before = smtp.mails.length
    await secretary.call.boards.own.subscribe({ id, rhythm: 'week', byMail: false })
    await morning('2026-12-14')
    await secretary.call.boards.own.unsubscribe({ id })
    await morning('2026-12-21')
    assert.equal(smtp.mails.length, before)
    const { rows } = await app.world.open.pool.query(
      `select key from message where template_key = 'board-ready' order by id`,
    )
    assert.deepEqual(
      rows.map(({ key }) => key.slice(-10)),
      ['2026-11-30', '2026-12-07', '2026-12-14'],
    )
  })
})
