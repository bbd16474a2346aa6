import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { after, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '#platform/database.ts'
import { migratedSnapshot } from '#platform/testing.ts'

const home = fileURLToPath(new URL('../../../..', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-killed-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const database = path.join(folder, 'database')

const total = 1500
const units = '组织编码,组织名称,上级编码,类别\nXH,中共星河研究院委员会,,党委\nB1,第一党支部,XH,党支部\n'
const header =
  '工号,姓名,性别,民族,出生日期,学历,工作岗位,人员状态,政治面貌,所在党支部编码,入党日期,转正日期,手机号码'
const people = (phone: string) =>
  [
    header,
    ...Array.from(
      { length: total },
      (_, at) =>
        `E${at},党员𬭎,女,汉族,1985-03-04,大学本科,工人,在职,正式党员,B1,2010-06-01,2011-06-01,${phone}`,
    ),
  ].join('\n')
const feeds = { units, first: people('13800000001'), second: people('13900000002') }

const state = `
  select (select count(*) from person)::int as people, (select count(*) from standing)::int as standings,
    (select count(*) from source_record where kind = 'people')::int as said,
    (select count(*) from feed_row where kind = 'people' and outcome = 'new')::int as kept,
    (select count(*) from feed)::int as feeds, (select count(*) from feed where taken_at is not null)::int as taken,
    (select count(distinct phone_key) from person)::int as phones,
    (select count(*) from audit_entry where action = 'masterData.taken')::int as deeds`
type State = Record<'people' | 'standings' | 'said' | 'kept' | 'feeds' | 'taken' | 'phones' | 'deeds', number>

/** The program in a process of its own: says what it finds, takes a feed, and says how far it has come. */
const program = (file: string) => `
  const { readFileSync } = await import('node:fs')
  const { takeFeed } = await import('#features/master-data/intake/actions.ts')
  const { openDatabase } = await import('#platform/database.ts')
  const { openFiles } = await import('#platform/files.ts')
  const { createSealing } = await import('#platform/sealing.ts')
  const { systemWorld } = await import('#platform/world.ts')
  const say = (text) => process.stdout.write(text + '\\n')
  const open = await openDatabase({ folder: ${JSON.stringify(database)} })
  say(JSON.stringify((await open.pool.query(${JSON.stringify(state)})).rows[0]))
  const sealing = createSealing(Buffer.alloc(32, 7))
  const files = openFiles(${JSON.stringify(path.join(folder, 'files'))}, sealing)
  const world = systemWorld({ open, sealing, files, clock: () => new Date(), jobs: null, demo: false }, '测试')
  const feed = [{ name: 'feed.csv', bytes: readFileSync(${JSON.stringify(file)}) }]
  await takeFeed(world, feed, { mode: 'changes', origin: 'command', onProgress: say })
  say('taken')
  await open.close()`

/**
 * Takes a feed; killed so many milliseconds after it said `stage`, or not at all. Answers what was found before, which
 * must belong together, and whether the feed was acknowledged.
 */
async function take(feed: keyof typeof feeds, killed?: { stage: string; after: number }) {
  const file = path.join(folder, `${feed}.csv`)
  writeFileSync(file, feeds[feed])
  const child = spawn(process.execPath, ['-e', program(file)], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line === killed?.stage) void wait(killed.after).then(() => child.kill('SIGKILL'))
  }
  const [code] = await ended
  if (!killed) assert.equal(code, 0)
  const before = JSON.parse(lines[0] ?? '') as State
  assert.equal(before.feeds, before.taken, 'no feed is left half-taken')
  assert.equal(before.deeds, before.taken, 'the trail knows of every one')
  assert.ok(before.people === 0 || before.people === total, `${before.people} people`)
  assert.deepEqual(
    [before.standings, before.said, before.kept],
    [2 * before.people, before.people, before.people],
  )
  return { before, acknowledged: lines.includes('taken') }
}

describe('A feed whose program is killed in the middle', () => {
  it('is taken as a whole or not at all, however often, and in the end it is taken', async () => {
    await (await openDatabase({ folder: database, template: await migratedSnapshot() })).close()
    await take('units')
    let promised = 0
    for (const killed of [
      { stage: 'people', after: 0 },
      { stage: 'people', after: 300 },
      { stage: 'differences', after: 100 },
    ]) {
      const { before, acknowledged } = await take('first', killed)
      assert.ok(before.people >= promised, 'what was acknowledged is there')
      if (acknowledged) promised = total
    }
    await take('first')
    const { before } = await take('second', { stage: 'organizations', after: 150 })
    assert.deepEqual([before.people, before.phones], [total, 1])
    const last = await take('second')
    assert.equal(last.before.phones, 1, 'everybody has the old telephone, or everybody the new one')
    assert.equal((await take('second')).before.phones, 1)
  })
})
