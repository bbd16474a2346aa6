import { sql } from 'kysely'
import { addDays, addMonths, type Day, yearOf } from '#basics/days.ts'
import { actions } from '#features/elections/actions.ts'
import { listDue, pageOfDue } from '#features/elections/lists/queries.ts'
import { officersOn } from '#features/elections/meetings/queries.ts'
import { requestParts } from '#features/elections/requests/rules.ts'
import { finishElection } from '#features/elections/results/queries.ts'
import { membersOf } from '#features/elections/voters/queries.ts'
import { planActions } from '#features/meetings/plans/actions.ts'
import { recordActions } from '#features/meetings/records/actions.ts'
import type { Context } from '#platform/context.ts'
import { type Named, recordElection, tasksAt } from './election-records.ts'

/** An election in its midst, its candidates being sought, and one whose committee is in office. */
export async function loadElections(ctx: Context): Promise<void> {
  await beginOne(ctx)
  await recallOne(ctx)
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

/** The election that the committee in office of a branch came from, as its register tells it. */
async function recallOne(ctx: Context): Promise<void> {
  const branch = await keptBranch(ctx)
  if (!branch) return
  const { fromOn } = branch
  const id = await recordElection(ctx, {
    ...branch,
    decidedBy: 'committeeMeeting',
    decidedOn: addDays(fromOn, -60),
    electedOn: addDays(fromOn, -7),
    replies: requestParts.map((part, at) => ({ part, number: 20 + at, on: fromOn })),
  })
  await finishElection(ctx, id, fromOn)
}
