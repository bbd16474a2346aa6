import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { cmppGateway } from './cmpp.ts'
import { timestampOf } from './cmpp-codec.ts'
import type { SmsReply, SmsReport } from './sms-gateway.ts'
import { simulateCmpp } from './testing-cmpp.ts'

type Behaviour = Parameters<typeof simulateCmpp>[0]
const closing: (() => Promise<void>)[] = []
after(async () => {
  for (const close of closing) await close()
})

async function linked(behaviour: Partial<Behaviour> = {}, secret = 'geheim') {
  const simulator = await simulateCmpp({ secret: 'geheim', wide: false, ...behaviour })
  const replies: SmsReply[] = []
  const reports: SmsReport[] = []
  const heard = { keep: true }
  const gateway = cmppGateway(
    {
      host: '127.0.0.1',
      port: simulator.port,
      account: '901234',
      secret,
      version: behaviour.wide ? 0x30 : 0x20,
      serviceId: 'ZHIBU',
      source: '10690001',
      checkGateway: true,
    },
    {
      async onReply(reply) {
        if (!heard.keep) throw new Error('the database is away')
        replies.push(reply)
      },
      async onReport(report) {
        reports.push(report)
      },
    },
    {
      clock: () => new Date(),
      times: { answerSeconds: 0.4, idleSeconds: 60, window: 16 },
      lineTimes: { firstSeconds: 0.05, longestSeconds: 0.1, lockedSeconds: 300 },
    },
  )
  closing.push(
    () => gateway.close(),
    () => simulator.close(),
  )
  return { simulator, gateway, replies, reports, heard }
}

const sms = (text: string, more: object = {}) => ({
  to: '13800001000',
  text,
  filed: null,
  extension: '07',
  key: 'k',
  ...more,
})
async function until(what: () => boolean) {
  for (let tries = 0; !what(); tries++) {
    assert.ok(tries < 200, 'did not come')
    await wait(10)
  }
}
const ucs2 = (text: string) => Buffer.from(text, 'utf16le').swap16()

for (const wide of [false, true]) {
  describe(`A line by CMPP ${wide ? '3.0' : '2.0'}`, () => {
    it('signs in, sends a message under our number and the extension, and hears that it arrived', async () => {
      const { simulator, gateway, reports } = await linked({ wide })
      const outcome = await gateway.send(sms('【支部】您有1项待办'))
      assert.deepEqual(outcome, { kind: 'sent', ids: [0x9000_0000_0000_0001n.toString()] })
      const [submit] = simulator.submits
      assert.deepEqual(
        [submit?.to, submit?.source, submit?.text, submit?.headed],
        ['13800001000', '1069000107', '【支部】您有1项待办', false],
      )
      simulator.report(1, 'DELIVRD')
      await until(() => reports.length === 1)
      assert.deepEqual(reports, [
        { id: 0x9000_0000_0000_0001n.toString(), delivered: true, state: 'DELIVRD' },
      ])
    })

    it('cuts a long message into parts that make the whole', async () => {
      const { simulator, gateway } = await linked({ wide })
      const text = `【支部】${'长'.repeat(62)}𬭎${'文'.repeat(80)}`
      const outcome = await gateway.send(sms(text))
      assert.equal(outcome.kind === 'sent' && outcome.ids.length, 3)
      assert.equal(simulator.submits.map((one) => one.text).join(''), text)
      assert.ok(simulator.submits.every((one) => one.headed && one.total === 3))
    })

    it('hears replies: short, in Latin letters, and long ones whose parts come in the wrong order', async () => {
      const { simulator, gateway, replies } = await linked({ wide })
      await gateway.send(sms('【支部】开门'))
      simulator.reply(11n, '8613900001000', ucs2('同意１'))
      simulator.reply(12n, '13900001000', Buffer.from('1 482196'), { coding: 0 })
      const part = (number: number, text: string) =>
        Buffer.concat([Buffer.from([5, 0, 3, 77, 2, number]), ucs2(text)])
      simulator.reply(14n, '13900001000', part(2, '后半'), { headed: true })
      simulator.reply(13n, '13900001000', part(1, '前半'), { headed: true })
      await until(() => replies.length === 3)
      assert.deepEqual(
        replies.map(({ id, text }) => [id, text]),
        [
          ['11', '同意１'],
          ['12', '1 482196'],
          ['13', '前半后半'],
        ],
      )
      await until(() => simulator.answers.length === 4)
      assert.ok(simulator.answers.every(({ result }) => result === 0))
    })
  })
}

describe('What goes wrong on a line by CMPP', () => {
  it('a reply that could not be kept is answered so, and comes again', async () => {
    const { simulator, gateway, heard } = await linked()
    await gateway.send(sms('【支部】开门'))
    heard.keep = false
    simulator.reply(21n, '13900001000', ucs2('1 482196'))
    await until(() => simulator.answers.length === 1)
    assert.deepEqual(simulator.answers, [{ id: 21n, result: 9 }])
  })

  it('a message that is not answered may have been sent: unknown', async () => {
    const { gateway } = await linked({ onSubmit: () => null })
    assert.deepEqual(await gateway.send(sms('【支部】开门')), { kind: 'unknown', because: '网关没有应答' })
  })

  it('a message of which only a part went is unknown; of which nothing went may go again or not, as the gateway says', async () => {
    const partly = await linked({ onSubmit: (_submit, nth) => (nth === 1 ? 0 : 6) })
    assert.equal((await partly.gateway.send(sms('长'.repeat(100)))).kind, 'unknown')
    const busy = await linked({ onSubmit: () => 8 })
    assert.deepEqual(await busy.gateway.send(sms('短')), {
      kind: 'refused',
      because: '超过网关的流量限制',
      again: true,
    })
    const never = await linked({ onSubmit: () => 9 })
    const outcome = await never.gateway.send(sms('短'))
    assert.equal(outcome.kind === 'refused' && outcome.again, false)
  })

  it('a connection that breaks leaves what was under way unknown, is made again, and sends on', async () => {
    let answering = false
    const { simulator, gateway } = await linked({ onSubmit: () => (answering ? 0 : null) })
    const first = gateway.send(sms('【支部】一'))
    await until(() => simulator.submits.length === 1)
    simulator.dropAll()
    assert.deepEqual(await first, { kind: 'unknown', because: '连接中断' })
    answering = true
    await until(() => simulator.logins() === 2 && gateway.health().state === 'ready')
    assert.equal((await gateway.send(sms('【支部】二'))).kind, 'sent')
  })

  it('bytes that no gateway sends end the connection, and a new one is made', async () => {
    const { simulator, gateway } = await linked()
    await gateway.send(sms('【支部】一'))
    simulator.raw(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
    await until(() => simulator.logins() === 2 && gateway.health().state === 'ready')
    assert.equal((await gateway.send(sms('【支部】二'))).kind, 'sent')
  })

  it('a wrong password is told, sends nothing, and is not tried again at once', async () => {
    const { simulator, gateway } = await linked({}, 'falsch')
    const outcome = await gateway.send(sms('【支部】一'))
    assert.deepEqual(outcome, { kind: 'refused', because: '网关拒绝登录（3）', again: true })
    await wait(300)
    assert.equal((await gateway.send(sms('【支部】二'))).kind, 'refused')
    assert.equal(simulator.logins(), 1)
    assert.equal(simulator.submits.length, 0)
  })

  it('a gateway that does not know the secret gets no message', async () => {
    const { simulator, gateway } = await linked({ impostor: true })
    const outcome = await gateway.send(sms('【支部】一'))
    assert.equal(outcome.kind === 'refused' && outcome.because, '网关没有证明自己知道密钥')
    assert.equal(simulator.submits.length, 0)
  })

  it('no gateway there: nothing was sent, and it may go later', async () => {
    const { simulator, gateway } = await linked()
    await simulator.close()
    assert.deepEqual(await gateway.send(sms('【支部】一')), {
      kind: 'refused',
      because: '网关拒绝连接',
      again: true,
    })
  })
})

describe('The time in the sign-in', () => {
  it('is that of Beijing wherever the server stands', () => {
    assert.equal(timestampOf(new Date('2026-11-24T18:05:09Z')), '1125020509')
  })
})
