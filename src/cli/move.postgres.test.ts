/** An institute moves with everything to a PostgreSQL server and back, by the command that its administrator types. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { tokenHash } from '#features/accounts/gate.ts'
import { holdEnd } from '#features/audit/anchors/actions.ts'
import { checkLinks } from '#features/red-map/links/jobs.ts'
import { inTransaction } from '#platform/database.ts'
import { startPostgres } from '#platform/real-postgres.ts'
import { type Ground, openPlace, plantGround } from '../kills/ground.ts'
import { startWork } from '../main.ts'
import { zhibu } from './testing.ts'

describe('An institute outgrows the embedded database', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-move-'))
  const at = (name: string) => path.join(folder, name)
  const clock = () => new Date('2026-11-24T02:00:00Z')
  let server: Awaited<ReturnType<typeof startPostgres>>
  let ground: Ground
  let digest: string

  before(async () => {
    server = await startPostgres()
    ground = await plantGround({ folder: at('data'), url: null }, clock, 3)
    const { world, close } = await openPlace({ folder: at('data'), url: null }, clock)
    digest = await world.files.put(Buffer.from('会议记录的附件'))
    await holdEnd({ db: world.open.db, now: clock(), anchors: world.anchors ?? null })
    // What was asked for, and nobody has done yet.
    const { jobs } = await startWork(world, false)
    assert.ok(jobs)
    await inTransaction(world.open.db, {}, (db) => jobs.send(db, checkLinks, { siteId: 1 }))
    await jobs.stop()
    await close()
  })
  after(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('and has it all on the server: told table by table, with the files where they were', async () => {
    const { code, out, err } = await zhibu(['move', '--from', at('data'), '--to', server.url])
    assert.equal(code, 0, err)
    assert.match(out, /^person +\d+ +\d+ {2}[0-9a-f]{16} {4}一致$/m)
    assert.match(out, /逐行核对一致/)
    assert.match(out, /待办的后台工作：1 件/)
    assert.match(out, /审计链完整：\d+ 条/)
    await isWhole({ folder: at('data'), url: server.url })
  })

  it('is not moved there a second time', async () => {
    const { code, err } = await zhibu(['move', '--from', at('data'), '--to', server.url])
    assert.equal(code, 1)
    assert.match(err, /已有数据（[a-z_]+），没有改动任何内容/)
    await isWhole({ folder: at('data'), url: server.url })
  })

  it('nor back while somebody works there', async () => {
    const { world, close } = await openPlace({ folder: at('data'), url: server.url }, clock)
    const working = await world.open.pool.connect()
    const asked = ['move', '--from', server.url, '--data', at('data'), '--to', at('early')]
    const { code, err } = await zhibu(asked)
    working.release()
    await close()
    assert.equal(code, 1)
    assert.match(err, /还有 \d+ 个连接。请停止平台/)
  })

  it('and comes back with files and keys into a folder of its own, where everything is as it was', async () => {
    const asked = ['move', '--from', server.url, '--data', at('data'), '--to', at('back'), '--json']
    const { code, err, json } = await zhibu(asked)
    assert.equal(code, 0, err)
    const { tables, files, waiting, trail } = json()
    assert.ok(tables.length > 200 && files > 3)
    assert.deepEqual([waiting, trail.valid], [1, true])
    await isWhole({ folder: at('back'), url: null })
    assert.equal((await zhibu(['doctor', '--data', at('back')])).code, 0)
  })

  it('finds a file that is another than it was, and writes over none', async () => {
    writeFileSync(at('back/sealing.key'), 'another')
    rmSync(at('back/database'), { recursive: true })
    const asked = ['move', '--from', server.url, '--data', at('data'), '--to', at('back')]
    const { code, err } = await zhibu(asked)
    assert.equal(code, 1)
    assert.match(err, /sealing\.key”与原来的文件不一样，没有覆盖/)
  })

  for (const [what, args, sentence] of [
    ['without saying whence', ['--to', 'x'], '请用 --from 写明从哪里搬'],
    ['to where it is', ['--from', 'x', '--to', './x'], '是同一个目录'],
  ] as const)
    it(`is told how to ask, when asked ${what}`, async () => {
      const { code, err } = await zhibu(['move', ...args])
      assert.equal(code, 2)
      assert.match(err, new RegExp(sentence))
    })

  it('says where nothing is, and makes nothing there', async () => {
    const { code, err } = await zhibu(['move', '--from', at('nothing'), '--to', server.url])
    assert.equal(code, 1)
    assert.match(err, /还没有平台数据/)
    assert.ok(!existsSync(at('nothing/database')))
  })

  /** Who was signed in still is, what is sealed opens, the file is found, and numbers go on. */
  async function isWhole(place: { folder: string; url: string | null }): Promise<void> {
    const { world, keyReady, close } = await openPlace(place, clock)
    try {
      assert.ok(keyReady)
      assert.equal((await world.files.find(digest))?.toString(), '会议记录的附件')
      const session = await world.open.db
        .selectFrom('account_session')
        .where('token_hash', '=', tokenHash(ground.secretary))
        .select('id')
        .execute()
      assert.equal(session.length, 1)
      const { rows } = await world.open.pool.query(
        'select identity_number_sealed as sealed from person where identity_number_sealed is not null limit 1',
      )
      assert.match(world.sealing.open(rows[0].sealed), /^\d{17}[\dX]$/)
    } finally {
      await close()
    }
  }
})
