/** How the endpoints of organizations and people are asked: see sample.ts. */
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const ofBranch = of((stage) => ({ id: stage.east1 }))
const ofMember = of((stage) => ({ id: stage.member }))
const ofNewMember = (more: object, status: 'member' | 'masses' | 'probationary' = 'member') =>
  of(async (stage) => ({ id: await stage.person(status), reason, ...more }))
const ofNewOrganization = (more: object) =>
  of(async (stage) => ({ id: await stage.organization(), reason, ...more }))

/** The last change of a record that the loop made itself, so that it may be taken back. */
async function renamed(stage: Stage) {
  const id = await stage.organization()
  const renaming = { id, name: `东一改名${stage.next()}党支部`, shortName: null, effectiveOn: today, reason }
  await stage.top.call.organizations.rename(renaming)
  const [line] = await stage.top.call.organizations.history({ id })
  return { id, changeId: line?.id, reason }
}

async function corrected(stage: Stage) {
  const id = await stage.person()
  const { changeId } = await stage.top.call.people.changes.correct({
    id,
    field: 'nativePlace',
    value: '北京',
    reason,
  })
  return { id, changeId, reason }
}

/** Two of east1 put into a group at once: a branch takes that back itself. */
async function grouped(stage: Stage) {
  const personIds = [await stage.person(), await stage.person()]
  await stage.top.call.people.changes.group({
    personIds,
    groupId: await group(stage),
    effectiveOn: today,
    reason,
  })
  const { rows } = await stage.top.call.people.batches.list({ kind: 'grouped', size: 1 })
  return { id: rows[0]?.id, reason }
}

async function suspended(stage: Stage) {
  const id = await stage.person()
  await stage.top.call.people.changes.correct({ id, field: 'phone', value: null, reason })
  await stage.top.call.people.memberships.lost({ id, since: '2026-01-05', lostCase: '外出务工经商', reason })
  await stage.top.call.people.memberships.suspend({
    id,
    cause: 'lost',
    decidedBy: '中共东区委员会',
    on: '2026-10-05',
    reason,
  })
  return { id, on: today, reason }
}

async function lost(stage: Stage) {
  const id = await stage.person()
  await stage.top.call.people.memberships.lost({ id, since: '2026-01-05', lostCase: '外出务工经商', reason })
  return { id, cause: 'lost', decidedBy: '中共东区委员会', on: '2026-10-05', reason }
}

async function group(stage: Stage) {
  const name = `东一第${stage.next()}组`
  const { groups } = await stage.top.call.organizations.groups.add({
    id: stage.east1,
    name,
    fromOn: '2026-11-01',
    reason,
  })
  return groups.find((one) => one.name === name)?.id as number
}

async function proposal(stage: Stage) {
  const client = await stage.app.as('member', { personId: await stage.person() })
  const proposed = { field: 'nativePlace', after: '北京', explanation: '登记有误' } as const
  return (await client.call.people.proposals.propose(proposed)).id
}

async function post(stage: Stage) {
  const personId = await stage.person()
  const organizationId = stage.east1
  const appointed = {
    organizationId,
    personId,
    kind: 'committeeMember',
    duty: 'youth',
    fromOn: '2026-01-01',
    reason,
  } as const
  return (await stage.top.call.people.posts.appoint(appointed)).id
}

async function honour(stage: Stage) {
  const id = await stage.person()
  const { honours } = await stage.top.call.people.dossier.addHonour({ id, ...prize })
  return { id, part: 'honour', lineId: honours[0]?.id, reason }
}
const prize = { title: '优秀共产党员', level: '院级', awardedOn: '2026-07-01', awardedBy: '院党委' } as const

export const organizations: Record<string, Sample> = {
  'organizations.tree': seen(),
  'organizations.list': seen(),
  'organizations.export': seen(),
  'organizations.get': ofBranch,
  'organizations.atAGlance': ofBranch,
  'organizations.readers': ofBranch,
  'organizations.history': ofBranch,
  'organizations.establish': of((stage) => ({
    code: `new-${stage.next()}`,
    name: `东一新设${stage.next()}党支部`,
    kind: 'branch',
    parentId: stage.institute.organizations.east,
    establishedOn: '2026-01-01',
    reason,
  })),
  'organizations.rename': of(async (stage) => ({
    id: await stage.organization(),
    name: `东一更名${stage.next()}党支部`,
    shortName: null,
    effectiveOn: today,
    reason,
  })),
  'organizations.changeKind': ofNewOrganization({ kind: 'jointBranch', effectiveOn: today }),
  'organizations.move': of(async (stage) => ({
    id: await stage.organization(),
    parentId: await stage.organization('generalBranch'),
    effectiveOn: today,
    reason,
  })),
  'organizations.close': ofNewOrganization({ closedOn: today }),
  'organizations.undo': of(renamed),
  'organizations.terms.set': ofNewOrganization({ fromOn: '2026-11-01', years: 3 }),
  'organizations.terms.extend': of(async (stage) => {
    const id = await stage.organization()
    await stage.top.call.organizations.terms.set({ id, fromOn: '2024-01-01', years: 3, reason })
    return { id, endsOn: '2027-06-01', reason }
  }),
  'organizations.groups.add': of((stage) => ({
    id: stage.east1,
    name: `东一第${stage.next()}组`,
    fromOn: today,
    reason,
  })),
  'organizations.groups.rename': of(async (stage) => ({
    id: stage.east1,
    groupId: await group(stage),
    name: `东一改名${stage.next()}组`,
    reason,
  })),
  'organizations.groups.close': of(async (stage) => ({
    id: stage.east1,
    groupId: await group(stage),
    untilOn: today,
    reason,
  })),
}

const lesson = {
  course: '专题培训',
  organizer: '院党委',
  fromOn: '2026-03-01',
  untilOn: '2026-03-02',
  hours: 16,
}

/** A sheet with somebody whom nobody knows: refused inside and outside alike. */
function roster(): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(lesson)) data.set(name, String(value))
  data.set('file', new File(['工号,姓名\nX9,某某\n'], '名单.csv'))
  return data
}

export const people: Record<string, Sample> = {
  'people.list': seen({ circle: 'all', size: 200 }),
  'people.export': seen({ circle: 'all' }),
  'people.search': seen({ text: '东' }),
  'people.get': ofMember,
  'people.own': seen(),
  'people.readers': ofMember,
  'people.ownReaders': seen(),
  'people.reveal': of((stage) => ({ id: stage.member, field: 'identityNumber', reason }), { reveals: true }),
  'people.revealOwn': open({ field: 'phone' }, { reveals: true }),
  // What is kept of oneself leaves whole; of anybody else there is nothing in it.
  'ownCopies.take': seen({}, { reveals: true }),
  'people.changes.list': ofMember,
  'people.changes.correct': ofNewMember({ field: 'nativePlace', value: '北京' }),
  'people.changes.move': of(async (stage) => ({
    personIds: [await stage.person()],
    organizationId: stage.institute.organizations.east2,
    effectiveOn: today,
    reason,
  })),
  'people.changes.group': of(async (stage) => ({
    personIds: [await stage.person()],
    groupId: await group(stage),
    effectiveOn: today,
    reason,
  })),
  'people.changes.undo': of(corrected),
  'people.batches.list': seen(async (stage) => {
    await grouped(stage)
    return {}
  }),
  'people.batches.export': seen(),
  'people.batches.get': of(grouped),
  'people.batches.lines': of(grouped),
  'people.batches.exportLines': of(grouped),
  'people.batches.undo': of(grouped),
  'people.memberships.end': ofNewMember({ ending: 'withdrew', on: today }),
  'people.memberships.suspend': of(lost),
  'people.memberships.restore': of(suspended),
  'people.memberships.confirm': ofNewMember({ on: '2026-11-20' }, 'probationary'),
  'people.memberships.mobile': ofNewMember({ since: '2026-11-01', to: '上海' }),
  'people.memberships.lost': ofNewMember({ since: '2026-11-01', lostCase: '外出务工经商' }),
  'people.posts.list': seen((stage: Stage) => ({ organizationId: stage.east1 })),
  'people.posts.appoint': of(async (stage) => ({
    organizationId: stage.east1,
    personId: await stage.person(),
    kind: 'committeeMember',
    duty: 'youth',
    fromOn: today,
    reason,
  })),
  'people.posts.end': of(async (stage) => ({ id: await post(stage), untilOn: today, reason })),
  'people.proposals.list': seen(async (stage) => {
    await proposal(stage)
    return {}
  }),
  'people.proposals.export': seen(async (stage) => {
    await proposal(stage)
    return {}
  }),
  'people.proposals.own': open(),
  'people.proposals.propose': open({ field: 'nativePlace', after: '天津', explanation: '登记有误' }),
  // One's own only: somebody else's is not found by anybody.
  'people.proposals.withdraw': open(async (stage: Stage) => ({ id: await proposal(stage) }), {
    refusal: 'not-found',
  }),
  'people.proposals.accept': of(async (stage) => ({ id: await proposal(stage) })),
  'people.proposals.decline': of(async (stage) => ({ id: await proposal(stage), reason })),
  'people.dossier.get': ofMember,
  'people.dossier.addHonour': of((stage) => ({ id: stage.member, ...prize })),
  'people.dossier.addTraining': of((stage) => ({
    id: stage.member,
    course: '专题培训',
    organizer: '院党委',
    fromOn: '2026-03-01',
    untilOn: '2026-03-02',
    hours: 16,
  })),
  'people.dossier.addFamilyMember': of((stage) => ({ id: stage.member, relation: '配偶', name: '李某' })),
  'people.dossier.remove': of(honour),
  'people.trainings.list': open(),
  'people.trainings.export': open(),
  'people.trainings.people': seen(async (stage) => {
    const personIds = [await stage.person()]
    await stage.top.call.people.trainings.record({ ...lesson, personIds })
    const { course, organizer, fromOn } = lesson
    return { course, organizer, fromOn }
  }),
  'people.trainings.record': of((stage) => ({ ...lesson, personIds: [stage.member] })),
  'people.trainings.import': open(roster, { refusal: 'training-sheet-stranger' }),
}
