import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { identityNumberFor } from '#basics/identity-number.ts'
import { readSheet } from '#platform/sheets.ts'
import { stageInstitute } from '#src/staging.ts'
import { startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())
const { root, first, second, temporary, idOf } = await stageInstitute(app)
const clerk = await app.as('committee', { organizationId: root.id, name: '院党委干事' })
const secretary = await app.as('branch', { organizationId: first.id, name: '一室书记' })
const stranger = await app.as('branch', { organizationId: second.id })

const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (why) => why,
  )
  assert.ok(error, 'was not refused')
  return {
    code: error.data?.code as string,
    message: error.message as string,
    status: error.status as number,
  }
}

describe('The roll', () => {
  it('finds people by a part of the name, pinyin, initials, number, and rare characters', async () => {
    const names = async (text: string) => (await clerk.call.people.list({ text })).rows.map((row) => row.name)
    assert.deepEqual(await names('雄'), ['单雄信'])
    assert.deepEqual(await names('sxx'), ['单雄信'])
    assert.deepEqual(await names('shanxiong'), ['单雄信'])
    assert.deepEqual(await names('𬭎'), ['龙𬭎'])
    assert.deepEqual(await names('㛃'), ['岳䶮㛃'])
    assert.deepEqual(await names('lvbu'), ['吕布'])
    assert.deepEqual(await names('A4'), ['吕布'])
    assert.deepEqual(await names(identityNumberFor({ region: '990101', birth: '1980-05-01', sequence: 3 })), [
      '单雄信',
    ])
  })

  it('shows a branch its own people only, with masked numbers', async () => {
    const { rows, total } = await secretary.call.people.list({})
    assert.deepEqual([total, rows.map((row) => row.name)], [2, ['单雄信', '龙𬭎']])
    assert.match(rows[0]?.identityNumber ?? '', /^9\*{16}[\dX]$/)
    assert.equal((await secretary.call.people.list({ organizationId: first.id, ageFrom: 60 })).total, 1)
    assert.equal((await refused(secretary.call.people.list({ organizationId: second.id }))).status, 404)
  })

  it('exports exactly what the list shows, and leaves an audit line', async () => {
    const file = await clerk.fetch(
      '/api/people.xlsx?sort=name&columns[0]=name&columns[1]=birthDate&columns[2]=politicalStatus',
    )
    const cells: string[][] = []
    for await (const row of readSheet(new Uint8Array(await file.arrayBuffer()), '名册.xlsx'))
      cells.push(row.cells)
    const listed = (await clerk.call.people.list({ sort: 'name' })).rows
    assert.deepEqual(cells[0], ['姓名', '出生日期', '政治面貌'])
    assert.deepEqual(
      cells.slice(1).map((row) => row[0]),
      listed.map((row) => row.name),
    )
    assert.deepEqual(cells[1]?.slice(1), [listed[0]?.birthDate, '正式党员'])
  })
})

describe('A correction', () => {
  it('names who, when and why, and can be taken back by a counter-entry, exactly', async () => {
    const id = idOf('A1')
    const before = await clerk.call.people.get({ id })
    const { changeId } = await secretary.call.people.changes.correct({
      id,
      field: 'education',
      value: '硕士研究生',
      effectiveOn: '2024-07-01',
      reason: '取得硕士学位',
    })
    assert.equal((await clerk.call.people.get({ id })).education, '14')
    assert.equal((await clerk.call.people.get({ id, asOf: '2024-06-30' })).education, '21')
    const [line] = await clerk.call.people.changes.list({ id })
    assert.deepEqual(line?.changed, [{ label: '学历', before: '大学本科毕业', after: '硕士研究生毕业' }])
    assert.deepEqual([line?.recordedBy, line?.reason, line?.undoable], ['一室书记', '取得硕士学位', true])

    await secretary.call.people.changes.undo({ id, changeId, reason: '登记错了人' })
    assert.deepEqual(await clerk.call.people.get({ id }), before)
    const [counter, undone] = await clerk.call.people.changes.list({ id })
    assert.deepEqual([counter?.counterEntry, undone?.undone], [true, true])
    assert.equal(
      (await refused(secretary.call.people.changes.undo({ id, changeId, reason: '再来一次' }))).code,
      'change-already-undone',
    )
  })

  it('of a phone number is kept masked in the record and comes back whole when taken back', async () => {
    const id = idOf('A1')
    const { changeId } = await secretary.call.people.changes.correct({
      id,
      field: 'phone',
      value: '19911112222',
      reason: '换号',
    })
    const [line] = await clerk.call.people.changes.list({ id })
    assert.deepEqual(line?.changed, [{ label: '手机号码', before: '199****0001', after: '199****2222' }])
    await secretary.call.people.changes.undo({ id, changeId, reason: '号码写错' })
    const { value } = await clerk.call.people.reveal({ id, field: 'phone', reason: '核对号码' })
    assert.equal(value, '19900000001')
  })

  it('that cannot be is refused with what to do, and changes nothing', async () => {
    const id = idOf('A2')
    const before = await clerk.call.people.get({ id })
    const why = async (
      field: 'identityNumber' | 'birthDate' | 'joinedOn' | 'politicalStatus' | 'education' | 'name',
      value: string,
      effectiveOn?: string,
    ) =>
      (
        await refused(
          secretary.call.people.changes.correct({ id, field, value, effectiveOn, reason: '更正' }),
        )
      ).code
    assert.equal(await why('identityNumber', '110105194912310021'), 'identity-number-checksum')
    assert.equal(
      await why('identityNumber', identityNumberFor({ region: '990101', birth: '1960-03-01', sequence: 1 })),
      'identity-number-other-birth',
    )
    assert.equal(
      await why('identityNumber', identityNumberFor({ region: '990101', birth: '1980-05-01', sequence: 3 })),
      'identity-number-taken',
    )
    assert.equal(await why('birthDate', '2027-01-01'), 'identity-number-other-birth')
    assert.equal(await why('joinedOn', '1975-01-01'), 'joined-too-young')
    assert.equal(await why('politicalStatus', 'masses', '2026-01-01'), 'leaving-is-an-act')
    assert.equal(await why('education', '大学本科'), 'effective-missing')
    assert.equal(await why('education', '大学本科', '2027-01-01'), 'effective-in-future')
    assert.equal(await why('name', '龙?'), 'name-damaged')
    assert.deepEqual(await clerk.call.people.get({ id }), before)
  })

  it('of the day of admission moves the period that the admission began', async () => {
    const id = idOf('A3')
    await stranger.call.people.changes.correct({
      id,
      field: 'joinedOn',
      value: '2009-12-20',
      reason: '查阅入党志愿书',
    })
    const { periods, joinedOn } = await clerk.call.people.get({ id })
    assert.equal(joinedOn, '2009-12-20')
    assert.deepEqual(
      periods.map((one) => [one.from, one.title]),
      [
        ['2011-06-01', '转为正式党员'],
        ['2009-12-20', '接收为预备党员'],
      ],
    )
  })

  it('outside one’s reach is not found', async () => {
    assert.equal(
      (
        await refused(
          stranger.call.people.changes.correct({
            id: idOf('A1'),
            field: 'name',
            value: '别人',
            reason: '试试',
          }),
        )
      ).status,
      404,
    )
    assert.equal((await refused(stranger.call.people.get({ id: idOf('A1') }))).status, 404)
  })
})

describe('A member', () => {
  it('moves to another branch on a day, and is listed there from then on', async () => {
    const id = idOf('A2')
    await clerk.call.people.changes.move({
      personIds: [id],
      organizationId: second.id,
      effectiveOn: '2026-03-01',
      reason: '岗位调整',
    })
    assert.equal((await stranger.call.people.list({ text: '龙' })).total, 1)
    assert.equal((await refused(secretary.call.people.get({ id }))).status, 404)
    assert.equal((await clerk.call.people.get({ id, asOf: '2026-02-28' })).organizationName, '星河一室党支部')
    assert.equal(
      (
        await refused(
          clerk.call.people.changes.move({
            personIds: [id],
            organizationId: temporary.id,
            effectiveOn: '2026-04-01',
            reason: '会战',
          }),
        )
      ).code,
      'place-holds-no-relation',
    )
  })

  it('who dies leaves the roll of members but never the record', async () => {
    const id = idOf('A4')
    await clerk.call.people.memberships.end({ id, ending: 'died', on: '2026-11-01', reason: '因病去世' })
    assert.equal((await clerk.call.people.list({ text: '吕布' })).total, 0)
    assert.equal((await clerk.call.people.list({ text: '吕布', circle: 'formerMembers' })).total, 1)
    assert.equal(
      (
        await refused(
          clerk.call.people.memberships.end({ id, ending: 'removed', on: '2026-11-02', reason: '重复' }),
        )
      ).code,
      'no-membership',
    )
  })

  it('sees the own record on the phone and proposes a correction that the branch accepts', async () => {
    const own = await app.as('member', { personId: idOf('A1') })
    assert.equal((await own.call.people.own()).name, '单雄信')
    assert.equal((await refused(own.call.people.list({}))).status, 403)
    const proposal = await own.call.people.proposals.propose({
      field: 'nativePlace',
      after: '山东济南',
      explanation: '原来没有登记',
    })
    assert.equal(
      (
        await refused(
          own.call.people.proposals.propose({ field: 'nativePlace', after: '山东', explanation: '再提一次' }),
        )
      ).code,
      'proposal-open-already',
    )
    assert.equal((await stranger.call.people.proposals.list({})).total, 0)
    assert.equal((await refused(stranger.call.people.proposals.accept({ id: proposal.id }))).status, 404)

    assert.equal((await secretary.call.people.proposals.list({})).rows[0]?.personName, '单雄信')
    assert.equal((await secretary.call.people.proposals.accept({ id: proposal.id })).status, 'accepted')
    assert.equal((await own.call.people.own()).nativePlace, '山东济南')
    assert.equal(
      (await refused(secretary.call.people.proposals.accept({ id: proposal.id }))).code,
      'proposal-decided',
    )
    assert.match((await own.call.people.ownReaders()).sentence, /单雄信本人/)
  })
})

describe('A post', () => {
  it('is held by a full member of the branch, and there is one secretary at a time', async () => {
    const post = {
      organizationId: first.id,
      kind: 'secretary' as const,
      fromOn: '2026-01-01',
      reason: '换届选举',
    }
    const appointed = await clerk.call.people.posts.appoint({ ...post, personId: idOf('A1') })
    assert.equal(appointed.title, '书记')
    assert.equal(
      (await refused(clerk.call.people.posts.appoint({ ...post, personId: idOf('A1') }))).code,
      'post-held',
    )
    assert.equal(
      (
        await refused(
          clerk.call.people.posts.appoint({ ...post, kind: 'committeeMember', personId: idOf('A3') }),
        )
      ).code,
      'post-needs-own-branch',
    )
    await clerk.call.people.posts.end({ id: appointed.id, untilOn: '2026-11-20', reason: '调离' })
    assert.equal((await clerk.call.people.posts.list({ organizationId: first.id })).length, 0)
    assert.equal((await clerk.call.people.posts.list({ organizationId: first.id, past: true })).length, 1)
  })
})

describe('A whole number', () => {
  it('is opened with a reason by those entitled, and the opening is on record', async () => {
    const id = idOf('A1')
    assert.equal(
      (await refused(secretary.call.people.reveal({ id, field: 'identityNumber', reason: '核对' }))).status,
      403,
    )
    assert.equal(
      (await clerk.call.people.reveal({ id, field: 'identityNumber', reason: '办理介绍信' })).value.length,
      18,
    )
    const trail = await app.world.open.db
      .selectFrom('audit_entry')
      .where('action', '=', 'person.numberRevealed')
      .select(['reason', 'actor_name'])
      .execute()
    assert.deepEqual(trail.at(-1), { reason: '办理介绍信', actor_name: '院党委干事' })
  })

  it('like an address, is opened by oneself without being asked why: that too is on record', async () => {
    const id = idOf('A3')
    const address = '燕平市河东区杏坛路8号'
    const set = { id, field: 'homeAddress', value: address, reason: '补录' } as const
    await clerk.call.people.changes.correct(set)
    const own = await app.as('member', { personId: id, name: '岳䶮㛃' })
    assert.equal((await own.call.people.own()).homeAddress, '燕平****')
    assert.equal((await own.call.people.revealOwn({ field: 'homeAddress' })).value, address)
    assert.equal((await own.call.people.revealOwn({ field: 'phone' })).value, '19900000001')
    const reveal = { id, field: 'homeAddress', reason: '走访慰问' } as const
    assert.equal((await refused(stranger.call.people.reveal(reveal))).status, 403)
    assert.equal((await clerk.call.people.reveal(reveal)).value, address)
    const none = await refused(clerk.call.people.reveal({ ...reveal, id: idOf('A4') }))
    assert.equal(none.message, '吕布还没有登记家庭住址。')

    const { rows } = await app.world.open.pool.query(
      `select actor_name, subject_name, after ->> 'field' as field, reason from audit_entry
        where action = 'person.numberRevealed' and subject_id = $1 order by id`,
      [String(id)],
    )
    assert.deepEqual(
      rows.map((row) => Object.values(row)),
      [
        ['岳䶮㛃', '岳䶮㛃', 'homeAddress', '本人查看'],
        ['岳䶮㛃', '岳䶮㛃', 'phone', '本人查看'],
        ['院党委干事', '岳䶮㛃', 'homeAddress', '走访慰问'],
      ],
    )
    const kept = await app.world.open.pool.query(
      'select to_jsonb(person) as one from person union all select to_jsonb(person_change) from person_change',
    )
    assert.equal(JSON.stringify(kept.rows).includes('杏坛路'), false)
  })
})
