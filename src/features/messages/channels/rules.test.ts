import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { adapters, costOf, type Settings, whyNotSettings } from './rules.ts'

const cmpp: Settings = {
  signature: '支部',
  host: '10.1.2.3',
  port: 7890,
  account: '901234',
  version: 2,
  serviceId: 'ZHIBU',
  source: '10690001',
  checkGateway: true,
}
const why = (more: Settings, secret = true) =>
  whyNotSettings('sms', { adapter: 'cmpp', settings: { ...cmpp, ...more }, secret })

describe('A gateway', () => {
  it('is reached by all that it needs, and a password when it has one', () => {
    assert.equal(why({}), null)
    assert.deepEqual(why({}, false), {
      code: 'channel-secret-missing',
      facts: { field: 'secret', title: '共享密钥' },
    })
    const outbox = { adapter: 'outbox', settings: { signature: '支部' }, secret: false }
    assert.equal(whyNotSettings('sms', outbox), null)
  })

  it('is not reached by what is missing, of another kind, or not its own', () => {
    assert.deepEqual(why({ host: '' }), {
      code: 'channel-setting-missing',
      facts: { field: 'settings.host', title: '网关地址' },
    })
    assert.equal(why({ port: '7890' })?.code, 'channel-setting-number')
    assert.equal(why({ port: 70_000 })?.code, 'channel-setting-number')
    assert.equal(why({ version: 4 })?.code, 'channel-setting-number')
    assert.equal(why({ checkGateway: 'yes' })?.code, 'channel-setting-flag')
    assert.equal(why({ account: '90123' })?.code, 'channel-setting-account')
    assert.equal(why({ signature: '【支部】' })?.code, 'channel-setting-text')
    assert.equal(why({ address: 'http://x' })?.code, 'channel-setting-unknown')
    assert.equal(
      whyNotSettings('sms', { adapter: 'pigeon', settings: {}, secret: false })?.code,
      'channel-adapter-unknown',
    )
  })

  it('in a cloud is reached at an address of the web', () => {
    const cloud = { signature: '支部', address: 'dysmsapi.aliyuncs.com', keyId: 'id' }
    const given = { adapter: 'aliyun', settings: cloud, secret: true }
    assert.equal(whyNotSettings('sms', given)?.code, 'channel-setting-address')
    const settings = { ...cloud, address: 'https://dysmsapi.aliyuncs.com' }
    assert.equal(whyNotSettings('sms', { ...given, settings }), null)
  })

  it('for mail is a server, with an account or without', () => {
    const settings = { host: 'mail.example.cn', port: 465, secure: true, sender: 'zhibu@example.cn' }
    const relay = { adapter: 'relay', settings, secret: false }
    assert.equal(whyNotSettings('mail', relay), null)
    const nobody = { ...relay, settings: { ...settings, sender: '支部' } }
    assert.equal(whyNotSettings('mail', nobody)?.code, 'channel-setting-mail')
    const login = { adapter: 'smtp', settings: { ...settings, user: 'zhibu' }, secret: false }
    assert.equal(whyNotSettings('mail', login)?.code, 'channel-secret-missing')
    assert.equal(whyNotSettings('mail', { ...login, secret: true }), null)
    assert.equal(whyNotSettings('sms', relay)?.code, 'channel-adapter-unknown')
  })

  it('for notices in browsers names whom push services write to, and those that are allowed', () => {
    const settings = {
      title: '支部',
      contact: 'zhibu@example.cn',
      services: 'fcm.googleapis.com、web.push.apple.com',
    }
    const why = (more: Settings) =>
      whyNotSettings('push', { adapter: 'vapid', settings: { ...settings, ...more }, secret: true })?.code ??
      null
    assert.equal(why({}), null)
    assert.equal(why({ contact: '支部' }), 'channel-setting-mail')
    for (const services of ['fcm.googleapis.com/send', 'ftp://push.example.cn', '推送', '，'])
      assert.equal(why({ services }), 'channel-setting-services', services)
  })

  it('may leave out what is optional', () => {
    const settings = {
      signature: '支部',
      host: 'smsc',
      port: 2775,
      systemId: 'z',
      source: '1069',
      withCountry: false,
    }
    assert.equal(whyNotSettings('sms', { adapter: 'smpp', settings, secret: true }), null)
  })

  it('is listed once, each setting of it too', () => {
    for (const { name, settings } of adapters.sms)
      assert.equal(new Set(settings.map((one) => one.name)).size, settings.length, name)
    assert.equal(new Set(adapters.sms.map(({ name }) => name)).size, adapters.sms.length)
  })

  it('costs by the part', () => {
    assert.equal(costOf(3, 45), 135)
  })
})
