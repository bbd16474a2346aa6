import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { codeAt, newCodeSecret } from '#platform/one-time-code.ts'
import { hashPassword } from '#platform/passwords.ts'
import { type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { confirmPendingTotp, putPendingTotp } from './factors/queries.ts'
import { setPassword } from './passwords/queries.ts'
import { insertAccount } from './queries.ts'
import { createSignInLink } from './sessions/actions.ts'

const password = 'Xinghe-2026-nov'

describe('Several at once, on a real PostgreSQL', () => {
  let app: TestApp
  let institute: Institute
  before(async () => {
    app = await startTestApp()
  })
  after(() => app.close())

  const open = async (username: string, personId: number | null = null) => {
    const hash = await hashPassword(password)
    return app.stage(async (ctx) => {
      const account = { username, personId, name: username, passwordHash: null, mustChangePassword: false }
      const { id } = await insertAccount(ctx, account)
      await setPassword(ctx, id, hash, false)
      return id
    })
  }
  const enter = (username: string, secret = password) =>
    app.visitor.send('POST', '/api/session', { username, password: secret })
  const statuses = async (answers: Promise<{ status: number }>[]) =>
    (await Promise.all(answers)).map(({ status }) => status).sort()

  it('become the first administrator: one does', async () => {
    const founder = { institute: '星河研究院', name: '周管理', password }
    const found = (username: string) =>
      app.visitor.send('POST', '/api/first-administrator', { ...founder, username })
    assert.deepEqual(await statuses([found('one'), found('two'), found('three')]), [200, 409, 409])
    institute = await app.stage(plantInstitute)
  })

  it('guess a password: after the fifth wrong one the right one is of no use', async () => {
    await open('guessed')
    const guesses = Array.from({ length: 40 }, (_, n) => enter('guessed', n === 35 ? password : `guess-${n}`))
    const answers = await Promise.all(guesses)
    const wrong = answers.filter(({ code }) => code === 'wrong-credentials').length
    const entered = answers.filter(({ status }) => status === 200).length
    // The right one may come among the first; then the count began anew.
    assert.ok(wrong <= 4 * (entered + 1), `${wrong} guesses were judged`)
    assert.equal((await enter('guessed')).code, 'username-locked')
  })

  it('sign in to one account: three sessions remain', async () => {
    await open('many')
    assert.deepEqual(await statuses(Array.from({ length: 8 }, () => enter('many'))), Array(8).fill(200))
    const sessions = await app.world.open.db
      .selectFrom('account_session')
      .innerJoin('account', 'account.id', 'account_session.account_id')
      .where('account.username', '=', 'many')
      .where('ended_at', 'is', null)
      .select('account_session.id')
      .execute()
    assert.equal(sessions.length, 3)
  })

  it('use one link: one enters', async () => {
    const id = await open('linked')
    const token = await app.stage((ctx) => createSignInLink(ctx, id))
    const uses = [1, 2, 3].map(() => app.visitor.send('POST', `/api/sign-in-links/${token}`, {}))
    assert.deepEqual(await statuses(uses), [200, 403, 403])
  })

  it('show the same one-time code: one is let in', async () => {
    const id = await open('coded')
    const secret = newCodeSecret()
    await app.stage(async (ctx) => {
      await putPendingTotp(ctx, id, ctx.sealing.seal(secret))
      await confirmPendingTotp(ctx, id, 0)
    })
    const code = codeAt(secret, app.world.clock())
    const halves = await Promise.all([1, 2, 3, 4].map(() => enter('coded')))
    const tries = halves.map(({ cookie }) =>
      app
        .withToken(/zhibu_session=([^;]+)/.exec(cookie)?.[1] ?? '')
        .send('POST', '/api/session/proof/code', { code }),
    )
    assert.deepEqual(await statuses(tries), [200, 400, 400, 400])
  })

  it('give the same role: it is given once', async () => {
    const { organizations, people } = institute
    const id = await open('granted', people.east1.member)
    const top = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
    const grant = {
      role: 'branch',
      organizationId: organizations.east1,
      fromOn: '2026-11-24',
      reason: '工作需要',
    }
    const gifts = [1, 2, 3].map(() => top.send('POST', `/api/accounts/${id}/grants`, grant))
    assert.deepEqual(await statuses(gifts), [200, 409, 409])
  })

  it('leave a trail whose chain holds', async () => {
    const top = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
    const { valid, entries } = await top.call.audit.verify()
    assert.ok(valid && entries > 15)
  })
})
