/** Each kind of what ends, with what keeps it back. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { insertAccount } from '#features/accounts/queries.ts'
import type { Context } from '#platform/context.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { clearOver } from './jobs.ts'
import type { RetentionKey } from './kept/rules.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let department: Client
let closedId: number

before(async () => {
  institute = await app.stage(plantInstitute)
  const { root } = institute.organizations
  department = await app.as('politicalWorkDepartment', { organizationId: root, name: '院政工' })
  await app.as('member', { personId: institute.people.east1.member as number, name: '东一党员' })
  closedId = await app.stage(async (ctx) => {
    const { id } = await insertAccount(ctx, {
      username: 'tingyong',
      personId: null,
      name: '停用的人',
      passwordHash: null,
      mustChangePassword: false,
    })
    return id
  })
  await write(
    () =>
      sql`update account set disabled_at = '2026-01-10', disabled_because = '离职' where id = ${closedId}`,
  )
})

const write = (statement: (ctx: Context) => RawBuilder<unknown>) =>
  app.stage(async (ctx) => {
    await statement(ctx).execute(ctx.db)
  })
const read = <T>(statement: RawBuilder<T>) => app.stage(async ({ db }) => (await statement.execute(db)).rows)

/** What goes, and what stays for which reasons. */
async function standing(key: RetentionKey) {
  const { rows } = await department.call.retention.rows.list({ rule: key, size: 50 })
  return {
    going: rows.filter(({ held }) => held === null).length,
    held: rows.flatMap(({ held }) => held ?? []).sort(),
  }
}
const clear = async () => {
  await app.stage((ctx) => ctx.later(clearOver, {}))
  await app.world.jobs?.drain()
}

describe('Words by short message', () => {
  const reply = (id: string, handled: boolean) =>
    write(
      ({
        sealing,
      }) => sql`insert into message_reply (gateway, gateway_id, from_sealed, from_key, from_masked, text_sealed,
        received_at, handled_at, outcome) values ('a', ${id}, ${sealing.seal('13900001234')}, ${sealing.keyOf('13900001234')},
        '139****1234', ${sealing.seal('家里有事，请假')}, '2026-01-10', ${handled ? '2026-01-11' : null}, ${handled ? '已转告支部' : null})`,
    )

  it('lose number and text after half a year, but not before somebody has seen to them', async () => {
    await reply('one', true)
    await reply('two', false)
    assert.deepEqual(await standing('messages.replies'), { going: 1, held: ['回复还没有处理'] })
    await clear()
    const { rows } = await department.call.messages.replies.list({})
    assert.deepEqual(
      rows.map(({ text, outcome }) => [text, outcome]),
      [
        ['家里有事，请假', null],
        ['（原文已按保存期限清除）', '已转告支部'],
      ],
    )
    assert.deepEqual(await standing('messages.replies'), { going: 0, held: ['回复还没有处理'] })
  })

  it('with a reason for an approval lose it when the affair has ended; nothing else of the code can change', async () => {
    await write(
      ({
        sealing,
      }) => sql`with version as (select chain_key, version from chain_version order by 1, 2 limit 1),
      place as (select id, path from organization where id = ${institute.organizations.east1}),
      who as (select id, person_id from account where person_id is not null limit 1),
      made as (insert into affair (kind, title, organization_id, organization_path, chain_key, chain_version, subject, state,
        status, step, started_at, started_name, started_title, moved_at, ended_at)
        select 'matter', '事项 ' || status, place.id, place.path, chain_key, version, '{}'::jsonb, '{}'::jsonb, status,
          case status when 'running' then 'a' end, '2026-01-05', '某', '某', '2026-01-05', case status when 'declined' then '2026-02-01'::timestamptz end
        from version, place, (values ('running'), ('declined')) as given (status) returning id),
      task as (insert into affair_task (affair_id, number, step, step_name, account_id, holder, status, opened_at, outcome, closed_at)
        select made.id, 1, 'a', '审批', who.id, '某', 'closed', '2026-01-05', 'declined', '2026-02-01' from made, who returning id, affair_id),
      consent as (insert into sms_consent (account_id, person_id, phone_key, phone_masked, signed_name, agreed_at, usable_from)
        select who.id, who.person_id, ${sealing.keyOf('1')}, '139****1234', '某', '2026-01-01', '2026-01-02' from who returning id)
      insert into sms_code (affair_id, task_id, consent_id, phone_key, code_key, digest, issued_at, expires_at, status, verdict,
        reason_sealed, effective_at, ended_at)
      select task.affair_id, task.id, consent.id, ${sealing.keyOf('1')}, ${sealing.keyOf('2')}, ${sealing.keyOf('3')}, '2026-01-05',
        '2026-01-06', 'used', 'decline', ${sealing.seal('材料不齐')}, '2026-01-05', '2026-01-05' from task, consent`,
    )
    assert.deepEqual(await standing('approvals.codes'), { going: 1, held: ['这件审批还没有办结'] })
    await clear()
    const left = await read(sql<{
      title: string
    }>`select affair.title from sms_code code join affair on affair.id = code.affair_id
      where code.reason_sealed is not null`)
    assert.deepEqual(left, [{ title: '事项 running' }])
    await assert.rejects(
      write(() => sql`update sms_code set verdict = 'approve', reason_sealed = null`),
      /has ended/,
    )
  })
})

describe('Rows of the master data', () => {
  const feed = (at: string, undoable: boolean) =>
    write(
      () => sql`with made as (insert into feed (mode, origin, effective_on, received_at, received_by, compared_at,
        asked_to_take_at, taken_at) values ('full', 'upload', '2026-01-01', ${at}, '某', ${at}, ${at}, ${at}) returning id),
      batch as (insert into person_batch (kind, title, feed_id, people, reason, made_at, made_by)
        select 'fed', '一批', id, 1, '主数据', ${at}, '某' from made where ${undoable} returning id),
      file as (insert into feed_file (feed_id, position, kind, name, digest, rows, headers)
        select id, 1, 'people', 'people.csv', 'x', 2, '[]' from made returning feed_id)
      insert into feed_row (feed_id, file_position, line, kind, key, name, outcome)
      select feed_id, 1, line, 'people', 'K' || line, '某人', outcome from file, (values (2, 'new'), (3, 'quarantined')) as one (line, outcome)`,
    )

  it('go three months after they were taken; of the first feed those that were refused stay', async () => {
    await feed('2026-02-01', true)
    await feed('2026-03-01', true)
    await feed('2026-11-01', true)
    assert.deepEqual(await standing('masterData.rows'), {
      going: 3,
      held: ['首批不合格的行，判断是不是新人时要用'],
    })
  })

  it('stay as long as the feed can be taken back, however short the period, and while a difference is open', async () => {
    const reason = '政工部门决定'
    await department.call.retention.rules.set({ key: 'masterData.rows', days: 7, reason })
    assert.deepEqual((await standing('masterData.rows')).held, [
      '取用后 30 天内还可以撤回',
      '取用后 30 天内还可以撤回',
      '首批不合格的行，判断是不是新人时要用',
    ])
    await write(
      () => sql`insert into difference (feed_id, person_id, kind, field, effective_on, raised_at)
      select min(id) + 1, ${institute.people.east1.member}, 'changed', 'education', '2026-03-01', '2026-03-01' from feed`,
    )
    const { going, held } = await standing('masterData.rows')
    assert.deepEqual([going, held.filter((why) => why === '这一批还有差异没有处理').length], [1, 2])
    await clear()
    assert.equal((await read(sql`select from feed_row`)).length, 5)
    await write(() => sql`update difference set settled_at = '2026-11-20'`)
    await clear()
    assert.equal((await read(sql`select from feed_row`)).length, 3)
  })
})

describe('What is left of somebody', () => {
  it('in a guest book goes half a year after it was taken off, unless a complaint about it is open', async () => {
    await write(
      () => sql`with hall as (insert into exhibition (organization_id, title, introduction, created_at, created_by, edited_at, edited_by)
        values (${institute.organizations.root}, '院史展馆', '', '2026-01-01', '某', '2026-01-01', '某') returning id),
      entry as (insert into guest_entry (exhibition_id, author, named, text, written_at, removed_at, removed_by, removed_because)
        select hall.id, '参观者', true, text, '2026-01-02', '2026-01-03', '某', '不合适'
        from hall, (values ('第一条留言'), ('第二条留言')) as one (text) returning id, text)
      insert into guest_report (entry_id, account_id, reason, reported_at)
      select id, ${closedId}, '不实', '2026-01-04' from entry where text = '第二条留言'`,
    )
    assert.deepEqual(await standing('exhibition.entries'), { going: 1, held: ['对它的举报还没有处理'] })
    await clear()
    await write(() => sql`update guest_report set settled_at = '2026-11-20', settled_by = '某'`)
    await clear()
    assert.deepEqual(await read(sql`select from guest_entry`), [])
  })

  it('who has no account any more: what he saved and noted for himself, half a year after it was closed', async () => {
    await write(
      () => sql`insert into saved_view (account_id, list, name, definition, saved_at)
      select id, 'people', '常用', '{}', '2026-01-02' from account where id = ${closedId} or disabled_at is null`,
    )
    await write(() => sql`insert into phrase (account_id, text) select id, '请尽快办理' from account`)
    assert.deepEqual(await standing('accounts.views'), { going: 1, held: [] })
    assert.deepEqual(await standing('approvals.phrases'), { going: 1, held: [] })
    await clear()
    const [views] = await read(
      sql<{ n: number }>`select count(*)::integer as n from saved_view where account_id = ${closedId}`,
    )
    assert.equal(views?.n, 0)
    const [others] = await read(sql<{ n: number }>`select count(*)::integer as n from saved_view`)
    assert.ok((others?.n ?? 0) > 0)
  })

  it('a lock that has run out, a link, an attempt to sign in elsewhere: the day after, or as the period says', async () => {
    await write(
      () =>
        sql`insert into throttle (key, failures, until_at) values ('name:zhang', 5, '2026-11-20'), ('name:li', 5, '2026-11-25')`,
    )
    await write(
      () => sql`insert into sign_in_link (token_hash, account_id, created_at, expires_at)
      select decode(lpad(day::text, 64, '0'), 'hex'), ${closedId}, '2026-01-01', '2026-11-24'::timestamptz - make_interval(days => day)
      from unnest(array[29, 31]) as day`,
    )
    await write(
      () => sql`insert into message_receipt (gateway, gateway_id, state, delivered, received_at)
      values ('a', 'r1', 'DELIVRD', true, '2026-11-20'), ('a', 'r2', 'DELIVRD', true, '2026-11-24')`,
    )
    for (const key of ['accounts.failures', 'accounts.links', 'messages.receipts'] as const)
      assert.deepEqual(await standing(key), { going: 1, held: [] }, key)
    await clear()
    assert.deepEqual(await read(sql`select key from throttle`), [{ key: 'name:li' }])
    assert.deepEqual(await read(sql`select gateway_id as id from message_receipt`), [{ id: 'r2' }])
  })
})
