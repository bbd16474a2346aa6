import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { smppGateway } from './smpp.ts'
import type { SmsReply, SmsReport } from './sms-gateway.ts'
import { deliverBody, simulateSmpp } from './testing-smpp.ts'

const closing: (() => Promise<void>)[] = []
after(async () => {
  for (const close of closing) await close()
})

async function linked(behaviour: Partial<Parameters<typeof simulateSmpp>[0]> = {}, more: object = {}) {
  const simulator = await simulateSmpp({ password: 'geheim', ...behaviour })
  const replies: SmsReply[] = []
  const reports: SmsReport[] = []
  const heard = { keep: true }
  const settings = {
    host: '127.0.0.1',
    port: simulator.port,
    systemId: 'zhibu',
    secret: 'geheim',
    systemType: '',
    source: '10690001',
    withCountry: false,
    ...more,
  }
  const listener = {
    async onReply(reply: SmsReply) {
      if (!heard.keep) throw new Error('the database is away')
      replies.push(reply)
    },
    async onReport(report: SmsReport) {
      reports.push(report)
    },
  }
  const gateway = smppGateway(settings, listener, {
    clock: () => new Date('2026-11-24T04:00:00Z'),
    times: { answerSeconds: 0.4, idleSeconds: 0.15, window: 8 },
    lineTimes: { firstSeconds: 0.05, longestSeconds: 0.1, lockedSeconds: 300 },
  })
  closing.push(
    () => gateway.close(),
    () => simulator.close(),
  )
  return { simulator, gateway, replies, reports, heard }
}

const sms = (text: string) => ({ to: '13800001000', text, filed: null, extension: '07', key: 'k' })
const ucs2 = (text: string) => Buffer.from(text, 'utf16le').swap16()
async function until(what: () => boolean) {
  for (let tries = 0; !what(); tries++) {
    assert.ok(tries < 200, 'did not come')
    await wait(10)
  }
}

describe('A line by SMPP', () => {
  it('signs in, sends under our number and the extension, and hears that it arrived', async () => {
    const { simulator, gateway, reports } = await linked()
    assert.deepEqual(await gateway.send(sms('【支部】您有1项待办')), { kind: 'sent', ids: ['MSG1'] })
    const [submit] = simulator.submits
    assert.deepEqual(submit, {
      source: '1069000107',
      to: '13800001000',
      ton: 0,
      headed: false,
      coding: 8,
      text: '【支部】您有1项待办',
    })
    const receipt = (said: string) => deliverBody(Buffer.from(said), { esm: 4, coding: 0 })
    simulator.deliver(receipt('id:MSG1 sub:001 dlvrd:000 stat:ENROUTE err:000 text:'))
    simulator.deliver(
      receipt(
        'id:MSG1 sub:001 dlvrd:001 submit date:2611241200 done date:2611241201 stat:DELIVRD err:000 text:',
      ),
    )
    await until(() => simulator.answers.length === 2)
    assert.deepEqual(reports, [{ id: 'MSG1', delivered: true, state: 'DELIVRD' }])
  })

  it('hears of a message also by what hangs on behind', async () => {
    const { simulator, gateway, reports } = await linked()
    await gateway.send(sms('【支部】一'))
    simulator.deliver(
      deliverBody(Buffer.alloc(0), {
        esm: 4,
        options: [
          [0x1e, Buffer.from('MSG1\0')],
          [0x427, Buffer.from([5])],
        ],
      }),
    )
    await until(() => reports.length === 1)
    assert.deepEqual(reports, [{ id: 'MSG1', delivered: false, state: 'UNDELIV' }])
  })

  it('writes numbers with their country where that is asked for', async () => {
    const { simulator, gateway } = await linked({}, { withCountry: true })
    await gateway.send(sms('【支部】一'))
    assert.deepEqual([simulator.submits[0]?.to, simulator.submits[0]?.ton], ['8613800001000', 1])
  })

  it('cuts a long message into parts that make the whole', async () => {
    const { simulator, gateway } = await linked()
    const text = `【支部】${'长'.repeat(62)}😀${'文'.repeat(80)}`
    const outcome = await gateway.send(sms(text))
    assert.equal(outcome.kind === 'sent' && outcome.ids.length, 3)
    assert.equal(simulator.submits.map((one) => one.text).join(''), text)
  })

  it('hears long replies in every way they come: with a header, with SAR, as a payload', async () => {
    const { simulator, gateway, replies } = await linked()
    await gateway.send(sms('【支部】开门'))
    const headed = (number: number, text: string) =>
      deliverBody(Buffer.concat([Buffer.from([5, 0, 3, 9, 2, number]), ucs2(text)]), { esm: 0x40 })
    const sar = (number: number, text: string): Buffer =>
      deliverBody(ucs2(text), {
        options: [
          [0x20c, Buffer.from([0, 7])],
          [0x20e, Buffer.from([2])],
          [0x20f, Buffer.from([number])],
        ],
      })
    simulator.deliver(headed(2, '乙'))
    simulator.deliver(headed(1, '甲'))
    simulator.deliver(sar(2, '丁'))
    simulator.deliver(sar(1, '丙'))
    simulator.deliver(deliverBody(Buffer.alloc(0), { options: [[0x424, ucs2('戊'.repeat(200))]] }))
    await until(() => replies.length === 3)
    assert.deepEqual(
      replies.map(({ text, from }) => [text.slice(0, 2), from]),
      ['甲乙', '丙丁', '戊戊'].map((text) => [text, '8613900001000']),
    )
  })

  it('gives the same reply the same name, so that it is kept once', async () => {
    const { simulator, gateway, replies } = await linked()
    await gateway.send(sms('【支部】开门'))
    for (const text of ['1 482196', '1 482196', '2 482196'])
      simulator.deliver(deliverBody(Buffer.from(text), { coding: 0 }))
    await until(() => replies.length === 3)
    const [first, second, third] = replies.map(({ id }) => id)
    assert.equal(first, second)
    assert.notEqual(first, third)
  })
})

describe('What goes wrong on a line by SMPP', () => {
  it('a reply that could not be kept is answered so', async () => {
    const { simulator, gateway, heard } = await linked()
    await gateway.send(sms('【支部】开门'))
    heard.keep = false
    simulator.deliver(deliverBody(ucs2('1 482196')))
    await until(() => simulator.answers.length === 1)
    assert.equal(simulator.answers[0]?.status, 0x64)
  })

  it('too much at once may go later, a wrong number never', async () => {
    const busy = await linked({ onSubmit: () => 0x58 })
    assert.deepEqual(await busy.gateway.send(sms('短')), {
      kind: 'refused',
      because: '超过网关的流量限制',
      again: true,
    })
    const wrong = await linked({ onSubmit: () => 11 })
    assert.deepEqual(await wrong.gateway.send(sms('短')), {
      kind: 'refused',
      because: '号码不对',
      again: false,
    })
  })

  it('no answer, or a break under way, leaves it unknown; the line is made again', async () => {
    const { simulator, gateway } = await linked({ onSubmit: (nth) => (nth === 1 ? null : 0) })
    const first = gateway.send(sms('【支部】一'))
    await until(() => simulator.submits.length === 1)
    simulator.dropAll()
    assert.deepEqual(await first, { kind: 'unknown', because: '连接中断' })
    await until(() => simulator.binds() === 2 && gateway.health().state === 'ready')
    assert.equal((await gateway.send(sms('【支部】二'))).kind, 'sent')
  })

  it('what cannot be read ends the connection, and a new one hears on', async () => {
    const { simulator, gateway, replies } = await linked()
    await gateway.send(sms('【支部】一'))
    simulator.deliver(Buffer.from([1, 2, 3]))
    await until(() => simulator.binds() === 2 && gateway.health().state === 'ready')
    simulator.raw(Buffer.alloc(16, 0xff))
    await until(() => simulator.binds() === 3 && gateway.health().state === 'ready')
    simulator.deliver(deliverBody(ucs2('在')))
    await until(() => replies.length === 1)
  })

  it('a wrong password is not tried again at once', async () => {
    const { simulator, gateway } = await linked({}, { secret: 'falsch' })
    assert.deepEqual(await gateway.send(sms('一')), {
      kind: 'refused',
      because: '网关拒绝登录（14）',
      again: true,
    })
    await wait(200)
    await gateway.send(sms('二'))
    assert.equal(simulator.binds(), 1)
  })

  it('a quiet line says that it is there', async () => {
    const { simulator, gateway } = await linked()
    await gateway.send(sms('【支部】一'))
    await wait(500)
    assert.equal(gateway.health().state, 'ready')
    assert.equal(simulator.binds(), 1)
  })
})
