import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { hashPassword } from '#platform/passwords.ts'
import { type Client, startTestApp, type TestApp } from '#src/testing.ts'
import { insertAccount } from '../queries.ts'
import { setPassword } from './queries.ts'

const first = 'Xinghe-2026-nov'

describe('A person changes the password', () => {
  let app: TestApp
  before(async () => {
    app = await startTestApp()
  })
  after(() => app.close())

  const open = async (username: string, mustChange: boolean) => {
    const hash = await hashPassword(first)
    await app.stage(async (ctx) => {
      const account = {
        username,
        name: username,
        personId: null,
        passwordHash: null,
        mustChangePassword: mustChange,
      }
      const { id } = await insertAccount(ctx, account)
      await setPassword(ctx, id, hash, mustChange)
    })
    return signIn(username, first)
  }
  const signIn = async (username: string, password: string): Promise<Client> => {
    const { cookie, body } = await app.visitor.send('POST', '/api/session', { username, password })
    const token = /zhibu_session=([^;]+)/.exec(cookie)?.[1]
    assert.ok(token, String(body.message))
    return app.withToken(token)
  }
  const change = (client: Client, current: string, next: string) =>
    client.send('POST', '/api/account/password', { current, next })

  it('of the first sign-in before anything else is possible', async () => {
    const client = await open('newcomer', true)
    assert.equal((await client.call.accounts.session()).mustChangePassword, true)
    const refused = await client.send('GET', '/api/account/sessions')
    assert.deepEqual([refused.status, refused.code], [403, 'new-password-needed'])
    assert.equal((await client.call.accounts.ownAccount()).username, 'newcomer')
    assert.equal((await change(client, first, 'Qiming-star-7')).status, 200)
    assert.equal((await client.call.accounts.session()).mustChangePassword, false)
    assert.equal((await client.call.accounts.ownSessions()).length, 1)
  })

  it('only knowing the old one; five wrong ones lock the account', async () => {
    const client = await open('forgetful', false)
    for (let n = 0; n < 5; n++) {
      const refused = await change(client, 'wrong', 'Qiming-star-7')
      assert.deepEqual([refused.code, refused.body.data?.facts.field], ['wrong-present-password', 'current'])
    }
    assert.equal((await change(client, first, 'Qiming-star-7')).code, 'username-locked')
  })

  it('for one that is long and varied enough and does not hold the username', async () => {
    const client = await open('weakling', false)
    const tries: [string, string][] = [
      ['Short-1', 'password-short'],
      ['alllowercase-letters', 'password-plain'],
      ['Baaaa-1234567', 'password-repeats'],
      ['My-Weakling-1', 'password-holds-username'],
      [first, 'password-used-before'],
    ]
    for (const [next, code] of tries) {
      const refused = await change(client, first, next)
      assert.deepEqual([refused.status, refused.code, refused.body.data?.facts.field], [400, code, 'next'])
    }
    assert.equal((await change(client, first, '为人民服务-2026-good')).status, 200)
  })

  it('for none of the last five', async () => {
    const client = await open('circular', false)
    const names = ['one', 'two', 'three', 'four', 'five']
    let current = first
    for (const name of names) {
      app.setClock(1)
      const next = `Xinghe-${name}-9`
      assert.equal((await change(client, current, next)).status, 200, name)
      current = next
    }
    assert.equal((await change(client, current, 'Xinghe-one-9')).code, 'password-used-before')
    assert.equal((await change(client, current, first)).status, 200)
  })

  it('and his other sessions end, while this one goes on', async () => {
    const [here, there] = [await open('elsewhere', false), await signIn('elsewhere', first)]
    await here.call.accounts.changePassword({ current: first, next: 'Qiming-star-7' })
    assert.equal((await here.call.accounts.session()).signedIn, true)
    assert.equal((await there.call.accounts.session()).signedIn, false)
    await signIn('elsewhere', 'Qiming-star-7')
    assert.equal(
      (await app.visitor.send('POST', '/api/session', { username: 'elsewhere', password: first })).status,
      400,
    )
  })

  it('again after ninety days', async () => {
    await open('quarterly', false)
    app.setClock(90 * 24 * 60 - 5)
    assert.equal((await (await signIn('quarterly', first)).call.accounts.session()).mustChangePassword, false)
    app.setClock(6)
    const client = await signIn('quarterly', first)
    assert.equal((await client.call.accounts.session()).mustChangePassword, true)
    assert.equal((await client.send('GET', '/api/saved-views?list=people')).code, 'new-password-needed')
  })
})
