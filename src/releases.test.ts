/** Every database that was ever released can be brought up to today with all it holds. docs/releases.md */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readConfig } from '#platform/config.ts'
import { readMigrations } from '#platform/migrate.ts'
import { zhibu } from './cli/testing.ts'
import { type OpenWorld, openWorld } from './cli/world.ts'
import { createApp } from './main.ts'

const home = fileURLToPath(new URL('..', import.meta.url))
const releases = path.join(home, 'database', 'releases')
const kept = readdirSync(releases).filter((name) => name.endsWith('.json'))

type Kept = {
  version: string
  madeAt: string
  passphrase: string
  username: string
  password: string
  rows: Record<string, number>
}

it('The version of today has its demo database', () => {
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'))
  assert.ok(kept.includes(`${version}.json`), `node scripts/release.ts makes it for ${version}`)
})

for (const name of kept) {
  const { version, madeAt, passphrase, username, password, rows }: Kept = JSON.parse(
    readFileSync(path.join(releases, name), 'utf8'),
  )

  describe(`A platform of ${version}`, () => {
    const data = mkdtempSync(path.join(tmpdir(), 'zhibu-upgrade-'))
    const env = { ZHIBU_DATA: data, ZHIBU_BACKUP_PASSPHRASE: passphrase }
    let opened: OpenWorld | undefined
    const asked = async (question: string) => (await opened?.world.open.pool.query(question))?.rows ?? []
    before(async () => {
      const restored = await zhibu(['restore', path.join(releases, `${version}.tar`)], env)
      assert.equal(restored.code, 0, restored.err)
      // As soon after the release as its first password is good for.
      opened = await openWorld(readConfig(env), false, () => new Date(Date.parse(madeAt) + 3_600_000))
    })
    after(async () => {
      await opened?.close()
      rmSync(data, { recursive: true, force: true })
    })

    it('has every migration of today', async () => {
      const applied = await asked('select name from schema_migration order by name')
      assert.deepEqual(
        applied.map((one) => one.name),
        readMigrations().map((one) => one.name),
      )
    })

    it('has lost no row', async () => {
      const tables = await asked(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      )
      const lost: string[] = []
      for (const [table, count] of Object.entries(rows)) {
        assert.ok(
          tables.some((one) => one.name === table),
          `${table} is gone: say in the test where its rows are now`,
        )
        const [row] = await asked(`select count(*)::int as n from "${table}"`)
        if (row.n < count) lost.push(`${table}: ${row.n} of ${count}`)
      }
      assert.deepEqual(lost, [])
    })

    it('opens what was sealed', async () => {
      const people = await asked(
        'select birth_date, identity_number_sealed as sealed from person where identity_number_sealed is not null',
      )
      assert.ok(people.length > 100)
      for (const { birth_date, sealed } of people)
        assert.equal(opened?.world.sealing.open(sealed).slice(6, 14), birth_date.replaceAll('-', ''))
    })

    it('is let in by the password of then, and shows its people', async () => {
      const app = createApp({ ...(opened as OpenWorld).world, addressOf: () => '10.0.0.1' })
      const entered = await app.fetch(
        new Request('http://zhibu.test/api/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username, password }),
        }),
      )
      assert.equal(entered.status, 200)
      const cookie = entered.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ')
      const send = (method: string, address: string, body?: object) =>
        app.fetch(
          new Request(`http://zhibu.test/api${address}`, {
            method,
            headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
            ...(body && { body: JSON.stringify(body) }),
          }),
        )
      const changed = await send('POST', '/account/password', {
        current: password,
        next: 'Xinghe-2027-Qiming',
      })
      assert.equal(changed.status, 200, await changed.text())
      const list = (await (await send('GET', '/people?circle=members')).json()) as { total: number }
      assert.ok(list.total >= 200)
    })

    it('has its trail whole, and is found in order', async () => {
      await opened?.close()
      opened = undefined
      const verified = await zhibu(['audit', 'verify', '--json'], env)
      assert.equal(verified.code, 0, verified.out)
      assert.ok(verified.json().entries >= (rows.audit_entry ?? 0))
      const found = await zhibu(['doctor', '--json'], env)
      const errors = found.json().findings.filter((one: { level: string }) => one.level === 'error')
      assert.deepEqual(
        errors.filter((one: { text: string }) => !/文件/.test(one.text)),
        [],
      )
    })
  })
}
