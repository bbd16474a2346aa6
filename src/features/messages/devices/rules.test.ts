import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isAllowedService, usualChannel } from '../channels/rules.ts'
import { mostDevices, whyNotDevice } from './rules.ts'

const services = String(usualChannel.push.settings.services)

describe('A push service', () => {
  it('is one that the house allows, at an encrypted address', () => {
    for (const address of [
      'https://fcm.googleapis.com/fcm/send/a',
      'https://updates.push.services.mozilla.com/wpush/v2/a',
      'https://wns2-bl2p.notify.windows.com/w/?token=a',
    ])
      assert.ok(isAllowedService(address, services), address)
    for (const address of [
      'http://fcm.googleapis.com/fcm/send/a',
      'https://fcm.googleapis.com.example.cn/a',
      'https://notfcm.googleapis.com/a',
      'https://10.0.0.5/',
      'https://fcm.googleapis.com@10.0.0.5/',
      'https://fcm.googleapis.com:8443/a',
      'nowhere',
    ])
      assert.ok(!isAllowedService(address, services), address)
  })

  it('of the house itself is named with its origin, and only that is it', () => {
    const own = 'fcm.googleapis.com、http://push.zhibu.test:8080'
    assert.ok(isAllowedService('http://push.zhibu.test:8080/a', own))
    assert.ok(!isAllowedService('http://push.zhibu.test/a', own))
    assert.ok(!isAllowedService('https://push.zhibu.test:8080/a', own))
  })
})

describe('Notices in one more browser', () => {
  const given = { enabled: true, services, endpoint: 'https://fcm.googleapis.com/a', standing: 0 }
  const why = (more: Partial<typeof given>) => whyNotDevice({ ...given, ...more })?.code ?? null

  it('are turned on where the house has them, for so many devices', () => {
    assert.equal(why({}), null)
    assert.equal(why({ enabled: false }), 'push-off')
    assert.equal(why({ standing: mostDevices - 1 }), null)
    assert.equal(why({ standing: mostDevices }), 'push-devices-many')
  })

  it('are not, where the browser is told by somebody else, and says by whom', () => {
    assert.deepEqual(whyNotDevice({ ...given, endpoint: 'https://push.example.cn/a' }), {
      code: 'push-service-unknown',
      facts: { field: 'endpoint', service: 'push.example.cn' },
    })
  })
})
