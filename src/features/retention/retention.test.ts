import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { insertSession } from '#features/accounts/sessions/queries.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { clearOver } from './jobs.ts'
import { retentionRules } from './kept/rules.ts'
import { runToDo, stepOf } from './running/actions.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

const reason = '院务会决定'
let institute: Institute
let department: Client, member: Client, secretary: Client
let memberId: number, accountId: number

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  memberId = people.east1.member as number
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '院政工' })
  member = await app.as('member', { personId: memberId, name: '东一党员' })
  secretary = await app.as('branch', { organizationId: organizations.east1, name: '东一支部' })
  accountId = await app.stage(async ({ db }) => {
    const row = await db
      .selectFrom('account')
      .where('person_id', '=', memberId)
      .select('id')
      .executeTakeFirstOrThrow()
    return row.id
  })
})

/** How many rows each table holds. */
const countsOf = () =>
  app.stage(async ({ db }) => {
    const { rows } = await sql<{ name: string; n: number }>`
      select relname as name, (xpath('/row/n/text()',
        query_to_xml('select count(*) as n from ' || quote_ident(relname), false, true, '')))[1]::text::integer as n
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(db)
    return new Map(rows.map(({ name, n }) => [name, n]))
  })

const run = (...statements: ReturnType<typeof sql>[]) =>
  app.stage(async ({ db }) => {
    for (const one of statements) await one.execute(db)
  })

/** A session of the member that was last used then. */
const session = (days: number, kept: string | null = null) =>
  app.stage(async (ctx) => {
    const at = new Date(ctx.now.getTime() - days * 86_400_000)
    const tokenHash = Buffer.from(`${days}-${kept}-${Math.floor(performance.now() * 1000)}`.padEnd(32))
    await insertSession(
      { db: ctx.db, now: at },
      { accountId, tokenHash, ip: '10.1.2.3', agent: '旧手机', provedBy: 'password' },
    )
    if (kept)
      await sql`update account_session set kept_until = ${kept}::timestamptz, pin_hash = 'x', lock_minutes = 5
        where token_hash = ${tokenHash}`.execute(ctx.db)
  })

/** An approval with a draft that somebody wrote long ago and never handed in. */
const draft = (status: 'running' | 'approved') =>
  run(sql`
    with version as (select chain_key, version from chain_version order by 1, 2 limit 1),
    made as (
      insert into affair (kind, title, organization_id, organization_path, chain_key, chain_version, subject, state, status,
        step, started_at, started_name, started_title, moved_at, ended_at)
      select 'matter', '申请添置设备', organization.id, organization.path, chain_key, version, '{}', '{}', ${status},
        case when ${status} = 'running' then 'a' end, '2026-01-05', '东一支部', '支部管理员', '2026-01-05',
        case when ${status} <> 'running' then '2026-02-01'::timestamptz end
      from version, organization where organization.id = ${institute.organizations.east1} returning id)
    insert into affair_draft (affair_id, account_id, opinion, saved_at) select id, ${accountId}, '还没想好', '2026-01-06' from made`)

const clear = async () => {
  await app.stage((ctx) => ctx.later(clearOver, {}))
  await app.world.jobs?.drain()
}
const ruleOf = async (text: string) => (await department.call.retention.rules.list({ text })).rows[0]

describe('Who answers for it sees how long data is kept', () => {
  it('every kind with its period, why, and on what ground; found, sorted and taken as a sheet', async () => {
    const { rows, total } = await department.call.retention.rules.list({ size: 100 })
    assert.equal(total, retentionRules.length)
    const one = rows.find(({ key }) => key === 'accounts.sessions')
    assert.deepEqual([one?.days, one?.least, one?.effect], [184, 184, 'deleted'])
    assert.match(one?.ground ?? '', /六个月/)
    const second = await department.call.retention.rules.list({ size: 10, page: 2, sort: 'title' })
    assert.equal(second.rows.length, 10)
    const sheet = await department.fetch('/api/retention/rules.xlsx?text=%E4%BC%9A%E8%AF%9D')
    const { sheets } = await readXlsx(new Uint8Array(await sheet.arrayBuffer()))
    assert.deepEqual(
      sheets[0]?.rows.slice(2).map(([title]) => title),
      ['登录会话'],
    )
  })

  it('nobody below the whole institute, and no branch', async () => {
    const { organizations } = institute
    const below = await app.as('politicalWorkDepartment', { organizationId: organizations.east })
    for (const path of ['rules', 'rows', 'runs', 'lines']) {
      assert.equal((await below.send('GET', `/api/retention/${path}`)).code, 'retention-whole-only')
      assert.equal((await secretary.send('GET', `/api/retention/${path}`)).status, 403)
    }
    const refused = await below.send('POST', '/api/retention/runs', { reason })
    assert.match(refused.body.message ?? '', /请向其提出意见/)
  })

  it('and sets a period, never below the lawful least; everybody is told the new one', async () => {
    const set = (key: string, days: number) =>
      department.send('PUT', `/api/retention/rules/${key}/period`, { days, reason })
    const short = await set('accounts.sessions', 183)
    assert.equal(short.code, 'retention-too-short')
    assert.match(short.body.message ?? '', /“保存天数”太短，没有修改。登录会话.*至少保存 184 天/)
    assert.equal((await set('accounts.sessions', 4000)).code, 'retention-too-long')
    assert.equal((await ruleOf('登录会话'))?.days, 184)
    assert.equal((await set('accounts.sessions', 200)).status, 200)
    assert.equal((await set('accounts.sessions', 200)).code, 'retention-unchanged')
    const told = (await member.call.retention.periods()).find(({ key }) => key === 'accounts.sessions')
    assert.equal(told?.words, '最后一次使用 200 天后删除')
    const { rows } = await department.call.audit.list({ action: 'retention.periodSet' })
    assert.equal(rows.length, 1)
    const line = await department.call.audit.get({ id: rows[0]?.id as number })
    assert.equal(line.reason, reason)
    assert.match(JSON.stringify(line.changes), /184.*200/)
    await set('accounts.sessions', 184)
  })
})

describe('What is over', () => {
  before(async () => {
    await session(185)
    await session(300)
    await session(183)
    await session(190, '2026-12-10T00:00:00Z')
    await draft('running')
    await draft('approved')
  })

  it('is looked at first: how many would go, which, and why others stay; nothing is changed, nobody named', async () => {
    const before = await countsOf()
    const sessions = await ruleOf('登录会话')
    assert.deepEqual([sessions?.going, sessions?.kept], [2, 1])
    const { rows, total } = await department.call.retention.rows.list({ size: 50 })
    assert.equal(total, 5)
    const told = rows.map(({ rule, place, held }) => [rule, place, held])
    assert.deepEqual(
      told.filter(([rule]) => rule === 'accounts.sessions'),
      [
        ['accounts.sessions', `账号 ${accountId}`, null],
        ['accounts.sessions', `账号 ${accountId}`, '这台设备还在保持登录'],
        ['accounts.sessions', `账号 ${accountId}`, null],
      ],
    )
    assert.deepEqual(
      told
        .filter(([rule]) => rule === 'approvals.drafts')
        .map(([, , held]) => held)
        .sort(),
      [null, '这件审批还没有办结'],
    )
    assert.doesNotMatch(JSON.stringify(rows), /东一|还没想好|10\.1\.2\.3|旧手机/)
    const staying = await department.call.retention.rows.list({ held: 'yes' })
    assert.equal(staying.total, 2)
    assert.equal((await department.call.retention.rows.list({ text: `账号 ${accountId}` })).total, 3)
    const sheet = await department.fetch('/api/retention/rows.xlsx?held=yes')
    const { sheets } = await readXlsx(new Uint8Array(await sheet.arrayBuffer()))
    assert.equal(sheets[0]?.rows.slice(2).length, 2)
    const after = await countsOf()
    // A sheet that leaves is a line in the trail, and nothing else.
    assert.deepEqual(
      [...after].filter(([name, n]) => n !== before.get(name) && name !== 'audit_entry'),
      [],
    )
  })

  it('goes in the night to Sunday, in small steps; what is open stays, and the report says why', async () => {
    await clear()
    const { rows } = await department.call.retention.runs.list({})
    const [one] = rows
    assert.deepEqual([one?.cause, one?.removed, one?.kept, one?.askedBy], ['weekly', 3, 2, null])
    assert.ok(one?.endedAt)
    const lines = await department.call.retention.lines.list({ run: one?.id as number, any: true })
    assert.deepEqual(
      lines.rows.map(({ title, found, removed, kept, because }) => [title, found, removed, kept, because]),
      [
        ['登录会话', 3, 2, 1, { 这台设备还在保持登录: 1 }],
        ['没有提交的审批意见草稿', 2, 1, 1, { 这件审批还没有办结: 1 }],
      ],
    )
    const all = await department.call.retention.lines.list({ run: one?.id as number, size: 100 })
    assert.equal(all.total, retentionRules.length)
    for (const path of ['runs', 'lines'])
      assert.equal((await department.fetch(`/api/retention/${path}.xlsx`)).status, 200)
  })

  it('with one line in the trail for each kind, which names nobody', async () => {
    const { rows, total } = await department.call.audit.list({ action: 'retention.cleared', size: 100 })
    assert.equal(total, retentionRules.length)
    const id = rows.find(({ subjectName }) => subjectName === '登录会话')?.id as number
    const line = JSON.stringify(await department.call.audit.get({ id }))
    assert.match(line, /清理条数/)
    assert.doesNotMatch(line, /东一|10\.1\.2\.3/)
  })

  it('once: the next run finds what was kept, and lets it go when its affair has ended', async () => {
    await run(
      sql`update affair set status = 'withdrawn', step = null, ended_at = '2026-11-24' where status = 'running'`,
    )
    await clear()
    const [one] = (await department.call.retention.runs.list({})).rows
    assert.deepEqual([one?.removed, one?.kept], [1, 1])
  })

  it('or when somebody who answers for it says so, with a reason, one run at a time', async () => {
    const { id } = await department.call.retention.runs.start({ reason })
    const again = await department.send('POST', '/api/retention/runs', { reason })
    assert.equal(again.code, 'retention-running')
    await app.world.jobs?.drain()
    const { rows } = await department.call.retention.runs.list({ text: '院务会' })
    assert.deepEqual(
      rows.map((one) => [one.id, one.cause, one.askedBy, one.reason]),
      [[id, 'asked', '院政工', reason]],
    )
    assert.equal((await department.call.retention.runs.list({ cause: 'asked', from: '2026-11-25' })).total, 0)
  })

  it('is a record that nobody changes afterwards', async () => {
    await assert.rejects(run(sql`update retention_line set removed = 0`), /is a record/)
    await assert.rejects(run(sql`delete from retention_run`), /is a record/)
  })
})

describe('A run that is broken off', () => {
  beforeEach(() => run(sql`delete from account_session where seen_at < '2026-06-01'`))

  it('goes on where it stood, and counts no row twice', async () => {
    for (const days of [200, 201, 202, 203, 204]) await session(days)
    const id = await app.stage(runToDo)
    assert.equal(await app.stage((ctx) => stepOf(ctx, id, 2)), true)
    const broken = app.stage(async (ctx) => {
      await stepOf(ctx, id, 2)
      throw new Error('power cut')
    })
    await assert.rejects(broken, /power cut/)
    assert.equal((await ruleOf('登录会话'))?.going, 3)
    await clear()
    const [line] = (await department.call.retention.lines.list({ run: id, rule: 'accounts.sessions' })).rows
    assert.equal(line?.removed, 5)
    assert.equal((await ruleOf('登录会话'))?.going, 0)
  })

  it('harms nobody who takes his own copy meanwhile', async () => {
    for (const days of [200, 201, 202]) await session(days)
    const copy = async () => {
      const answer = await member.fetch('/api/own/copy.xlsx')
      assert.equal(answer.status, 200)
      const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
      const sheet = sheets.find(({ name }) => name === '登录和授权')
      return JSON.stringify(sheet?.rows).split('旧手机').length - 1
    }
    const whole = await copy()
    assert.ok(whole >= 3)
    const id = await app.stage(runToDo)
    await app.stage((ctx) => stepOf(ctx, id, 2))
    assert.equal(await copy(), whole - 2)
    await clear()
    assert.equal(await copy(), whole - 3)
  })
})

describe('Ten years later', () => {
  it('only what ends by its time is gone: no member, record, paper, certificate or line of the trail', async () => {
    const before = await countsOf()
    const ends = new Set(retentionRules.flatMap((rule) => rule.tables))
    app.setClock('2036-11-24T08:00:00Z')
    await clear()
    const after = await countsOf()
    const fewer = [...before].filter(([name, n]) => (after.get(name) ?? 0) < n).map(([name]) => name)
    assert.ok(fewer.includes('account_session'))
    assert.deepEqual(
      fewer.filter((name) => !ends.has(name)),
      [],
    )
    assert.ok((after.get('audit_entry') ?? 0) > (before.get('audit_entry') ?? 0))
    assert.equal(after.get('person'), before.get('person'))
  })
})
