import { everywhere } from '#basics/reach.ts'
import { degreeName } from '#basics/standards/degree.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { genderName } from '#basics/standards/gender.ts'
import { membersOf } from '#features/elections/voters/queries.ts'
import { meetingOf } from '#features/meetings/queries.ts'
import type { MeetingTask } from '#features/meetings/rules.ts'
import { familyOf, honoursOf } from '#features/people/dossier/queries.ts'
import { extrasOf, periodsOf } from '#features/people/record/queries.ts'
import { rowsOf } from '#features/people/roll/queries.ts'
import { occupationNames, politicalStatusNames } from '#features/people/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { printPages, printPdf } from '#platform/print.ts'
import { gather, noteDeed, type Gathered as Opened } from '../gathering/actions.ts'
import { filesOfMeeting } from '../meetings/queries.ts'
import { doneBy } from '../path/rules.ts'
import { getAdmission } from '../queries.ts'
import { batchSheets, type OfBatch, voteOn, whyNotBatch } from './batches/rules.ts'
import type { papers } from './contract.ts'
import type { Introducer, PaperFacts, PaperPerson } from './facts/rules.ts'
import { factsOf, type Gathered, type MeetingFacts } from './gathering/rules.ts'
import { committeeAbove, membersByNumber } from './queries.ts'
import { batchTitles, type PaperName, papersFiled, paperTitle, sheetsOf, whyNotPrint } from './rules.ts'

/** Who the paper is about, as the register knows him today. @throws Refusal not-found */
async function personOf(ctx: Context, { personId: id, statusBefore }: Opened['row']): Promise<PaperPerson> {
  const [row] = await rowsOf(ctx.db, [id], ctx.today)
  const extras = await extrasOf(ctx, id)
  if (!row || !extras) throw new Refusal('not-found', 'not-found', { id })
  const periods = await periodsOf(ctx, id)
  return {
    name: row.name,
    gender: genderName(row.gender),
    birthDate: row.birthDate,
    ethnicity: ethnicityName(row.ethnicity),
    nativePlace: row.nativePlace,
    education: educationName(row.education),
    degree: row.degree && degreeName(row.degree),
    workStartedOn: row.workStartedOn,
    identityNumber: row.identityNumber,
    phone: row.phone,
    homeAddress: extras.homeAddress,
    occupation: occupationNames[row.occupation],
    politicalStatus: politicalStatusNames[statusBefore],
    career: careerOf(periods),
    honours: await honoursOf(ctx, id),
    family: await familyOf(ctx, id),
  }
}

/** The places somebody worked at, oldest first: periods that differ in something else are one. */
function careerOf(periods: Awaited<ReturnType<typeof periodsOf>>): PaperPerson['career'] {
  const career: PaperPerson['career'] = []
  for (const { from, until, organizationName } of periods.toReversed()) {
    const last = career.at(-1)
    if (last && last.text === organizationName) last.until = until
    else if (organizationName) career.push({ from, until, text: organizationName })
  }
  return career
}

/** What the record of a meeting adds to its count. */
async function meetingFacts(ctx: Context, id: number): Promise<MeetingFacts> {
  const { place, resolutions, attendees } = await meetingOf(ctx, id)
  const others = (await filesOfMeeting({ ...ctx, reach: everywhere }, id)).length
  const doing = (task: MeetingTask) => attendees.filter((one) => one.task === task).map(({ name }) => name)
  return {
    place,
    resolution: (others === 1 && resolutions.join('\n')) || null,
    chair: doing('chair')[0] ?? null,
    recorder: doing('recorder')[0] ?? null,
    scrutineers: doing('scrutineer'),
    tellers: doing('teller'),
    absent: attendees
      .filter(({ voting, present }) => voting && !present)
      .map(({ name, excuse }) => (excuse ? `${name}（${excuse}）` : name)),
  }
}

const meetingActs = ['branchMeeting', 'confirmationMeeting'] as const

async function meetingsOf(ctx: Context, entries: Opened['entries']): Promise<Gathered['meetings']> {
  const meetings: Gathered['meetings'] = {}
  for (const act of meetingActs) {
    const id = entries.findLast((one) => one.act === act)?.meetingId
    if (id) meetings[act] = await meetingFacts(ctx, id)
  }
  return meetings
}

/** Who introduces, in the order in which they were named. */
async function introducersOf(ctx: Context, ids: number[]): Promise<Introducer[]> {
  const found = await membersByNumber(ctx, ids)
  return ids
    .flatMap((id) => found.filter((one) => one.id === id))
    .map((one) => ({
      ...one,
      gender: genderName(one.gender),
    }))
}

async function readingOf(ctx: Context, { row, file, entries }: Opened): Promise<Gathered> {
  const names = new Map(entries.flatMap(({ helpers }) => helpers.map((one) => [one.personId, one.name])))
  const voters = row.organizationId ? await membersOf(ctx, row.organizationId) : []
  return {
    today: ctx.today,
    file,
    person: await personOf(ctx, row),
    branch: row.organizationName ?? '',
    committee: (await committeeAbove(ctx, row.path)) ?? '',
    names: (id) => names.get(id) ?? '',
    introducers: await introducersOf(ctx, doneBy(file, 'introducers')?.details.people ?? []),
    entitled: voters.filter(({ politicalStatus }) => politicalStatus === 'fullMember').length,
    meetings: await meetingsOf(ctx, entries),
  }
}

const dataOf = (paper: PaperName, facts: PaperFacts) => ({
  sheets: sheetsOf(paper, facts),
  author: facts.branch,
})

/** The papers of a file that have something on them, each printed when it is asked for. @throws Refusal not-found */
export async function papersToFile(ctx: Context, id: number) {
  const opened = await gather(ctx, await getAdmission(ctx, id))
  const facts = factsOf(await readingOf(ctx, opened), opened.after)
  return papersFiled
    .filter((paper) => !whyNotPrint(paper, facts) && sheetsOf(paper, facts).length > 0)
    .map((paper) => ({
      paper,
      title: paperTitle(paper),
      print: () => printPages('admission.typ', dataOf(paper, facts), ctx.today),
    }))
}

/** What is printed of each file of a batch. @throws Refusal not-found */
async function batchOf(ctx: Context, { ids = [], meetingId }: { ids?: number[]; meetingId?: number }) {
  const asked = meetingId ? await filesOfMeeting(ctx, meetingId) : ids
  if (asked.length === 0) throw new Refusal('not-found', 'not-found', {})
  const all: (OfBatch & { row: Opened['row'] })[] = []
  for (const id of asked) {
    const opened = await gather(ctx, await getAdmission(ctx, id))
    const held = opened.entries.find((one) => one.details.votes && meetingId && one.meetingId === meetingId)
    const part = held ? (held.act === 'branchMeeting' ? 'admission' : 'confirmation') : voteOn(opened.file)
    all.push({ row: opened.row, facts: factsOf(await readingOf(ctx, opened), opened.after), part })
  }
  return all
}

export const paperActions: ActionsOf<typeof papers> = {
  async batch(ctx, { paper, ids, meetingId }) {
    const all = await batchOf(ctx, { ...(ids && { ids }), ...(meetingId && { meetingId }) })
    const why = whyNotBatch(all)
    if (why) throw new Refusal('conflict', why, {})
    for (const { row } of all) noteDeed(ctx, row, 'printed', { after: { paper: batchTitles[paper] } })
    const data = { sheets: batchSheets(paper, all), author: all[0]?.facts.branch ?? '' }
    return {
      name: `${batchTitles[paper]}（${all.length}人）.pdf`,
      type: 'application/pdf',
      async *body() {
        yield await printPdf('admission.typ', data, ctx.today)
      },
    }
  },

  async print(ctx, { id, paper }) {
    const row = await getAdmission(ctx, id)
    const opened = await gather(ctx, row)
    const facts = factsOf(await readingOf(ctx, opened), opened.after)
    const why = whyNotPrint(paper, facts)
    if (why) throw new Refusal('conflict', why, { name: row.name })
    noteDeed(ctx, row, 'printed', { after: { paper: paperTitle(paper) } })
    const data = dataOf(paper, facts)
    return {
      name: `${row.name}${paperTitle(paper)}.pdf`,
      type: 'application/pdf',
      async *body() {
        yield await printPdf('admission.typ', data, ctx.today)
      },
    }
  },
}
