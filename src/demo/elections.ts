import { sql } from 'kysely'
import { addDays, addMonths, type Day, yearOf } from '#basics/days.ts'
import { actions } from '#features/elections/actions.ts'
import { countInWords } from '#features/elections/ballots/minutes/rules.ts'
import { insertBallot } from '#features/elections/ballots/queries.ts'
import { judge, type Vote } from '#features/elections/ballots/rules.ts'
import { replaceCandidates } from '#features/elections/candidates/queries.ts'
import { listDue, pageOfDue } from '#features/elections/lists/queries.ts'
import { officersOn } from '#features/elections/meetings/queries.ts'
import { insertElection, updateElection } from '#features/elections/queries.ts'
import { insertReply } from '#features/elections/requests/queries.ts'
import { requestParts } from '#features/elections/requests/rules.ts'
import { finishElection } from '#features/elections/results/queries.ts'
import { type BallotPost, preparations } from '#features/elections/rules.ts'
import { membersOf } from '#features/elections/voters/queries.ts'
import { planActions } from '#features/meetings/plans/actions.ts'
import { insertMeeting } from '#features/meetings/queries.ts'
import { recordActions } from '#features/meetings/records/actions.ts'
import { insertAddition } from '#features/meetings/records/queries.ts'
import type { Attendee, MeetingKind, MeetingTask } from '#features/meetings/rules.ts'
import type { Context } from '#platform/context.ts'

/** An election in its midst, its candidates being sought, one whose committee is in office; a branch to be founded. */
export async function loadElections(ctx: Context): Promise<void> {
  await beginOne(ctx)
  await recallOne(ctx)
  await foundOne(ctx)
}

/** Five members of the largest branch below a committee are to form one of their own; the request is not written yet. */
async function foundOne(ctx: Context): Promise<void> {
  const { rows } = await sql<{ organizationId: number; personIds: number[] }>`
    select committee.id as "organizationId", (array_agg(person.id order by person.id))[1:5] as "personIds"
    from organization committee
    join organization branch on starts_with(branch.path, committee.path) and branch.kind = 'branch' and branch.closed_on is null
    join person on person.organization_id = branch.id and person.membership = 'active'
      and person.political_status = 'fullMember' and person.employment = 'employed'
    where committee.short_name = '启明所党委'
      and not exists (select from post where post.person_id = person.id and post.until_on is null)
      and not exists (select from account where account.person_id = person.id)
    group by committee.id, branch.id having count(*) >= 20 order by count(*) desc, branch.id limit 1`.execute(
    ctx.db,
  )
  const [found] = rows
  if (!found) return
  await actions.establishments.establish(ctx, {
    ...found,
    branchKind: 'branch',
    name: '中共星河研究院启明控制所“启明二号”项目支部委员会',
    shortName: '“启明二号”项目党支部',
    code: 'XH02999',
    units: null,
    projectMonths: 18,
    secretaryId: found.personIds[0] ?? null,
    grounds: '项目组党员五名，任务为期十八个月，成立党支部便于开展组织生活',
    decidedOn: addDays(ctx.today, -4),
  })
}

async function beginOne(ctx: Context): Promise<void> {
  const found = listDue(ctx, { path: '', by: addMonths(ctx.today, 6), text: '第十五研究室' })
  const [branch] = await pageOfDue(found, { limit: 1, offset: 0 })
  if (!branch) return
  const { organizationId } = branch
  const officers = await officersOn(ctx, organizationId)
  if (officers.length < 3) return
  const plan = { plannedOn: addDays(ctx.today, 30), seats: 3, secretaries: 1, deputies: 0 }
  const { id } = await actions.start(ctx, { organizationId, kind: 'election', ...plan })
  const meetingId = await recordedMeeting(ctx, organizationId)
  await actions.meetings.choose(ctx, { id, part: 'decision', meetingId, scrutineers: [], tellers: [] })
  const number = `启明所党〔${yearOf(ctx.today)}〕11号`
  await actions.requests.note(ctx, { id, part: 'request', number, repliedOn: addDays(ctx.today, -2) })
}

/** The committee's meeting about the election, recorded in organization life as any other, and not confirmed yet. */
async function recordedMeeting(ctx: Context, organizationId: number): Promise<number> {
  const heldOn = addDays(ctx.today, -7)
  const place = '支部活动室'
  const { id, revision } = await planActions.plan(ctx, {
    organizationId,
    kind: 'committeeMeeting',
    groupId: null,
    title: '研究换届选举工作',
    plannedOn: heldOn,
    startsAt: '15:00',
    place,
    also: [],
  })
  const written = await recordActions.write(ctx, {
    id,
    revision,
    agenda: [{ item: '研究换届选举事项', speeches: [] }],
    resolutions: [{ text: '按期换届，报上级党组织批准', vote: null }],
  })
  const secretaryFirst = written.attendees.toSorted((a, b) => Number(b.secretary) - Number(a.secretary))
  const attendees = secretaryFirst.map(({ personId }, at) => ({
    personId,
    present: true,
    excuse: null,
    task: tasksAt.committeeMeeting[at] ?? null,
  }))
  const whole = { also: [], guests: [], lecturer: null, hours: null, lateBecause: null }
  await recordActions.hold(ctx, { id, revision: written.revision, heldOn, place, attendees, ...whole })
  return id
}

type Named = { id: number; name: string }
type Kept = { organizationId: number; termId: number; fromOn: Day; committee: Named[]; others: Named[] }

/** A branch whose committee was elected before, with who holds its posts and who else votes. */
async function keptBranch(ctx: Context): Promise<Kept | null> {
  const { rows } = await sql<{ termId: number; organizationId: number; fromOn: Day }>`
    select term.id as "termId", term.organization_id as "organizationId", term.from_on as "fromOn"
    from term join organization on organization.id = term.organization_id
    where organization.short_name = '启明所第六研究室党支部' and term.ended_on is null`.execute(ctx.db)
  const [term] = rows
  if (!term) return null
  const officers = await officersOn(ctx, term.organizationId)
  const committee = officers.map(({ personId, name }) => ({ id: personId, name }))
  const others = (await membersOf(ctx, term.organizationId))
    .filter(({ politicalStatus }) => politicalStatus === 'fullMember')
    .filter(({ id }) => !committee.some((one) => one.id === id))
    .map(({ id, name }) => ({ id, name }))
  return committee.length < 3 || others.length < 4 ? null : { ...term, committee, others }
}

type ElectionMeeting = Extract<MeetingKind, 'committeeMeeting' | 'membersMeeting'>
const tasksAt: Record<ElectionMeeting, MeetingTask[]> = {
  committeeMeeting: ['chair', 'recorder'],
  membersMeeting: ['chair', 'recorder', 'scrutineer'],
}

/** A meeting at which all of them were; the first chaired, the second recorded, of the members the third watched the count. */
const held = (ctx: Context, organizationId: number, kind: ElectionMeeting, heldOn: Day, people: Named[]) =>
  insertMeeting(ctx, {
    organizationId,
    kind,
    heldOn,
    place: '支部活动室',
    agenda: ['选举新一届支部委员会'],
    resolutions: [],
    attendees: people.map((person, at): Attendee & { name: string } => ({
      ...person,
      personId: person.id,
      voting: true,
      present: true,
      excuse: null,
      task: tasksAt[kind][at] ?? null,
    })),
  })

/** Nearly all votes for each, one fewer from place to place; two for those who were too many. */
const votesOf = (people: Named[], of: number, tooMany: number) =>
  people.map(({ id, name }, at) => {
    const given = at >= people.length - tooMany ? 2 : of - at
    return { key: String(id), name, for: given, against: of - given, abstained: 0, writtenIn: false }
  })

/** The election that the committee in office of a branch came from, as its register tells it. */
async function recallOne(ctx: Context): Promise<void> {
  const branch = await keptBranch(ctx)
  if (!branch) return
  const { organizationId, termId, fromOn, committee, others } = branch
  const seats = committee.length
  const plan = { plannedOn: fromOn, seats, secretaries: 1, deputies: 0, committee: true }
  const id = await insertElection(ctx, { ...plan, organizationId, kind: 'election', reason: null, termId })
  const meet = (kind: ElectionMeeting, heldOn: Day, people: Named[]) =>
    held(ctx, organizationId, kind, heldOn, people)
  const all = [...committee.slice(0, 1), ...others.slice(0, 2), ...committee.slice(1), ...others.slice(2)]
  const electedOn = addDays(fromOn, -7)
  const decisionId = await meet('committeeMeeting', addDays(fromOn, -60), committee)
  const meetingId = await meet('membersMeeting', electedOn, all)
  const firstMeetingId = await meet('committeeMeeting', electedOn, committee)
  await updateElection(ctx, id, { prepared: [...preparations], decisionId, meetingId, firstMeetingId })
  const whole = (of: number) => ({
    electionId: id,
    round: 1,
    handedOut: of,
    returned: of,
    valid: of,
    spoiled: 0,
  })
  const then = { ...ctx, now: new Date(`${electedOn}T17:30:00+08:00`) }
  const counted = async (meeting: number, of: number, post: BallotPost, posts: number, votes: Vote[]) => {
    const count = { ...whole(of), votes }
    await insertBallot(then, { ...count, post, seats: posts })
    const verdict = judge(count, posts, { entitled: of, present: of }, null)
    const text = countInWords({ post, round: 1, seats: posts, count, verdict })
    await insertAddition(then, meeting, text)
  }
  const votes = votesOf([...committee, ...others.slice(2, 4)], all.length, 2)
  await counted(meetingId, all.length, 'committeeMember', seats, votes)
  await counted(firstMeetingId, seats, 'secretary', 1, votesOf(committee.slice(0, 1), seats, 0))
  const stood = [...committee, ...others.slice(2, 4)].map((one) => one.id)
  await replaceCandidates(ctx, id, 'committeeMember', stood)
  await replaceCandidates(ctx, id, 'secretary', stood.slice(0, 1))
  for (const [at, part] of requestParts.entries())
    await insertReply(ctx, id, {
      part,
      number: `启明所党〔${yearOf(fromOn)}〕${20 + at}号`,
      repliedOn: fromOn,
    })
  await finishElection(ctx, id, fromOn)
}
