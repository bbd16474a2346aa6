import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { newKeyPair } from '#platform/backup/age.ts'
import { checkBackup } from '#platform/backup/restoring.ts'
import { openBackups } from '#platform/backups.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { watch } from './jobs.ts'
import { backupHolds, secondsSinceBackup } from './status/actions.ts'

describe('The political work department keeps the platform safe', () => {
  let app: TestApp
  let institute: Institute
  let top: Client
  let personId: number
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-kept-'))
  const reason = '落实数据安全要求'
  const plan = (more: object = {}) => ({
    enabled: true,
    at: '02:00',
    folder,
    recipient: null,
    daily: 7,
    weekly: 4,
    monthly: 12,
    reason,
    ...more,
  })
  before(async () => {
    app = await startTestApp({ jobs: true })
    institute = await app.stage(plantInstitute)
    personId = institute.people.east1.secretary
    top = await app.as('politicalWorkDepartment', {
      organizationId: institute.organizations.root,
      personId,
      name: '政工',
    })
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** So it is in China; whoever works then has signed in anew. */
  const clock = async (moment: string) => {
    app.setClock(`${moment}:00+08:00`)
    top = app.withToken(await app.tokenOf({ personId }))
  }
  const tick = async () => {
    await app.stage((ctx) => ctx.later(watch, {}))
    await app.world.jobs?.drain()
  }
  const runs = async () => (await top.call.safekeeping.backups.list({})).rows
  const told = async () => (await top.call.messages.inbox.list({})).rows.map(({ title }) => title)
  /** What monitoring reads: whether the last one holds, and how many hours old the last good one is. */
  const figures = () =>
    app.stage(async (ctx) => [
      await backupHolds(ctx),
      Math.round(((await secondsSinceBackup(ctx)) ?? 0) / 360) / 10,
    ])
  const codes = async () => (await top.call.safekeeping.backups.standing({})).warnings.map(({ code }) => code)
  /** Backups as they would be where the process comes to nothing. */
  const failing = (code: string) => {
    const { world } = app
    const real = world.backups
    const nothing = {
      data: folder,
      url: null,
      keyFile: '',
      anchorKeyFile: '',
      open: world.open,
      filesPlace: folder,
    }
    world.backups = openBackups({ ...nothing, doTask: async () => ({ kind: 'failed', why: { code } }) })
    return () => {
      world.backups = real ?? null
    }
  }

  it('says when, where and for whose key, and is told what is still to be done', async () => {
    assert.deepEqual(await codes(), ['plain', 'same-disk'])
    const mine = await newKeyPair()
    const set = await top.call.safekeeping.backups.setPlan(plan({ recipient: mine.recipient }))
    assert.equal(set.recipient, mine.recipient)
    const { next, folder: where } = await top.call.safekeeping.backups.standing({})
    assert.deepEqual([next, where], ['2026-11-24T18:00:00.000Z', folder])
    const { rows } = await top.call.audit.list({ action: 'backup.planned' })
    assert.deepEqual([rows.length, rows[0]?.reason], [1, reason])
    await top.call.safekeeping.backups.setPlan(plan())
  })

  it('is refused what cannot be, by the name of the field, and nothing is changed', async () => {
    const { plan: before } = await top.call.safekeeping.backups.standing({})
    for (const [wrong, sentence] of [
      [{ at: '2点' }, /时间/],
      [{ folder: 'backups' }, /备份文件夹.*完整路径/],
      [{ recipient: 'AGE-SECRET-KEY-1QQQQ' }, /加密公钥.*age1/],
      [{ recipient: `age1${'q'.repeat(58)}` }, /公钥有错字/],
      [{ daily: 0 }, /每日保留份数.*至少留 1 份/],
      [{ folder: path.join(app.world.files.place as string, 'ab') }, /不能在保存文件的目录/],
      [{ reason: '' }, /原因/],
    ] as const) {
      const { status, body } = await top.send('PUT', '/api/backups-plan', plan(wrong))
      assert.equal(status, 400, JSON.stringify(wrong))
      assert.match(body.message ?? '', sentence)
    }
    assert.deepEqual((await top.call.safekeeping.backups.standing({})).plan, before)
  })

  it('makes one at once and tries it; it is written down with its digest, shown and exported', async () => {
    const { id } = await top.call.safekeeping.backups.start({ drill: true, reason: '升级之前' })
    const running = await top.send('POST', '/api/backups', { drill: false, reason: '再来一次' })
    assert.deepEqual([running.status, running.code], [409, 'backup-running'])
    assert.match(running.body.message ?? '', /2026-11-24 16:00 开始/)
    await app.world.jobs?.drain()
    const run = await top.call.safekeeping.backups.get({ id })
    assert.deepEqual(
      [run.verdict, run.drillVerdict, run.isThere, run.askedBy],
      ['good', 'good', true, '政工'],
    )
    assert.deepEqual(readdirSync(folder), [run.file])
    assert.equal(run.drilled?.rows, run.rows)
    assert.deepEqual(run.drillFaults, [])
    const manifest = await checkBackup({ file: path.join(folder, run.file ?? '') })
    assert.equal(manifest.tables.find(({ name }) => name === 'person')?.rows, 12)
    assert.deepEqual(await codes(), ['plain', 'same-disk'])
    for (const action of ['backup.started', 'backup.made', 'backup.drilled'])
      assert.equal((await top.call.audit.list({ action })).total, 1, action)
    assert.equal((await top.fetch('/api/backups.xlsx')).status, 200)
    const found = await top.call.safekeeping.backups.list({ verdict: 'good', drill: 'good', text: '政工' })
    assert.equal(found.total, 1)
    assert.equal((await top.call.safekeeping.backups.list({ from: '2026-11-25' })).total, 0)
  })

  it('and the clock makes one every night, once', async () => {
    await clock('2026-11-25T01:59')
    await tick()
    assert.equal((await runs()).length, 1)
    await clock('2026-11-25T02:00')
    await tick()
    await tick()
    const [night, ...others] = await runs()
    assert.equal(others.length, 1)
    assert.deepEqual([night?.askedBy, night?.verdict, night?.drillVerdict], [null, 'good', 'none'])
  })

  it('is told in the inbox when one failed, once a day, and what to do; it is tried again', async () => {
    const restore = failing('ENOSPC')
    for (const hour of ['02:00', '03:10', '04:20', '05:30']) {
      await clock(`2026-11-26T${hour}`)
      await tick()
    }
    restore()
    const failed = (await runs()).filter(({ verdict }) => verdict === 'failed')
    assert.equal(failed.length, 3)
    assert.match(failed[0]?.fault ?? '', /磁盘满了.*请清理磁盘/)
    assert.deepEqual(
      (await told()).filter((title) => title === '备份没有成功'),
      ['备份没有成功'],
    )
    assert.deepEqual((await codes()).slice(0, 2), ['failed', 'old'])
    assert.deepEqual(await figures(), [0, 27.5])
    await clock('2026-11-27T02:00')
    await tick()
    assert.equal((await runs())[0]?.verdict, 'good')
    assert.deepEqual((await codes()).slice(0, 1), ['plain'])
    assert.deepEqual(await figures(), [1, 0])
  })

  it('is told when there is no good one for longer than 26 hours', async () => {
    const restore = failing('killed')
    const times = async () => (await told()).filter((title) => title === '备份过期').length
    const before = await times()
    await clock('2026-11-28T02:00')
    await tick()
    assert.equal(await times(), before)
    await clock('2026-11-28T04:10')
    await tick()
    await tick()
    restore()
    assert.equal(await times(), before + 1)
  })

  it('a run whose process died is closed, and another is made', async () => {
    await clock('2026-11-29T02:00')
    await app.stage(({ db }) =>
      db
        .insertInto('backup_run')
        .values({
          began_at: '2026-11-29T01:00:00+08:00',
          seen_at: '2026-11-29T01:30:00+08:00',
          folder,
          encrypted: false,
          drill: false,
        })
        .execute(),
    )
    await tick()
    const [made, died] = await runs()
    assert.deepEqual([made?.verdict, died?.verdict], ['good', 'failed'])
    assert.match(died?.fault ?? '', /平台在备份时停止了/)
  })

  it('goes on when the clock jumps a year ahead and comes back: none is lost, the next night has its own', async () => {
    const before = readdirSync(folder)
    await clock('2027-11-29T02:00')
    await tick()
    await clock('2026-11-30T02:00')
    await tick()
    const night = (await runs()).find(({ beganAt }) => beganAt === '2026-11-29T18:00:00.000Z')
    assert.equal(night?.verdict, 'good')
    const names = readdirSync(folder)
    assert.ok(
      before.every((name) => names.includes(name)),
      'none was taken away',
    )
    assert.equal(names.length, before.length + 2)
  })

  it('older ones go, as many stay as was said, and no other file is touched', async () => {
    writeFileSync(path.join(folder, 'mine.tar'), 'not of the platform')
    await top.call.safekeeping.backups.setPlan(plan({ daily: 2, weekly: 0, monthly: 0 }))
    await clock('2026-12-01T02:00')
    await tick()
    const kept = (await runs()).filter(({ file, removedAt }) => file && !removedAt)
    assert.equal(kept.length, 2)
    assert.deepEqual(readdirSync(folder).sort(), ['mine.tar', ...kept.map(({ file }) => file)].sort())
    assert.ok(existsSync(path.join(folder, 'mine.tar')))
  })

  it('which neither a committee nor a department of a part does', async () => {
    const { east } = institute.organizations
    const committee = await app.as('committee', { organizationId: east })
    assert.equal((await committee.send('GET', '/api/backups')).status, 403)
    const part = await app.as('politicalWorkDepartment', { organizationId: east })
    const refused = await part.send('POST', '/api/backups', { drill: false, reason })
    assert.deepEqual([refused.status, refused.code], [403, 'safekeeping-whole-only'])
  })
})
