import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { startTestSmtp } from '#platform/messaging/testing-smtp.ts'
import { type Client, plantInstitute, startTestApp } from '#src/testing.ts'
import { notify } from '../notify/actions.ts'

const smtp = await startTestSmtp()
const app = await startTestApp({ jobs: true, clock: '2026-11-24T04:00:00Z' })
after(async () => {
  await app.close()
  smtp.close()
})

let department: Client, personId: number, root: number
const enter = async () => {
  department = await app.as('politicalWorkDepartment', { organizationId: root })
}

before(async () => {
  const { organizations, people } = await app.stage(plantInstitute)
  personId = people.east1.member
  root = organizations.root
  const member = await app.as('member', { personId })
  await enter()
  await department.call.messages.channels.set({
    channel: 'mail',
    adapter: 'relay',
    enabled: true,
    settings: { host: '127.0.0.1', port: smtp.port, secure: false, sender: 'zhibu@example.cn' },
    perMinute: 60,
    perNumberHour: 3,
    price: 0,
    reason: '接入邮件',
  })
  const wish = { muted: [], quietFrom: 20, quietUntil: 8, digest: false, mail: 'xiong@example.cn' }
  await member.call.messages.preferences.set(wish)
})
beforeEach(() => {
  smtp.answer = null
})

let count = 0
/** Tells the member something, and sends what is due; the newest deliveries first. */
async function told() {
  await app.stage((ctx) =>
    notify(ctx, {
      template: 'affair-waiting',
      to: [{ personId }],
      facts: { type: '换届请示', number: '0421', title: '关于按期换届的请示', organization: '东一支部' },
      link: '/affairs/12',
      key: `mail-${++count}`,
    }),
  )
  await app.world.jobs?.drain()
  const { rows } = await department.call.messages.deliveries.list({ size: 2 })
  return {
    mail: rows.find(({ channel }) => channel === 'mail'),
    sms: rows.find(({ channel }) => channel === 'sms'),
  }
}

describe('A mail', () => {
  it('goes first to whoever gave an address, with where it opens; the SMS stands by', async () => {
    const { mail, sms } = await told()
    assert.deepEqual(
      [mail?.status, mail?.toMasked, mail?.gateway, sms?.status],
      ['sent', 'x***@example.cn', 'relay', 'waiting'],
    )
    const [, body = ''] = (smtp.mails[0] ?? '').split('\n\n')
    assert.match(
      Buffer.from(body, 'base64').toString(),
      /^您有1项待办.+\s+http:\/\/zhibu\.test\/affairs\/12\s*$/,
    )
  })

  it('leaves its place to the SMS when the server will not take it', async () => {
    smtp.answer = { at: 'RCPT', with: '550 no such mailbox' }
    const { mail } = await told()
    assert.deepEqual([mail?.status, mail?.because], ['failed', '550 no such mailbox'])
    smtp.answer = null
    const { sms } = await told()
    assert.equal(sms?.status, 'waiting')
    const earlier = await department.call.messages.deliveries.list({ channel: 'sms', size: 5 })
    assert.equal(earlier.rows[1]?.status, 'sent')
  })

  it('is not written to one address more often than is set for an hour', async () => {
    assert.equal((await told()).mail?.status, 'sent')
    const { mail } = await told()
    assert.deepEqual([mail?.status, mail?.heldName], ['queued', '控制发送速度'])
  })

  it('whose fate nobody knows is not sent again by itself, and somebody sees it', async () => {
    app.setClock(61)
    await enter()
    smtp.answer = { at: '.', with: 'break' }
    const before = smtp.mails.length
    const { mail } = await told()
    assert.equal(mail?.status, 'unknown')
    smtp.answer = null
    app.setClock(5)
    await told()
    assert.equal(smtp.mails.length, before + 1)
  })
})
