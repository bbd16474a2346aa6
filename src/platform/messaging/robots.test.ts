import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { type Robot, tellGroup } from './robots.ts'

const now = new Date('2026-11-24T04:00:00Z')
let asked = { url: '', body: {} as Record<string, unknown> }
let answer: object = { errcode: 0, errmsg: 'ok' }
const server = createServer(async (request, response) => {
  const pieces = await Array.fromAsync(request as AsyncIterable<Buffer>)
  asked = { url: request.url ?? '', body: JSON.parse(Buffer.concat(pieces).toString()) }
  response.end(JSON.stringify(answer))
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => server.close())
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const tell = (kind: Robot['kind'], secret = '') =>
  tellGroup({ kind, address: `${base}/hook?key=k`, secret }, '有1项待办', now)

describe('A group', () => {
  it('is told by the robot of WeCom', async () => {
    assert.deepEqual(await tell('weCom'), { kind: 'sent' })
    assert.deepEqual(asked, { url: '/hook?key=k', body: { msgtype: 'text', text: { content: '有1项待办' } } })
  })

  it('is told by the robot of DingTalk, signed over the moment', async () => {
    await tell('dingTalk', 'SEC1')
    const said = new URL(asked.url, base).searchParams
    const stamp = String(now.getTime())
    assert.equal(said.get('timestamp'), stamp)
    assert.equal(said.get('sign'), createHmac('sha256', 'SEC1').update(`${stamp}\nSEC1`).digest('base64'))
    assert.equal(said.get('key'), 'k')
  })

  it('is told by the robot of Feishu, signed in its own way', async () => {
    answer = { code: 0, msg: 'success' }
    assert.deepEqual(await tell('feishu', 'demo'), { kind: 'sent' })
    const stamp = String(now.getTime() / 1000)
    assert.equal(asked.body.timestamp, stamp)
    assert.equal(asked.body.sign, createHmac('sha256', `${stamp}\ndemo`).update('').digest('base64'))
    assert.deepEqual(asked.body.content, { text: '有1项待办' })
  })

  it('is told later when it was told too much, and not again when it refuses', async () => {
    answer = { errcode: 45009, errmsg: 'freq out of limit' }
    assert.deepEqual(await tell('weCom'), {
      kind: 'refused',
      because: 'freq out of limit（45009）',
      again: true,
    })
    answer = { errcode: 93000, errmsg: 'invalid webhook url' }
    assert.deepEqual(await tell('weCom'), {
      kind: 'refused',
      because: 'invalid webhook url（93000）',
      again: false,
    })
  })

  it('that cannot be reached was certainly not told', async () => {
    const outcome = await tellGroup(
      { kind: 'weCom', address: 'http://127.0.0.1:1/', secret: '' },
      '有1项待办',
      now,
    )
    assert.deepEqual(outcome, { kind: 'refused', because: '对方拒绝连接', again: true })
  })
})
