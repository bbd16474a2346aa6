import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { everywhere } from '#basics/reach.ts'
import { type Anchors, openAnchors } from '#platform/anchors/folder.ts'
import { linesOf } from '#platform/anchors/line.ts'
import { inTransaction, type OpenDatabase } from '#platform/database.ts'
import { readSheet } from '#platform/sheets.ts'
import { testDatabase } from '#platform/testing.ts'
import { firstHash, hashOf, type TrailEntry, writeTrail } from '#platform/trail.ts'
import { act, systemActor, type World } from '#platform/world.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { anchorOfDay } from '../jobs.ts'
import { verifyTrail } from '../verifying/actions.ts'
import { holdEnd, makeAnchor, noteRestoration } from './actions.ts'

/** A trail of some days, anchored each day and its end held, with what somebody may do to it who has the database. */
describe('Somebody who writes the database', () => {
  let open: OpenDatabase
  let folder: string
  let anchors: Anchors
  before(async () => {
    open = await testDatabase()
  })
  after(() => open.close())
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhibu-anchors-'))
    anchors = openAnchors(at('anchors'), at('anchor.key'), { make: true })
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-23']) await aDay(day)
    await write(2, '2026-11-23T10:00:00.000Z')
    await hold()
  })
  afterEach(async () => {
    await tamper('truncate audit_entry; truncate audit_anchor')
    rmSync(folder, { recursive: true })
  })

  const at = (name: string) => path.join(folder, name)
  const write = (count: number, now: string) =>
    inTransaction(open.db, {}, (db) =>
      writeTrail(
        db,
        Array.from({ length: count }, (_, index) => ({
          action: 'person.corrected',
          subject: { kind: 'person', id: index, name: '张三' },
          reason: `录入错误${index}`,
        })),
        systemActor('测试'),
        new Date(now),
      ),
    )
  const context = (now: string) => ({ db: open.db, now: new Date(now), anchors })
  const hold = (now = '2026-11-23T10:01:00.000Z') => holdEnd(context(now))
  /** Three entries, then the anchor of the day with a line of its own. */
  async function aDay(day: string) {
    await write(3, `${day}T01:00:00.000Z`)
    const world = { open, anchors, clock: () => new Date(`${day}T02:00:00Z`) } as unknown as World
    await act(world, { actor: systemActor('审计'), reach: everywhere }, makeAnchor)
    await hold(`${day}T02:00:30.000Z`)
  }
  const tamper = async (statement: string) => {
    for (const table of ['audit_entry', 'audit_anchor'])
      await open.pool.query(`alter table ${table} disable trigger user`)
    await open.pool.query(statement)
    for (const table of ['audit_entry', 'audit_anchor'])
      await open.pool.query(`alter table ${table} enable trigger user`)
  }
  /** Hashes every entry anew, as the program would have: the chain by itself says nothing then. */
  async function recompute() {
    const rows = await open.db.selectFrom('audit_entry').selectAll().orderBy('id').execute()
    let previous: Uint8Array = firstHash
    for (const { hash: _, previous_hash: __, ...entry } of rows) {
      const hash = hashOf(entry as TrailEntry, previous)
      await tamper(
        `update audit_entry set hash = '\\x${hash.toString('hex')}',
          previous_hash = '\\x${Buffer.from(previous).toString('hex')}' where id = ${entry.id}`,
      )
      previous = hash
    }
  }
  const verdict = async (with_: Anchors = anchors) => verifyTrail({ db: open.db, anchors: with_ })
  const codes = async (with_?: Anchors) => (await verdict(with_)).faults.map(({ code }) => code)

  it('who leaves it alone is told that all is well', async () => {
    const { valid, entries, anchors: count, faults, heldAt } = await verdict()
    assert.deepEqual([valid, entries, count, faults, heldAt], [true, 14, 3, [], '2026-11-23T10:01:00.000Z'])
  })

  it('cannot cut off the last line, once the end was held', async () => {
    await tamper('delete from audit_entry where id = 14')
    const { valid, firstBroken, faults } = await verdict()
    assert.deepEqual([valid, firstBroken, faults.map(({ code }) => code)], [false, null, ['trail-cut']])
    assert.match(faults[0]?.sentence ?? '', /末尾被截短.*第 14 条/)
  })

  it('cannot have what was held written over after the cut', async () => {
    await tamper('delete from audit_entry where id = 14')
    assert.equal(await hold(), 'broken')
    await write(1, '2026-11-23T11:00:00.000Z')
    assert.equal(await hold(), 'broken')
    assert.deepEqual(await codes(), ['trail-rewritten'])
  })

  it('cannot compute the whole chain anew', async () => {
    await tamper(`update audit_entry set reason = '别的原因' where id = 2`)
    await recompute()
    const { valid, firstBroken, faults } = await verdict()
    assert.deepEqual([valid, firstBroken], [false, null])
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['trail-rewritten'],
    )
    assert.match(faults[0]?.sentence ?? '', /第 3 条与 2026-11-21 记下的校验码不符/)
  })

  it('cannot take an anchor away, the last one neither', async () => {
    await tamper(`delete from audit_anchor where day = '2026-11-22'`)
    assert.deepEqual(await codes(), ['anchor-not-in-database'])
    await tamper(`delete from audit_anchor where day = '2026-11-23'`)
    assert.deepEqual(await codes(), ['anchor-not-in-database', 'anchor-not-in-database'])
  })

  it('cannot write an anchor that says something else', async () => {
    await tamper(`update audit_anchor set entry_id = 4 where day = '2026-11-22'`)
    assert.deepEqual(await codes(), ['anchor-differs'])
  })

  it('who reaches the files too, but not the key, cannot take lines out, change or forge them', async () => {
    const file = at('anchors/2026.jsonl')
    const text = readFileSync(file, 'utf8')
    const [one, two, three] = text.trim().split('\n') as [string, string, string]
    const withLines = async (lines: string[]) => {
      writeFileSync(file, `${lines.join('\n')}\n`)
      const found = await codes()
      writeFileSync(file, text)
      return found
    }
    assert.deepEqual(await withLines([one, three]), ['line-unlinked', 'anchor-not-in-files'])
    assert.deepEqual(await withLines([two, one, three]), ['line-unlinked', 'line-unlinked', 'line-unlinked'])
    assert.deepEqual(await withLines([one, two.slice(0, 40), three]), [
      'line-damaged',
      'line-unlinked',
      'anchor-not-in-files',
    ])
    const changed = two.replace(/"entryId":\d+/, '"entryId":6')
    assert.ok((await withLines([one, changed, three])).includes('line-forged'))
    // The last one, in the database as well: the head knows it.
    await tamper(`delete from audit_anchor where day = '2026-11-23'`)
    assert.deepEqual(await withLines([one, two]), ['anchor-lost'])
  })

  it('who forges the head or takes it away is found', async () => {
    const file = at('anchors/head.json')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace(/"entryId":14/, '"entryId":13'))
    assert.deepEqual(await codes(), ['head-forged'])
    writeFileSync(file, text.slice(0, 50))
    assert.deepEqual(await codes(), ['head-damaged'])
    rmSync(file)
    assert.deepEqual(await codes(), ['head-missing'])
  })

  it('is told when only another key is believed', async () => {
    openAnchors(at('other'), at('other.key'), { make: true })
    const strict = openAnchors(at('anchors'), at('anchor.key'), { only: at('other.key') })
    const { valid, faults } = await verdict(strict)
    assert.equal(valid, false)
    assert.deepEqual([...new Set(faults.map(({ code }) => code))], ['line-unknown-key', 'head-forged'])
    const same = openAnchors(at('anchors'), at('nowhere.key'), {
      only: at(`anchors/${anchors.print}.pem`),
    })
    assert.equal((await verdict(same)).valid, true)
  })

  it('is found out by anchors that somebody printed, when everything else went along', async () => {
    const kept = linesOf(readFileSync(at('anchors/2026.jsonl'), 'utf8'))
    const [one] = readFileSync(at('anchors/2026.jsonl'), 'utf8').split('\n')
    writeFileSync(at('anchors/2026.jsonl'), `${one}\n`)
    rmSync(at('anchors/head.json'))
    await tamper(`delete from audit_anchor where day > '2026-11-21'; delete from audit_entry where id > 4`)
    await hold()
    assert.equal((await verdict()).valid, true)
    const { faults } = await verifyTrail({ db: open.db, anchors }, { kept })
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['trail-cut', 'kept-unknown', 'kept-unknown'],
    )
  })

  it('A backup put back ends earlier, and says so: nothing speaks against it', async () => {
    await tamper(`delete from audit_anchor where day = '2026-11-23'; delete from audit_entry where id > 9`)
    assert.equal((await verdict()).valid, false)
    await noteRestoration(context('2026-11-24T01:00:00.000Z'), '昨天.zhibu')
    assert.deepEqual(await codes(), [])
    await aDay('2026-11-24')
    assert.deepEqual(await codes(), [])
    await tamper('delete from audit_entry where id = (select max(id) from audit_entry)')
    assert.deepEqual(await codes(), ['trail-cut'])
  })

  it('A backup put back on a new machine, with a new key, carries its old anchors along', async () => {
    const there = openAnchors(at('there/anchors'), at('there/anchor.key'), { make: true })
    await noteRestoration({ ...context('2026-11-24T01:00:00.000Z'), anchors: there }, '昨天.zhibu')
    assert.deepEqual(await codes(there), [])
    await tamper(`delete from audit_anchor where day = '2026-11-22'`)
    assert.deepEqual(await codes(there), ['anchor-not-in-database'])
  })

  it('finds that anchors cannot be changed by the program itself', async () => {
    await assert.rejects(open.pool.query(`update audit_anchor set entry_id = 1`), /append-only/)
    await assert.rejects(open.pool.query('delete from audit_anchor'), /append-only/)
    await assert.rejects(open.pool.query('truncate audit_anchor'), /append-only/)
  })
})

describe('The political work department looks at the anchors', () => {
  let app: TestApp
  let institute: Institute
  let top: Client
  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    await app.stage(async ({ record }) =>
      record({ action: 'person.corrected', subject: { kind: 'person', id: 1 } }),
    )
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26']) {
      app.setClock(`${day}T00:10:00+08:00`)
      // Twice: the second time there is nothing to do.
      for (let time = 0; time < 2; time++) await anchorOfDay.run(jobWorld(), {})
    }
    top = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
  })
  after(() => app.close())
  const jobWorld = () =>
    ({ transaction: app.stage, read: app.stage }) as unknown as Parameters<typeof anchorOfDay.run>[0]

  it('by day, the newest first, each with the text to keep elsewhere', async () => {
    const { rows, total } = await top.call.audit.anchors.list({})
    assert.deepEqual([total, rows.map(({ day }) => day)], [3, ['2026-11-26', '2026-11-25', '2026-11-24']])
    const asked = { from: '2026-11-25', descending: false }
    assert.deepEqual(
      (await top.call.audit.anchors.list(asked)).rows.map(({ day }) => day),
      ['2026-11-25', '2026-11-26'],
    )
    const anchor = await top.call.audit.anchors.get({ day: '2026-11-25' })
    const [line] = linesOf(anchor.line)
    assert.equal(line && app.world.anchors?.signatureOf(line), 'known')
  })

  it('takes them as a table, and verifies', async () => {
    const file = await top.fetch('/api/audit-anchors.xlsx')
    const cells: string[] = []
    for await (const row of readSheet(Buffer.from(await file.arrayBuffer()), 'anchors.xlsx'))
      cells.push(row.cells[0] ?? '')
    assert.deepEqual(cells.slice(-3), ['2026-11-26', '2026-11-25', '2026-11-24'])
    const verdict = await top.call.audit.verify()
    assert.deepEqual([verdict.valid, verdict.anchors, verdict.faults], [true, 3, []])
    const { rows } = await top.call.audit.list({ action: 'audit.anchored' })
    assert.equal(rows.length, 3)
  })

  it('and nobody of a branch or a committee does', async () => {
    const east = await app.as('committee', { organizationId: institute.organizations.east })
    for (const address of ['/api/audit-anchors', '/api/audit-anchors.xlsx', '/api/audit-anchors/2026-11-25'])
      assert.equal((await east.send('GET', address)).status, 403)
  })
})
