/** How the endpoints of elections are asked: see sample.ts. A branch elects once at a time, so each begins anew. */
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { of, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const plan = { plannedOn: '2027-01-10', seats: 3, secretaries: 1, deputies: 0 }
const early = { kind: 'early' as const, reason: '班子缺额较多', ...plan }

/** east1 with a committee's number of members, its term far from over, and no election under way. */
async function ready(stage: Stage): Promise<number> {
  const organizationId = stage.east1
  await stage.app.stage((ctx) =>
    ctx.db
      .updateTable('election')
      .set({ withdrawn_at: ctx.now, withdrawn_because: reason })
      .where('organization_id', '=', organizationId)
      .where('status', '=', 'running')
      .execute(),
  )
  const { fullMembers } = await stage.top.call.organizations.atAGlance({ id: organizationId })
  for (let missing = 7 - fullMembers; missing > 0; missing--) await stage.person()
  return organizationId
}

async function begun(stage: Stage) {
  const organizationId = await ready(stage)
  const { id } = await stage.top.call.elections.start({ organizationId, ...early })
  const { members } = await stage.top.call.elections.get({ id })
  const { secretary } = stage.institute.people.east1
  const others = members.filter((one) => one.whyNot === null && one.id !== secretary).map((one) => one.id)
  return { id, secretary, others, candidates: others.slice(0, 4) }
}
type Begun = Awaited<ReturnType<typeof begun>>

const ofBegun = (more: (of: Begun) => object = () => ({})) =>
  of(async (stage) => {
    const election = await begun(stage)
    return { id: election.id, ...more(election) }
  })

/** A new branch of 东区 whose term ends soon. */
async function due(stage: Stage) {
  const code = `east1-due-${stage.next()}`
  const row = { code, name: `东一${code}`, shortName: null, kind: 'branch' as const, parentCode: 'east' }
  const dates = { establishedOn: '2020-01-01', closedOn: null, termYears: null, termFrom: '2024-01-10' }
  const planted = await stage.app.stage((ctx) => insertOrganizations(ctx, [{ ...row, ...dates }], 'test'))
  return { organizationId: planted.get(code)?.id }
}

const replyTo = (part: 'request' | 'candidates' | 'result') => ({
  part,
  number: '东党〔2026〕3号',
  repliedOn: today,
})

async function nominated(stage: Stage): Promise<Begun> {
  const election = await begun(stage)
  for (const part of ['request', 'candidates'] as const)
    await stage.top.call.elections.requests.note({ id: election.id, ...replyTo(part) })
  const { id, candidates: personIds } = election
  await stage.top.call.elections.candidates.nominate({ id, post: 'committeeMember', personIds })
  return election
}

const tasks = ['recorder', 'scrutineer'] as const
const meetingOf = ({ id, secretary, others }: Begun) => ({
  id,
  part: 'meeting' as const,
  heldOn: today,
  place: '会议室',
  agenda: ['选举'],
  attendees: [
    { personId: secretary, present: true, task: 'chair' as const },
    ...others.map((personId, at) => ({ personId, present: true, task: tasks[at - 4] ?? null })),
  ],
})

/** A members' meeting of east1 in its organization life, at which all were; with who is to have watched the count. */
async function recorded(stage: Stage, { id, secretary, others }: Begun) {
  const { top, east1: organizationId } = stage
  const asked = { organizationId, kind: 'membersMeeting', plannedOn: '2026-12-01' } as const
  const { id: meetingId, revision, attendees } = await top.call.meetings.plan(asked)
  const agenda = [{ item: '选举' }]
  const written = await top.call.meetings.records.write({ id: meetingId, revision, agenda })
  await top.call.meetings.records.hold({
    id: meetingId,
    revision: written.revision,
    heldOn: today,
    place: '会议室',
    attendees: attendees.map(({ personId }) => ({
      personId,
      present: true,
      task: personId === secretary ? 'chair' : personId === others[4] ? 'recorder' : null,
    })),
  })
  return { id, part: 'meeting', meetingId, scrutineers: [others[5]] }
}

async function met(stage: Stage): Promise<Begun> {
  const election = await nominated(stage)
  await stage.top.call.elections.meetings.record(meetingOf(election))
  return election
}

/** All vote for the first so many of the candidates. */
function countOf({ id, others, candidates }: Begun, first: number) {
  const all = others.length + 1
  return {
    id,
    post: 'committeeMember' as const,
    handedOut: all,
    returned: all,
    valid: all,
    spoiled: 0,
    votes: candidates.map((personId, at) =>
      at < first ? { personId, for: all } : { personId, for: 0, against: all },
    ),
  }
}

async function counted(stage: Stage, first: number) {
  const election = await met(stage)
  const shown = await stage.top.call.elections.ballots.count(countOf(election, first))
  return { id: election.id, ballotId: shown.posts[0]?.ballots[0]?.id }
}

async function decided(stage: Stage) {
  const election = await begun(stage)
  const { officers } = await stage.top.call.elections.get({ id: election.id })
  const { secretary } = election
  const invited =
    officers.length > 1 ? officers.map(({ personId }) => personId) : [secretary, ...election.others]
  const recorder = invited.find((personId) => personId !== secretary)
  await stage.top.call.elections.meetings.record({
    id: election.id,
    part: 'decision',
    heldOn: today,
    place: '会议室',
    agenda: ['研究换届'],
    attendees: invited.map((personId) => ({
      personId,
      present: true,
      task: personId === secretary ? 'chair' : personId === recorder ? 'recorder' : null,
    })),
  })
  return { id: election.id, part: 'request' }
}

async function excluded(stage: Stage) {
  const { id, secretary: personId } = await begun(stage)
  await stage.top.call.elections.voters.exclude({ id, personId, ground: 'abroad', explanation: reason })
  return { id, personId }
}

const why = { grounds: '机构调整', decidedOn: today }

/** No other change of east1's structure is under way. */
const free = (stage: Stage) =>
  stage.app.stage((ctx) =>
    ctx.db
      .updateTable('establishment')
      .set({ withdrawn_at: ctx.now, withdrawn_because: reason })
      .where('subject_id', '=', stage.east1)
      .where('status', '=', 'running')
      .execute(),
  )

async function renaming(stage: Stage): Promise<number> {
  await free(stage)
  const renamed = { ...why, subjectId: stage.east1, name: `东一改名${stage.next()}党支部` }
  return (await stage.top.call.elections.establishments.rename(renamed)).id
}

/** A temporary branch of 东区, agreed to on paper and in the register: it elects nobody, and is to be put on record. */
async function founded(stage: Stage) {
  const name = `东一临时${stage.next()}党支部`
  const given = { ...why, branchKind: 'temporaryBranch', name, code: `east1-f${stage.next()}` } as const
  const { establishments } = stage.top.call.elections
  const { id } = await establishments.establish({
    ...given,
    organizationId: stage.institute.organizations.east,
  })
  await establishments.note({ id, number: '星党〔2026〕3号', repliedOn: today })
  await establishments.register({ id })
  return { id, filedOn: today }
}

const ofRenaming = (more: () => object = () => ({}), expected: { refusal?: string } = {}) =>
  of(async (stage) => ({ id: await renaming(stage), ...more() }), expected)

export const elections: Record<string, Sample> = {
  'elections.list': seen(async (stage) => {
    await begun(stage)
    return { size: 200 }
  }),
  'elections.export': seen(async (stage) => {
    await begun(stage)
    return {}
  }),
  'elections.get': ofBegun(),
  'elections.start': of(async (stage) => ({ organizationId: await ready(stage), ...early })),
  'elections.plan': ofBegun(() => plan),
  'elections.prepare': ofBegun(() => ({ prepared: ['选票'] })),
  'elections.withdraw': ofBegun(() => ({ reason })),
  'elections.voters.exclude': ofBegun(({ secretary }) => ({
    personId: secretary,
    ground: 'abroad',
    explanation: reason,
  })),
  'elections.voters.include': of(excluded),
  'elections.voters.approve': of(excluded),
  'elections.candidates.nominate': ofBegun(({ candidates }) => ({
    post: 'committeeMember',
    personIds: candidates,
  })),
  'elections.meetings.record': of(async (stage) => meetingOf(await nominated(stage))),
  'elections.meetings.known': ofBegun(() => ({ part: 'meeting' })),
  'elections.meetings.choose': of(async (stage) => recorded(stage, await nominated(stage))),
  'elections.meetings.referring': seen(async (stage) => {
    const { meetings } = await stage.top.call.elections.meetings.record(meetingOf(await nominated(stage)))
    return { meetingId: meetings.meeting?.id }
  }),
  'elections.ballots.count': of(async (stage) => countOf(await met(stage), 3)),
  'elections.ballots.discard': of(async (stage) => ({ ...(await counted(stage, 3)), reason })),
  'elections.ballots.reduce': of(async (stage) => ({ ...(await counted(stage, 2)), reason })),
  'elections.ballots.confirmBase': of(
    async (stage) => ({ id: (await counted(stage, 3)).id, base: 'present', article: '选举工作条例' }),
    { refusal: 'base-not-asked' },
  ),
  'elections.requests.start': of(decided),
  'elections.requests.note': ofBegun(() => replyTo('request')),
  'elections.results.register': of(async (stage) => ({ id: (await begun(stage)).id }), {
    refusal: 'result-undecided',
  }),
  'elections.reminders.draft': of(due),
  'elections.reminders.prepared': of(due),
  'elections.reminders.issue': of(due),
  'elections.establishments.list': seen(async (stage) => {
    await renaming(stage)
    return { size: 200 }
  }),
  'elections.establishments.export': seen(async (stage) => {
    await renaming(stage)
    return {}
  }),
  'elections.establishments.get': ofRenaming(),
  'elections.establishments.establish': of((stage) => ({
    ...why,
    organizationId: stage.institute.organizations.east,
    branchKind: 'temporaryBranch',
    name: `东一临时${stage.next()}党支部`,
    code: `east1-t${stage.next()}`,
  })),
  'elections.establishments.close': of(async (stage) => ({ ...why, subjectId: await stage.organization() })),
  'elections.establishments.rename': of(async (stage) => {
    await free(stage)
    return { ...why, subjectId: stage.east1, name: `东一改名${stage.next()}党支部` }
  }),
  'elections.establishments.request': ofRenaming(),
  'elections.establishments.note': ofRenaming(() => ({ number: '东党〔2026〕3号', repliedOn: today })),
  'elections.establishments.register': ofRenaming(() => ({}), { refusal: 'result-not-approved' }),
  'elections.establishments.file': of(founded),
  'elections.establishments.withdraw': ofRenaming(() => ({ reason })),
  'elections.papers.print': ofBegun(() => ({ paper: 'signIn' })),
  'elections.ballots.assign': ofBegun(() => ({ duties: [] })),
}
