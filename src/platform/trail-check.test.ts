import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { inTransaction, type OpenDatabase } from './database.ts'
import { testDatabase } from './testing.ts'
import { writeTrail } from './trail.ts'
import { checkTrail } from './trail-check.ts'
import { systemActor } from './world.ts'

const now = new Date('2026-11-24T08:00:00.123Z')

describe('The chain of the audit trail', () => {
  let open: OpenDatabase
  before(async () => {
    open = await testDatabase()
  })
  after(() => open.close())
  beforeEach(() => write(5))
  afterEach(() => tamper('truncate audit_entry'))

  const write = (count: number) =>
    inTransaction(open.db, {}, (db) =>
      writeTrail(
        db,
        Array.from({ length: count }, (_, index) => ({
          action: 'people.correct',
          subject: { kind: 'person', id: index, name: '张三' },
          before: { name: '张山', ages: [1, { b: 2.5, a: null }] },
          after: { name: '张三', note: undefined },
          reason: '录入错误',
        })),
        systemActor('测试'),
        now,
      ),
    )
  /** What somebody with the database's password could do, but no action of the program. */
  const tamper = async (statement: string) => {
    await open.pool.query(
      `begin; alter table audit_entry disable trigger user; ${statement}; alter table audit_entry enable trigger user; commit`,
    )
  }

  it('holds from the first entry to the last, over several transactions', async () => {
    await write(3)
    assert.deepEqual(await checkTrail(open.db), { valid: true, entries: 8, firstBroken: null })
  })

  it('holds when nothing has happened yet', async () => {
    await tamper('truncate audit_entry')
    assert.deepEqual(await checkTrail(open.db), { valid: true, entries: 0, firstBroken: null })
  })

  const inserted = `insert into audit_entry
    select (jsonb_populate_record(e, '{"id": 6, "hash": "\\\\x00"}')).* from audit_entry e where id = 5`
  const attempts: [what: string, statement: string, entries: number, firstBroken: number][] = [
    ['a changed reason', `update audit_entry set reason = '其他' where id = 3`, 2, 3],
    ['a changed moment', `update audit_entry set at = at + interval '1 millisecond' where id = 2`, 1, 2],
    [
      'a value changed deep inside',
      `update audit_entry set before = jsonb_set(before, '{ages,1,b}', '2.6') where id = 4`,
      3,
      4,
    ],
    ['an entry taken out', 'delete from audit_entry where id = 3', 2, 4],
    ['the first entry taken out', 'delete from audit_entry where id = 1', 0, 2],
    ['an entry put in', inserted, 5, 6],
  ]
  for (const [what, statement, entries, firstBroken] of attempts) {
    it(`shows ${what}`, async () => {
      await tamper(statement)
      assert.deepEqual(await checkTrail(open.db), { valid: false, entries, firstBroken })
    })
  }

  it('cannot be changed by the program itself', async () => {
    await assert.rejects(open.db.updateTable('audit_entry').set({ reason: '其他' }).execute(), /append-only/)
    await assert.rejects(open.db.deleteFrom('audit_entry').execute(), /append-only/)
    await assert.rejects(open.pool.query('truncate audit_entry'), /append-only/)
  })
})
