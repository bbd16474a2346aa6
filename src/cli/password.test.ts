import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { insertAccount } from '#features/accounts/queries.ts'
import { readConfig } from '#platform/config.ts'
import { isPassword } from '#platform/passwords.ts'
import { systemWorld } from '#platform/world.ts'
import { zhibu } from './testing.ts'
import { openWorld } from './world.ts'

describe('The only administrator forgot the password', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-password-'))
  const data = path.join(folder, 'data')
  after(() => rmSync(folder, { recursive: true }))

  before(async () => {
    const { world, close } = await openWorld(readConfig({}, { data }), true)
    const account = {
      username: 'guanli',
      name: '周管理',
      personId: null,
      passwordHash: null,
      mustChangePassword: false,
    }
    await systemWorld(world, '测试').transaction((ctx) => insertAccount(ctx, account))
    await close()
  })

  it('gets a new one from whoever has the machine, to be changed at once; the trail says so', async () => {
    const { code, json } = await zhibu(['password', 'reset', 'Guanli', '--data', data, '--json'])
    assert.equal(code, 0)
    const { world, close } = await openWorld(readConfig({}, { data }), false)
    const account = await world.open.db.selectFrom('account').selectAll().executeTakeFirstOrThrow()
    assert.equal(await isPassword(json().password, account.password_hash), true)
    assert.equal(account.must_change_password, true)
    const entry = await world.open.db.selectFrom('audit_entry').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual(
      [entry.action, entry.actor_name, entry.subject_name],
      ['password.reset', '命令行', '周管理'],
    )
    await close()
  })

  it('who lost the second factor as well is let in by the password alone', async () => {
    const { code, out } = await zhibu(['password', 'reset', 'guanli', '--factors', '--data', data])
    assert.equal(code, 0)
    assert.match(out, /第二重验证已清除/)
  })

  it('under a name that exists', async () => {
    const { code, err } = await zhibu(['password', 'reset', 'nobody', '--data', data])
    assert.equal(code, 1)
    assert.match(err, /没有用户名为“nobody”的账号/)
  })
})
