import { sql } from 'kysely'
import { addDays, addMonths, type Day, yearOf } from '#basics/days.ts'
import { workingDaysAfter } from '#basics/working-days.ts'
import { standingOf } from '#features/admissions/entries/actions.ts'
import { insertEntries, type NewEntry } from '#features/admissions/entries/queries.ts'
import { planOfYear } from '#features/admissions/quotas/actions.ts'
import { upsertQuota } from '#features/admissions/quotas/queries.ts'
import { type Entry, versionOn, type WorkingDaysAfter } from '#features/admissions/rules.ts'
import { holidaysFrom } from '#features/calendar/queries.ts'
import type { PoliticalStatus } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import { takeMeasure } from '#platform/upkeep.ts'
import { holdMeeting } from './admission-meetings.ts'
import { entriesFrom, type PathStep, usualPath } from './admission-path.ts'

/** Somebody on the way, with the days that the register knows. */
type Traveller = {
  id: number
  name: string
  birthDate: Day
  politicalStatus: PoliticalStatus
  organizationId: number
  joinedOn: Day | null
  applicantOn: Day | null
  activistOn: Day | null
  candidateOn: Day | null
  /** When the present status began. */
  since: Day
  helpers: { personId: number; name: string }[]
}

/** A file for everybody on the way to the Party, in every stage, some of them late, some without a paper. */
export async function loadAdmissions(ctx: Context): Promise<void> {
  const holidays = await holidaysFrom(ctx, '2014-01-01')
  const after: WorkingDaysAfter = (day, count) => workingDaysAfter(day, count, holidays)
  const people = await travellers(ctx)
  for (let at = 0; at < people.length; at += 300) {
    await writeFiles(ctx, people.slice(at, at + 300), after)
    // Each act is held against those before it: that must not be planned for as if there were none.
    if (at === 0) await takeMeasure(ctx.db)
  }
  await planTheYear(ctx)
}

const ladderOn = (status: string) =>
  sql<Day | null>`(select min(from_on) from standing where person_id = person.id and political_status = ${status}
    and from_on > (select min(from_on) from standing where person_id = person.id))`

/** Those on the way, and those whose probation ended on its very day within a year, with two members who help them. */
async function travellers(ctx: Context): Promise<Traveller[]> {
  const { rows } = await sql<Traveller>`
    with helping as (
      select organization_id, json_agg(json_build_object('personId', id, 'name', name) order by id) as helpers from (
        select id, name, organization_id, row_number() over (partition by organization_id order by id) as nth
        from person where membership = 'active' and political_status = 'fullMember'
      ) member where nth <= 2 group by organization_id having count(*) = 2
    )
    select person.id, person.name, person.birth_date as "birthDate", person.political_status as "politicalStatus",
      person.organization_id as "organizationId", person.joined_on as "joinedOn",
      ${ladderOn('applicant')} as "applicantOn", ${ladderOn('activist')} as "activistOn",
      ${ladderOn('candidate')} as "candidateOn", helping.helpers,
      (select max(from_on) from standing where person_id = person.id and from_on <= ${ctx.today}) as since
    from person
    join helping using (organization_id)
    where person.political_status in ('applicant', 'activist', 'candidate')
      or (person.political_status = 'probationaryMember' and person.membership = 'active')
      or (person.political_status = 'fullMember' and person.membership = 'active'
        and person.became_full_on > ${addMonths(ctx.today, -12)}::date
        and person.became_full_on = (person.joined_on + interval '1 year')::date)
    order by person.id`.execute(ctx.db)
  return rows
}

/** Where a file of this person stands, by the number of the person: the same every time. */
function pathOf(person: Traveller, today: Day): Entry[] {
  const helpers = person.helpers.map(({ personId }) => personId)
  const given = { mentors: helpers, introducers: helpers, until: today }
  const { id, politicalStatus, since, joinedOn } = person
  switch (politicalStatus) {
    case 'applicant': {
      const path = usualPath({ ...given, appliedOn: since, last: 'talk' })
      return id % 14 === 0 ? path.slice(0, 1) : path
    }
    case 'activist':
      return activistPath(person, given, today)
    case 'candidate':
      return candidatePath(person, given, today)
    default: {
      const meetingOn = joinedOn as Day
      const listedOn = listedBefore(person, meetingOn)
      const activistOn = activistBefore(person, listedOn)
      const path = usualPath({
        ...given,
        appliedOn: appliedBefore(person, activistOn),
        activistOn,
        listedOn,
        meetingOn,
        approvedBy: today,
        ...(politicalStatus === 'probationaryMember' && { last: lastOfProbation(meetingOn, today) }),
      })
      return politicalStatus === 'probationaryMember' && id % 9 === 0 ? withoutLastReview(path) : path
    }
  }
}

/** Whoever should have been a full member for a month and is not has not asked: that is what the board shows. */
const lastOfProbation = (meetingOn: Day, today: Day) =>
  addMonths(meetingOn, 13) < today ? ('probationReview' as const) : ('confirmationMeeting' as const)

type Given = { mentors: number[]; introducers: number[]; until: Day }

const appliedBefore = ({ applicantOn }: Traveller, activistOn: Day): Day =>
  applicantOn && applicantOn <= addDays(activistOn, -25) ? applicantOn : addDays(activistOn, -90)
const activistBefore = ({ activistOn }: Traveller, listedOn: Day): Day =>
  activistOn && addMonths(activistOn, 12) <= addDays(listedOn, -25) ? activistOn : addMonths(listedOn, -18)
const listedBefore = ({ candidateOn }: Traveller, meetingOn: Day): Day =>
  candidateOn && candidateOn <= addDays(meetingOn, -60) ? candidateOn : addDays(meetingOn, -100)

/** Some activists are as good as candidates: agreed to, and made known these days. */
function activistPath(person: Traveller, given: Given, today: Day): Entry[] {
  const { id, since: activistOn } = person
  const appliedOn = appliedBefore(person, activistOn)
  const noticed = addMonths(activistOn, 12) <= addDays(today, -40) && id % 5 === 0
  const listedOn = noticed ? addDays(today, 2 + (id % 8)) : addDays(today, 120)
  const path = usualPath({ ...given, appliedOn, activistOn, listedOn, meetingOn: addDays(listedOn, 100) })
  return id % 13 === 0 && !noticed ? withoutLastReview(path) : path
}

/** Candidates have done some of what lies before the meeting, one after the other until a few days ago. */
function candidatePath(person: Traveller, given: Given, today: Day): Entry[] {
  const { id, since: listedOn } = person
  const changing = listedOn >= '2026-05-11' && listedOn < '2026-05-27'
  const listed = changing ? '2026-05-10' : listedOn
  const activistOn = activistBefore(person, listed)
  const meetingOn = addDays(listed, 100)
  const early = usualPath({
    ...given,
    appliedOn: appliedBefore(person, activistOn),
    activistOn,
    listedOn: listed,
    meetingOn,
  })
  const steps = early.map(({ act, on, details }): PathStep => [act, on, details])
  const split = steps.findIndex(([act]) => act === 'introducers')
  const begun = split < 0 ? steps : steps.slice(0, split)
  const whole = usualPath({ ...given, appliedOn: listed, meetingOn: addDays(today, -3) })
  const order: PathStep[] = whole.map(({ act, on, details }) => [act, on, details])
  const from = order.findIndex(([act]) => act === 'introducers')
  const coming = order.slice(from, from + (id % 11))
  // Newly listed: less time than the usual way takes.
  const fits = coming.filter(([, on]) => on > addDays(listed, 1))
  return entriesFrom([...begun, ...(fits.length === coming.length ? coming : [])])
}

/** Nobody looked after somebody for half a year: what a board calls late. */
function withoutLastReview(path: Entry[]): Entry[] {
  const last = path.at(-1)?.act
  return last === 'review' || last === 'probationReview' ? path.slice(0, -1) : path
}

/** Some activists came from another branch of late, where they were cultivated by its members. */
function cameFrom(people: Traveller[], person: Traveller): Traveller {
  const came = person.politicalStatus === 'activist' && person.id % 19 === 4
  const former = came && people.find(({ organizationId }) => organizationId !== person.organizationId)
  return former ? { ...person, helpers: former.helpers, organizationId: former.organizationId } : person
}

async function writeFiles(ctx: Context, people: Traveller[], after: WorkingDaysAfter): Promise<void> {
  const files = people.map((one) => {
    const person = cameFrom(people, one)
    const entries = withGaps(pathOf(person, ctx.today), person.id)
    return {
      person,
      entries,
      standing: standingOf({ birthDate: person.birthDate, entries }, { after }, ctx.today),
    }
  })
  const rows = files.map(({ person, standing }) => ({ ...standing, personId: person.id }))
  const { rows: ids } = await sql<{ id: number; personId: number }>`
    insert into admission (person_id, status_before, stage, next_act, next_from, next_by, applied_on, missing, started_at,
      started_by, done_on)
    select "personId", 'masses', stage, "nextAct", "nextFrom", "nextBy", "appliedOn", missing,
      ${ctx.now.toISOString()}::timestamptz, ${ctx.actor.name}, "doneOn"
    from json_to_recordset(${JSON.stringify(rows)}::json) as row ("personId" int, stage text, "nextAct" text,
      "nextFrom" date, "nextBy" date, "appliedOn" date, missing int, "doneOn" date)
    returning id, person_id as "personId"`.execute(ctx.db)
  const idOf = new Map(ids.map(({ id, personId }) => [personId, id]))
  const written: NewEntry[] = []
  for (const { person, entries } of files)
    for (const entry of entries)
      written.push(await entryOf(ctx, person, entry, idOf.get(person.id) as number))
  await insertEntries(ctx, written)
}

/** An act as it is kept; of the meetings of these two months there is a whole record. */
async function entryOf(
  ctx: Context,
  person: Traveller,
  entry: Entry,
  admissionId: number,
): Promise<NewEntry> {
  const recent = entry.act === 'branchMeeting' && entry.on > addMonths(ctx.today, -2)
  const held = recent ? await holdMeeting(ctx, person.organizationId, entry, person.name) : null
  return {
    ...entry,
    admissionId,
    details: { ...entry.details, ...(held && { votes: held.votes }) },
    version: versionOn(entry.on),
    organizationId: person.organizationId,
    helpers: entry.details.people ? person.helpers : [],
    meetingId: held?.meetingId ?? null,
  }
}

/** One file in ten has a paper that is not filed yet. */
const withGaps = (entries: Entry[], id: number): Entry[] =>
  id % 10 === 3 ? entries.map((one, at) => (at === 2 ? { ...one, materials: [] } : one)) : entries

/** Every committee planned a little more than it has admitted. */
async function planTheYear(ctx: Context): Promise<void> {
  const year = yearOf(ctx.today)
  for (const { organizationId: id, admitted, candidates } of await planOfYear(ctx, year))
    await upsertQuota(ctx, { id, year, places: admitted + Math.ceil(candidates / 3) })
}
