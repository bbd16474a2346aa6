import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { type Client, startTestApp } from '#src/testing.ts'
import { insertPeople, type NewPerson } from '../queries.ts'
import { type StandingFacts, standingsFromDates } from '../standings/rules.ts'

const app = await startTestApp()
after(() => app.close())

let clerk: Client, secretary: Client
let first: number, second: number
let ids: Map<string, number>
const idOf = (employeeNo: string) => ids.get(employeeNo) as number

function member(
  employeeNo: string,
  name: string,
  facts: Partial<StandingFacts>,
  joinedOn: string,
): NewPerson {
  const becameFullOn =
    joinedOn < '2025-01-01' ? `${Number(joinedOn.slice(0, 4)) + 1}${joinedOn.slice(4)}` : null
  const all: StandingFacts = {
    organizationId: first,
    groupId: null,
    politicalStatus: becameFullOn ? 'fullMember' : 'probationaryMember',
    membership: 'active',
    employment: 'employed',
    education: '21',
    degree: null,
    occupation: 'professional',
    ...facts,
  }
  return {
    employeeNo,
    name,
    gender: 'male',
    ethnicity: '01',
    birthDate: '1980-05-01',
    identityNumber: null,
    phone: null,
    workStartedOn: null,
    joinedOn,
    becameFullOn,
    standings: standingsFromDates(all, joinedOn, becameFullOn),
  }
}

before(async () => {
  const root = await app.stage(async (ctx) => {
    const plain = { shortName: null, establishedOn: null, closedOn: null, termYears: null, termFrom: null }
    const placed = await insertOrganizations(
      ctx,
      [
        { ...plain, code: 'R', name: '中共星河研究院委员会', kind: 'committee', parentCode: null },
        { ...plain, code: 'B1', name: '星河一室党支部', kind: 'branch', parentCode: 'R' },
        { ...plain, code: 'B2', name: '星河二室党支部', kind: 'branch', parentCode: 'R' },
      ],
      '测试',
    )
    first = placed.get('B1')?.id ?? 0
    second = placed.get('B2')?.id ?? 0
    ids = await insertPeople(ctx, [
      member('M1', '程咬金', {}, '2010-06-01'),
      member('M2', '尉迟恭', {}, '2010-06-01'),
      member('M3', '罗士信', {}, '2025-11-24'),
      member('M4', '秦叔宝', {}, '2010-06-01'),
      member('M5', '王伯当', {}, '2010-06-01'),
      member('M6', '谢映登', {}, '2010-06-01'),
    ])
    return placed.get('R')?.id ?? 0
  })
  clerk = await app.as('committee', { organizationId: root, name: '院党委干事' })
  secretary = await app.as('branch', { organizationId: first, name: '一室书记' })
})

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return {
    code: error.data?.code as string,
    message: error.message as string,
    status: error.status as number,
  }
}
const state = async (employeeNo: string) => {
  const { membership, politicalStatus, employment } = await clerk.call.people.get({ id: idOf(employeeNo) })
  return { membership, politicalStatus, employment }
}

const decided = { decidedBy: '中共星河研究院委员会' }

describe('A member with whom contact is lost', () => {
  it('is suspended after six months only, and restored when found', async () => {
    const id = idOf('M1')
    const lost = { id, lostCase: '外出务工经商' as const, reason: '多次联系无果' }
    assert.equal(
      (
        await refusal(
          clerk.call.people.memberships.suspend({
            id,
            cause: 'lost',
            on: '2026-11-20',
            ...decided,
            reason: '失联',
          }),
        )
      ).code,
      'not-lost',
    )
    await secretary.call.people.memberships.lost({ ...lost, since: '2026-05-21' })
    assert.equal((await secretary.call.people.list({ lost: true })).rows[0]?.name, '程咬金')

    const early = await refusal(
      clerk.call.people.memberships.suspend({
        id,
        cause: 'lost',
        on: '2026-11-20',
        ...decided,
        reason: '失联',
      }),
    )
    assert.equal(early.code, 'lost-too-short')
    assert.match(early.message, /未满六个月.*第二十四条/)
    await clerk.call.people.memberships.suspend({
      id,
      cause: 'lost',
      on: '2026-11-21',
      ...decided,
      reason: '支部大会决议',
    })
    assert.equal((await state('M1')).membership, 'suspended')
    const [line] = (await clerk.call.people.changes.list({ id })).filter(({ kind }) => kind === 'suspended')
    assert.match(line?.reason ?? '', /中共星河研究院委员会决定/)
    assert.equal((await secretary.call.people.list({ text: '咬金' })).total, 0)

    await clerk.call.people.memberships.restore({ id, on: '2026-11-23', reason: '已取得联系' })
    await secretary.call.people.memberships.lost({ ...lost, since: null, lostCase: null })
    const found = await clerk.call.people.get({ id })
    assert.deepEqual([found.membership, found.lostSince, found.lostCase], ['active', null, null])
    assert.deepEqual(
      found.periods.slice(0, 2).map(({ from, beganBy }) => [from, beganBy]),
      [
        ['2026-11-23', 'restored'],
        ['2026-11-21', 'suspended'],
      ],
    )
  })

  it('is not handled by the branch alone: suspending belongs to the committee', async () => {
    const asked = {
      id: idOf('M1'),
      cause: 'settledAbroad' as const,
      on: '2026-11-24',
      ...decided,
      reason: '出国定居',
    }
    assert.equal((await refusal(secretary.call.people.memberships.suspend(asked))).status, 403)
  })
})

describe('A membership', () => {
  it('is confirmed a year after the branch meeting, and the day goes onto the record', async () => {
    const id = idOf('M3')
    const confirm = (on: string) => clerk.call.people.memberships.confirm({ id, on, reason: '支部大会通过' })
    assert.equal((await refusal(confirm('2026-11-23'))).code, 'probation-not-over')
    const { changeId } = await confirm('2026-11-24')
    assert.equal((await clerk.call.people.get({ id })).becameFullOn, '2026-11-24')

    await clerk.call.people.changes.undo({ id, changeId, reason: '日期填错' })
    const back = await clerk.call.people.get({ id })
    assert.deepEqual(
      [back.politicalStatus, back.becameFullOn, back.periods.length],
      ['probationaryMember', null, 1],
    )
  })

  it('that ended can be taken back, and the whole story stays to be read', async () => {
    const id = idOf('M2')
    const asked = { id, ending: 'removed' as const, on: '2026-11-10', reason: '误录' }
    const { changeId } = await clerk.call.people.memberships.end(asked)
    assert.deepEqual(await state('M2'), {
      membership: 'ended',
      politicalStatus: 'masses',
      employment: 'employed',
    })
    assert.equal(
      (await refusal(clerk.call.people.memberships.confirm({ id, on: '2026-11-24', reason: '再试' }))).code,
      'not-on-probation',
    )

    await clerk.call.people.changes.undo({ id, changeId, reason: '录错了人' })
    assert.deepEqual(await state('M2'), {
      membership: 'active',
      politicalStatus: 'fullMember',
      employment: 'employed',
    })
    const lines = await clerk.call.people.changes.list({ id })
    assert.deepEqual(
      lines.map(({ title, undone, counterEntry, reason }) => ({ title, undone, counterEntry, reason })),
      [
        { title: '撤回一步（反向记录）', undone: false, counterEntry: true, reason: '录错了人' },
        { title: '出党', undone: true, counterEntry: false, reason: '误录' },
      ],
    )
    assert.equal(
      (await refusal(clerk.call.people.changes.undo({ id, changeId, reason: '再撤一次' }))).code,
      'change-already-undone',
    )
  })

  it('of somebody away for long is marked as mobile, with where to, and no longer when back', async () => {
    const id = idOf('M4')
    const away = { id, since: '2026-03-01', reason: '长期出差' }
    assert.equal(
      (await refusal(secretary.call.people.memberships.mobile({ ...away, to: null }))).code,
      'mobile-where',
    )
    await secretary.call.people.memberships.mobile({ ...away, to: '某省某市项目部' })
    assert.deepEqual(
      (await secretary.call.people.list({ mobile: true })).rows.map(({ mobileTo }) => mobileTo),
      ['某省某市项目部'],
    )
    await secretary.call.people.memberships.mobile({ id, since: null, to: null, reason: '已返回' })
    assert.equal((await secretary.call.people.list({ mobile: true })).total, 0)
  })
})

describe('Whoever holds a post', () => {
  const secretaryOf = async () =>
    (await clerk.call.people.posts.list({ organizationId: first, past: true })).map(
      ({ personName, untilOn, endedBecause }) => ({ personName, untilOn, endedBecause }),
    )
  const appoint = (employeeNo: string, fromOn: string) =>
    clerk.call.people.posts.appoint({
      organizationId: first,
      personId: idOf(employeeNo),
      kind: 'secretary',
      fromOn,
      reason: '选举',
    })

  it('and moves to another branch leaves the post behind', async () => {
    await appoint('M4', '2026-01-10')
    await clerk.call.people.changes.move({
      personIds: [idOf('M4')],
      organizationId: second,
      effectiveOn: '2026-06-01',
      reason: '岗位调整',
    })
    assert.deepEqual(await secretaryOf(), [
      { personName: '秦叔宝', untilOn: '2026-06-01', endedBecause: '调离党支部' },
    ])
  })

  it('and dies holds it no longer, so that another may be appointed', async () => {
    await appoint('M5', '2026-06-02')
    assert.equal((await refusal(appoint('M6', '2026-06-03'))).code, 'post-held')
    await clerk.call.people.memberships.end({
      id: idOf('M5'),
      ending: 'died',
      on: '2026-10-01',
      reason: '因病去世',
    })
    assert.deepEqual(await state('M5'), {
      membership: 'ended',
      politicalStatus: 'fullMember',
      employment: 'deceased',
    })
    await appoint('M6', '2026-10-08')
    assert.deepEqual(
      (await clerk.call.people.posts.list({ organizationId: first })).map(({ personName, title }) => [
        personName,
        title,
      ]),
      [['谢映登', '书记']],
    )
  })

  it('must stand in the branch whose group is led', async () => {
    const asked = {
      organizationId: first,
      personId: idOf('M6'),
      kind: 'groupLeader' as const,
      groupId: 999,
      fromOn: '2026-10-08',
      reason: '选举',
    }
    assert.equal((await refusal(clerk.call.people.posts.appoint(asked))).code, 'group-elsewhere')
  })
})

describe('A party group', () => {
  it('takes in members of its own branch, and nobody who is none', async () => {
    const { groups } = await clerk.call.organizations.groups.add({
      id: first,
      name: '第一党小组',
      fromOn: '2026-01-05',
      reason: '便于开展活动',
    })
    const groupId = groups[0]?.id as number
    const put = (employeeNos: string[], into: number | null = groupId) =>
      secretary.call.people.changes.group({
        personIds: employeeNos.map(idOf),
        groupId: into,
        effectiveOn: '2026-10-10',
        reason: '编组',
      })
    const groupOf = async (employeeNo: string) =>
      (await secretary.call.people.list({ text: employeeNo })).rows[0]?.groupName
    const refused = await refusal(put(['M6', 'M5']))
    assert.equal(refused.code, 'no-membership')
    assert.equal(await groupOf('M6'), null)

    assert.deepEqual(await put(['M6']), { grouped: 1 })
    assert.equal(await groupOf('M6'), '第一党小组')
    assert.equal((await refusal(put(['M6'], 999_999))).code, 'group-elsewhere')
    assert.deepEqual(await put(['M6'], null), { grouped: 1 })
    assert.equal(await groupOf('M6'), null)
  })
})

describe('The parts of the record that grow line by line', () => {
  it('are added, read back, and taken away with a reason that stays in the trail', async () => {
    const id = idOf('M6')
    const honour = {
      id,
      title: '优秀共产党员',
      level: '院级' as const,
      awardedOn: '2026-07-01',
      awardedBy: '院党委',
    }
    await secretary.call.people.dossier.addHonour(honour)
    await secretary.call.people.dossier.addTraining({
      id,
      course: '党员集中培训',
      organizer: '院党校',
      fromOn: '2026-09-01',
      untilOn: '2026-09-03',
      hours: 24,
    })
    const dossier = await secretary.call.people.dossier.addFamilyMember({
      id,
      relation: '配偶',
      name: '龙𬭎',
    })
    assert.deepEqual(
      [dossier.honours[0]?.title, dossier.trainings[0]?.hours, dossier.family[0]?.name],
      ['优秀共产党员', 24, '龙𬭎'],
    )

    const lineId = dossier.honours[0]?.id ?? 0
    const left = await secretary.call.people.dossier.remove({
      id,
      part: 'honour',
      lineId,
      reason: '重复登记',
    })
    assert.deepEqual(left.honours, [])
    const [line] = (await clerk.call.audit.list({ action: 'person.dossierLineRemoved' })).rows
    assert.equal(line?.reason, '重复登记')
  })

  it('refuse days that cannot be, and people outside of reach', async () => {
    const id = idOf('M4')
    const honour = { id, title: '表彰', level: '院级' as const, awardedBy: '院党委' }
    assert.equal(
      (await refusal(clerk.call.people.dossier.addHonour({ ...honour, awardedOn: '2026-11-25' }))).code,
      'effective-in-future',
    )
    const training = { id, course: '培训', organizer: '院党校', hours: 8 }
    assert.equal(
      (
        await refusal(
          clerk.call.people.dossier.addTraining({ ...training, fromOn: '2026-09-02', untilOn: '2026-09-01' }),
        )
      ).code,
      'training-days',
    )
    assert.equal((await refusal(secretary.call.people.dossier.get({ id }))).status, 404)
  })
})
