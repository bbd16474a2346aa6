import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { cmppGateway } from './cmpp.ts'
import { simulateCmpp } from './testing-cmpp.ts'
import { listenIn, type Read, readByWireshark } from './testing-wireshark.ts'

/**
 * What we say by CMPP, and what the other end of our tests says, read by somebody else: the dissector of Wireshark,
 * written from the protocol by others. It knows 3.0; of 2.0 it reads what is alike in both.
 */

async function until(what: () => boolean) {
  for (let tries = 0; !what(); tries++) {
    assert.ok(tries < 500, 'did not come')
    await wait(10)
  }
}

/** A line that signs in, sends, hears a receipt and a reply, lies still for a moment and says good-bye. */
async function spoken(version: 0x20 | 0x30, texts: string[]): Promise<Read[]> {
  const simulator = await simulateCmpp({ secret: 'geheim', wide: version === 0x30 })
  const wire = await listenIn(simulator.port)
  const heard: string[] = []
  const gateway = cmppGateway(
    {
      host: '127.0.0.1',
      port: wire.port,
      account: '901234',
      secret: 'geheim',
      version,
      serviceId: 'ZHIBU',
      source: '10690001',
      checkGateway: true,
    },
    {
      onReply: async () => void heard.push('reply'),
      onReport: async () => void heard.push('report'),
    },
    {
      clock: () => new Date('2026-11-24T18:05:09Z'),
      times: { answerSeconds: 5, idleSeconds: 0.3, window: 16 },
      lineTimes: { firstSeconds: 0.05, longestSeconds: 0.1, lockedSeconds: 300 },
    },
  )
  for (const text of texts)
    await gateway.send({ to: '13800001000', text, filed: null, extension: '07', key: text })
  simulator.report(1, 'DELIVRD')
  simulator.reply(77n, '13800001000', Buffer.from('同意', 'utf16le').swap16())
  await until(() => heard.length === 2)
  const isStill = () => wire.said.some(({ by, frame }) => by === 'us' && frame.readUInt32BE(4) === 8)
  await until(isStill)
  await gateway.close()
  await simulator.close()
  await wire.close()
  return readByWireshark(wire.said)
}

const said = (read: Read[], by: Read['by'], command: string) =>
  read
    .filter((one) => one.by === by && one.says['Command Id']?.startsWith(`${command} `))
    .map(({ says }) => says)

describe('What we say by CMPP 3.0, read by Wireshark', () => {
  let read: Read[]
  before(async () => {
    read = await spoken(0x30, ['【支部】您有1项待办', `【支部】${'长'.repeat(100)}`])
  })

  it('is a sign-in by our account, in the time of Beijing', () => {
    const [connect] = said(read, 'us', 'CMPP_CONNECT')
    assert.deepEqual(
      [connect?.['Source Addr'], connect?.Version, connect?.Timestamp],
      ['901234', '03.00', '11/25 02:05:09'],
    )
  })

  it('is a message under our number to one phone, in UCS-2, with a receipt asked for', () => {
    const [submit] = said(read, 'us', 'CMPP_SUBMIT')
    assert.deepEqual(
      [
        submit?.['Source ID'],
        submit?.['Destination Address Count'],
        submit?.['Destination Address'],
        submit?.['Message Format'],
        submit?.['Registered Delivery'],
        submit?.['Service ID'],
        submit?.['Message Source SP_Id'],
        submit?.['Message length'],
        submit?.['TP udhi'],
      ],
      ['1069000107', '1', '13800001000', 'UCS2 encoding (8)', 'True', 'ZHIBU', '901234', '20', '0'],
    )
  })

  it('is a long message in numbered parts with a header each', () => {
    const parts = said(read, 'us', 'CMPP_SUBMIT').slice(1)
    assert.deepEqual(
      parts.map((part) => [part['Part Number'], part['Number of Part'], part['TP udhi']]),
      [
        ['1', '2', '1'],
        ['2', '2', '1'],
      ],
    )
  })

  it('takes what is delivered by its own name, keeps the line awake and leaves it', () => {
    const delivered = said(read, 'them', 'CMPP_DELIVER').map((one) => one.Msg_Id)
    assert.equal(delivered.length, 2)
    assert.deepEqual(
      said(read, 'us', 'CMPP_DELIVER_RESP')
        .map((one) => one.Msg_Id)
        .toSorted(),
      delivered.toSorted(),
    )
    assert.ok(said(read, 'us', 'CMPP_ACTIVE_TEST').length > 0)
    assert.equal(said(read, 'us', 'CMPP_TERMINATE').length, 1)
  })
})

describe('What we say by CMPP 2.0, read by Wireshark', () => {
  it('is a sign-in of that version, and as many messages as were sent', async () => {
    const read = await spoken(0x20, ['【支部】您有1项待办'])
    const [connect] = said(read, 'us', 'CMPP_CONNECT')
    assert.deepEqual([connect?.['Source Addr'], connect?.Version], ['901234', '02.00'])
    assert.equal(said(read, 'us', 'CMPP_SUBMIT').length, 1)
    assert.equal(said(read, 'us', 'CMPP_DELIVER_RESP').length, 2)
  })
})
