import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { everywhere } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { type OpenDatabase, openDatabase } from '#platform/database.ts'
import { migrate, migrationsFolder } from '#platform/migrate.ts'
import { createSealing } from '#platform/sealing.ts'
import { act, systemActor, systemWorld, type World } from '#platform/world.ts'
import { changeActions } from '../changes/actions.ts'
import { proposalActions } from '../proposals/actions.ts'
import { recordActions } from '../record/actions.ts'
import { sealAddresses } from './actions.ts'

const old = '燕平市河东区杏坛路8号'
const present = '燕平市河东区柳荫街12号'
const wished = '北辰市云河区星河家园6号楼'

/** A platform of before migration 0148, with addresses in clear wherever they stood then. */
const before0148 = `
  insert into person (employee_no, name, name_pinyin, name_initials, gender, ethnicity, birth_date, political_status,
      employment, education, occupation, home_address, native_place)
    select 'A' || n, '张三', 'zhangsan', 'zs', 'male', '01', '1949-12-31', 'masses', 'retired', '10', 'retired',
      case n when 1 then '${present}' when 2 then '9号楼' end, '燕平' from generate_series(1, 3) n;
  insert into person_change (person_id, kind, before, after, reason, source, recorded_at, recorded_by) values
    (1, 'corrected', '{"values": {"homeAddress": null}, "standings": null}',
      '{"values": {"homeAddress": "${old}"}, "standings": null}', '补录', '更正', now(), '测试'),
    (1, 'corrected', '{"values": {"homeAddress": "${old}"}, "standings": null}',
      '{"values": {"homeAddress": "${present}"}, "standings": null}', '搬家', '更正', now(), '测试'),
    (1, 'corrected', '{"values": {"nativePlace": null}, "standings": null}',
      '{"values": {"nativePlace": "燕平"}, "standings": null}', '补录', '更正', now(), '测试');
  insert into proposal (person_id, field, before, after, explanation, proposed_at, proposed_by) values
    (1, 'homeAddress', '${present}', '${wished}', '搬家', now(), 1),
    (1, 'nativePlace', '燕平', '山东青岛', '漏登', now(), 1);`

describe('Home addresses of before they were kept sealed', () => {
  let open: OpenDatabase
  let world: World
  const as = <T>(work: (ctx: Context) => Promise<T>) =>
    act(world, { actor: systemActor('测试'), reach: everywhere }, work)
  const everything = async () => {
    const tables = ['person', 'proposal', 'person_change', 'person_unsealed', 'audit_entry']
    const all = tables.map((table) => open.pool.query(`select * from ${table}`))
    return JSON.stringify((await Promise.all(all)).map(({ rows }) => rows))
  }

  before(async () => {
    open = await openDatabase({ memory: true })
    await migrate(open, migrationsFolder, '0147-.sql')
    await open.pool.query(before0148)
    const clock = () => new Date('2026-11-29T08:00:00Z')
    world = { open, sealing: createSealing(Buffer.alloc(32, 7)), clock, jobs: null } as World
    await migrate(open)
  })
  after(() => open.close())

  it('are masked at once where they stood, and wait in one table alone', async () => {
    const { rows } = await open.pool.query('select home_address_masked as masked from person order by id')
    assert.deepEqual(
      rows.map(({ masked }) => masked),
      ['燕平****', '****', null],
    )
    const waiting = await open.pool.query('select * from person_unsealed')
    assert.equal(waiting.rows.length, 5)
    await open.pool.query('begin')
    await open.pool.query('delete from person_unsealed')
    for (const address of [old, present, wished])
      assert.equal((await everything()).includes(address), false, address)
    await open.pool.query('rollback')
  })

  it('are sealed before anybody is served: none lies open afterwards, and it is on record', async () => {
    assert.equal(await sealAddresses(systemWorld(world, '升级')), 5)
    const kept = await everything()
    for (const address of [old, present, wished]) assert.equal(kept.includes(address), false, address)
    const { rows } = await open.pool.query('select action, after from audit_entry')
    assert.deepEqual(rows, [{ action: 'person.addressesSealed', after: { total: 5 } }])
    assert.equal(await sealAddresses(systemWorld(world, '升级')), 0)
  })

  it('open to what they were: in the record, in a proposal, and a step back', async () => {
    const reveal = (id: number) =>
      as(async (ctx) => recordActions.reveal(ctx, { id, field: 'homeAddress', reason: '走访' }))
    assert.deepEqual(await reveal(1), { value: present })
    assert.deepEqual(await reveal(2), { value: '9号楼' })
    await assert.rejects(reveal(3), { code: 'number-not-recorded' })

    const listed = await as(async (ctx) => proposalActions.list(ctx, { page: 1, size: 20, status: 'open' }))
    assert.deepEqual(listed.rows.map(({ before, after }) => [before, after]).sort(), [
      ['燕平****', '北辰****'],
      ['燕平', '山东青岛'],
    ])
    await as(async (ctx) => proposalActions.accept(ctx, { id: 1 }))
    assert.deepEqual(await reveal(1), { value: wished })

    const lines = await as(async (ctx) => changeActions.list(ctx, { id: 1 }))
    assert.deepEqual(
      lines.flatMap(({ changed }) => changed.map(({ before, after }) => [before, after])),
      [
        ['燕平****', '北辰****'],
        [null, '燕平'],
        ['燕平****', '燕平****'],
        [null, '燕平****'],
      ],
    )
    const undo = (changeId: number) =>
      as(async (ctx) => changeActions.undo(ctx, { id: 1, changeId, reason: '撤回' }))
    await undo(4)
    assert.deepEqual(await reveal(1), { value: present })
    await undo(3)
    await undo(2)
    assert.deepEqual(await reveal(1), { value: old })
    await undo(1)
    await assert.rejects(reveal(1), { code: 'number-not-recorded' })
  })
})
