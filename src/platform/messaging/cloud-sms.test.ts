import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { aliyunGateway, readAliyunPush } from './aliyun-sms.ts'
import { queryOf, signForAliyun } from './cloud-signing.ts'
import { httpGateway, readHttpPush } from './http-sms.ts'
import { readTencentPush, tencentGateway } from './tencent-sms.ts'

const now = new Date('2026-11-24T08:00:00Z')
const clock = () => now

/** The other side: remembers what it was asked, and answers what it is told to. */
type Told = { request: IncomingMessage; body: string }
const told: Told[] = []
let answer: { status: number; body: string } | 'silence' = { status: 200, body: '{}' }
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (piece) => {
    body += piece
  })
  request.on('end', () => {
    told.push({ request, body })
    if (answer === 'silence') return request.socket.destroy()
    response.writeHead(answer.status).end(answer.body)
  })
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
after(() => server.close())

const answering = (body: unknown, status = 200) => {
  answer = { status, body: JSON.stringify(body) }
}
const sms = {
  to: '13800001000',
  text: '【支部】您有1项待办',
  filed: { template: 'SMS_15', values: ['1', '请示'] },
  extension: '07',
  key: 'm-9',
}

describe('Alibaba Cloud', () => {
  const gateway = aliyunGateway({ address, keyId: 'id', secret: 'secret', signature: '支部' }, clock)

  it('is asked with a signature as its documentation works it out', () => {
    const { authorization } = signForAliyun({
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      params: {
        ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
        RegionId: 'cn-shanghai',
      },
      keyId: 'YourAccessKeyId',
      secret: 'YourAccessKeySecret',
      now: new Date('2023-10-26T10:22:32Z'),
      nonce: '3156853299f313e23d1673dc12e1703d',
    })
    assert.match(
      authorization ?? '',
      /Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/,
    )
  })

  it('gets the filed template and its variables, and says under which name it sent', async () => {
    answering({ Code: 'OK', Message: 'OK', BizId: '9006^0' })
    assert.deepEqual(await gateway.send(sms), { kind: 'sent', ids: ['9006^0'] })
    const asked = new URL(told.at(-1)?.request.url ?? '', address).searchParams
    assert.equal(asked.get('SignName'), '支部')
    assert.deepEqual(JSON.parse(asked.get('TemplateParam') ?? ''), { v1: '1', v2: '请示' })
    assert.equal(asked.get('OutId'), 'm-9')
  })

  it('may be asked again when it has had too much, and not when it refuses', async () => {
    answering({ Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: '触发流控' })
    assert.deepEqual(await gateway.send(sms), {
      kind: 'refused',
      because: '触发流控（isv.BUSINESS_LIMIT_CONTROL）',
      again: true,
    })
    answering({ Code: 'isv.SMS_TEMPLATE_ILLEGAL', Message: '模板不合法' })
    const outcome = await gateway.send(sms)
    assert.equal(outcome.kind === 'refused' && outcome.again, false)
    assert.equal(gateway.health().state, 'down')
  })

  it('tells receipts and replies in lists', () => {
    const report = { biz_id: '9006^0', success: false, err_code: 'MOBILE_NOT_ON_SERVICE', phone_number: '1' }
    assert.deepEqual(readAliyunPush([report])?.reports, [
      { id: '9006^0', delivered: false, state: 'MOBILE_NOT_ON_SERVICE' },
    ])
    const reply = { phone_number: '13800001000', content: '1 482196', dest_code: '07', sequence_id: 77 }
    assert.deepEqual(readAliyunPush([reply])?.replies, [
      { id: '77', from: '13800001000', to: '07', text: '1 482196' },
    ])
    assert.equal(readAliyunPush({ any: 1 }), null)
  })
})

describe('Tencent Cloud', () => {
  const settings = {
    address,
    keyId: 'id',
    secret: 'secret',
    signature: '支部',
    application: '1400',
    region: 'ap-beijing',
  }
  const gateway = tencentGateway(settings, clock)

  it('is asked with a signature over exactly what it gets', async () => {
    answering({ Response: { SendStatusSet: [{ Code: 'Ok', Message: 'send success', SerialNo: '5000:1' }] } })
    assert.deepEqual(await gateway.send(sms), { kind: 'sent', ids: ['5000:1'] })
    const { request, body } = told.at(-1) as Told
    const asked = JSON.parse(body)
    assert.deepEqual([asked.PhoneNumberSet, asked.TemplateParamSet], [['+8613800001000'], ['1', '请示']])
    const sha = (text: string) => createHash('sha256').update(text).digest('hex')
    const type = request.headers['content-type']
    const canonical = `POST\n/\n\ncontent-type:${type}\nhost:${request.headers.host}\n\ncontent-type;host\n${sha(body)}`
    const chain = ['2026-11-24', 'sms', 'tc3_request'].reduce<string | Buffer>(
      (key, part) => createHmac('sha256', key).update(part).digest(),
      'TC3secret',
    )
    const stamp = request.headers['x-tc-timestamp']
    const wanted = createHmac('sha256', chain)
      .update(`TC3-HMAC-SHA256\n${stamp}\n2026-11-24/sms/tc3_request\n${sha(canonical)}`)
      .digest('hex')
    assert.ok(request.headers.authorization?.endsWith(`Signature=${wanted}`))
  })

  it('says why not, and whether it may be asked again', async () => {
    answering({ Response: { Error: { Code: 'AuthFailure.SecretIdNotFound', Message: '密钥不存在' } } })
    assert.deepEqual(await gateway.send(sms), {
      kind: 'refused',
      because: '密钥不存在（AuthFailure.SecretIdNotFound）',
      again: false,
    })
    answering({
      Response: {
        SendStatusSet: [{ Code: 'LimitExceeded.PhoneNumberDailyLimit', Message: '超限', SerialNo: '' }],
      },
    })
    const outcome = await gateway.send(sms)
    assert.equal(outcome.kind === 'refused' && outcome.again, true)
  })

  it('tells one reply at a time, the same one under the same name', () => {
    const reply = {
      mobile: '13800001000',
      nationcode: '86',
      extend: '07',
      text: '1 482196',
      time: 1795507200,
    }
    const [first, second] = [readTencentPush(reply), readTencentPush({ ...reply })]
    assert.equal(first?.replies[0]?.from, '+8613800001000')
    assert.equal(first?.replies[0]?.id, second?.replies[0]?.id)
    assert.notEqual(first?.replies[0]?.id, readTencentPush({ ...reply, time: 1795507201 })?.replies[0]?.id)
    assert.equal(
      readTencentPush([{ sid: '5000:1', report_status: 'FAIL', errmsg: 'BLACK' }])?.reports[0]?.state,
      'BLACK',
    )
  })

  it('sends nothing without a filed template', async () => {
    const before = told.length
    assert.equal((await gateway.send({ ...sms, filed: null })).kind, 'refused')
    assert.equal(told.length, before)
  })
})

describe('A gateway by HTTP', () => {
  const gateway = httpGateway({ address: `${address}/sms`, authorization: 'Bearer x' }, clock)

  it('gets the text and says under which names it sent', async () => {
    answering({ ids: [1, 'b'] })
    assert.deepEqual(await gateway.send(sms), { kind: 'sent', ids: ['1', 'b'] })
    assert.equal(told.at(-1)?.request.headers.authorization, 'Bearer x')
    assert.equal(JSON.parse(told.at(-1)?.body ?? '').text, sms.text)
  })

  it('that breaks off, or answers what nobody understands, may have sent it', async () => {
    answer = 'silence'
    assert.deepEqual(await gateway.send(sms), { kind: 'unknown', because: '连接中断' })
    answer = { status: 500, body: 'oops' }
    assert.equal((await gateway.send(sms)).kind, 'unknown')
    answering({ hello: 1 })
    assert.equal((await gateway.send(sms)).kind, 'unknown')
  })

  it('that is not there, or busy, certainly did not', async () => {
    const nobody = httpGateway({ address: 'http://127.0.0.1:1/', authorization: '' }, clock)
    assert.deepEqual(await nobody.send(sms), { kind: 'refused', because: '对方拒绝连接', again: true })
    answer = { status: 503, body: '' }
    assert.deepEqual(await gateway.send(sms), { kind: 'refused', because: '对方忙（503）', again: true })
    const inside = httpGateway({ address: 'http://169.254.169.254/', authorization: '' }, clock)
    assert.equal((await inside.send(sms)).kind, 'refused')
  })

  it('tells receipts and replies together', () => {
    const read = readHttpPush({ replies: [{ id: 5, from: '1', text: 't' }] })
    assert.deepEqual(read, { reports: [], replies: [{ id: '5', from: '1', to: '', text: 't' }] })
    assert.equal(readHttpPush('text'), null)
  })
})

describe('A query', () => {
  it('is in order and encoded to the last sign', () => {
    assert.equal(queryOf({ b: "a*b (c)'!", a: '支 ~' }), 'a=%E6%94%AF%20~&b=a%2Ab%20%28c%29%27%21')
  })
})
