import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { newPushKeys, type Push, pushTo } from './push.ts'
import { askerOf, startTestPush } from './testing-push.ts'

const service = await startTestPush()
after(() => service.close())
beforeEach(() => {
  service.heard.length = 0
  service.answer = 201
  service.answers.clear()
})

const keys = newPushKeys()
const settings = { contact: 'zhibu@example.cn', ...keys }
const [office, phone] = [service.browser('office'), service.browser('phone')]
const push: Push = {
  devices: [
    { id: 1, ...office.subscription },
    { id: 2, ...phone.subscription },
  ],
  title: '支部',
  text: '您有1项待办（换届请示，编号0421），请登录平台办理。',
  link: '/affairs/12',
  key: 'zhibu-7',
  urgent: false,
}

describe('A notice in the browser', () => {
  it('comes to each device, which alone can read it', async () => {
    assert.deepEqual(await pushTo(settings, push), { kind: 'sent', ids: [], told: [1, 2], gone: [] })
    const { title, text, link, key } = push
    for (const one of [office, phone]) {
      const came = service.heard.find(({ path }) => path === one.path)
      assert.ok(came && !came.body.includes('0421'))
      assert.deepEqual(one.read(came.body), { title, text, link, key })
      assert.throws(() => (one === office ? phone : office).read(came.body))
    }
  })

  it('says who sends it, how long it is worth keeping, how it presses and what it replaces', async () => {
    await pushTo(settings, { ...push, urgent: true })
    const { headers } = service.heard[0] as { headers: Record<string, string> }
    const { ttl, urgency, topic } = headers
    assert.deepEqual([ttl, urgency, topic], ['86400', 'high', 'zhibu-7'])
    assert.equal(headers['content-encoding'], 'aes128gcm')
    assert.deepEqual(askerOf(headers.authorization), {
      key: keys.publicKey,
      aud: service.origin,
      sub: 'mailto:zhibu@example.cn',
    })
  })

  it('ends where the service knows the device no more, and is sent when another heard it', async () => {
    service.answers.set(office.path, 410)
    assert.deepEqual(await pushTo(settings, push), { kind: 'sent', ids: [], told: [2], gone: [1] })
    service.answers.set(phone.path, 404)
    assert.deepEqual(await pushTo(settings, push), {
      kind: 'refused',
      because: 'no-device',
      again: false,
      told: [],
      gone: [1, 2],
    })
  })

  it('is tried again when the service is busy or does not know us, and not when it is wrong', async () => {
    const outcome = async (answer: number) => {
      service.answer = answer
      const { told, gone, ...more } = await pushTo(settings, push)
      assert.deepEqual([told, gone], [[], []])
      return more
    }
    for (const status of [429, 500, 503, 401, 403])
      assert.deepEqual(await outcome(status), {
        kind: 'refused',
        because: `推送服务答复 ${status}`,
        again: true,
      })
    for (const status of [400, 413, 301])
      assert.deepEqual(await outcome(status), {
        kind: 'refused',
        because: `推送服务答复 ${status}`,
        again: false,
      })
  })

  it('is tried again when nobody was there', async () => {
    const devices = [{ id: 1, ...office.subscription, endpoint: 'http://127.0.0.1:1/a' }]
    assert.deepEqual(await pushTo(settings, { ...push, devices }), {
      kind: 'refused',
      because: '对方拒绝连接',
      again: true,
      told: [],
      gone: [],
    })
  })

  it('ends where the device’s keys are none', async () => {
    const devices = [{ id: 1, ...office.subscription, p256dh: Buffer.alloc(65, 4).toString('base64url') }]
    const { gone } = await pushTo(settings, { ...push, devices })
    assert.deepEqual(gone, [1])
    assert.equal(service.heard.length, 0)
  })
})
