import type { z } from 'zod'
import { politicalStatusNames } from '#features/people/rules.ts'
import type { Context } from '#platform/context.ts'
import { type ActKey, actOf } from '../acts/rules.ts'
import { helpersAmong } from '../entries/queries.ts'
import { faultsOf } from '../faults/rules.ts'
import { type Gathered, gather } from '../gathering/actions.ts'
import { dueOf } from '../limits/rules.ts'
import { materials } from '../materials/rules.ts'
import { formerMentors, hasMentors, type Mentor } from '../mentoring/rules.ts'
import { objectionsOf } from '../notices/queries.ts'
import { dayOf, doneBy, expectedStatus, nextAct } from '../path/rules.ts'
import { duesFrom, probationEnd } from '../probation/rules.ts'
import { getAdmission } from '../queries.ts'
import { versionOn } from '../rules.ts'
import { type Actor, steps } from '../steps/rules.ts'
import { words } from '../words.ts'
import type { Admission } from './contract.ts'
import { type ActView, isDoable, materialsOf, missingOf, type StepView, stepsOf } from './rules.ts'

type Shown = z.input<typeof Admission>

/** A file as those see it who deal with it. */
export const show = async (ctx: Context, id: number): Promise<Shown> =>
  shown(ctx, await gather(ctx, await getAdmission(ctx, id)))

/** Which acts are whose, by the permission of the one who looks. */
function isHis({ actor }: Context, whose: Actor): boolean {
  const may = (power: string) => actor.permissions.includes(`admissions.${power}`)
  if (whose === 'branch') return may('conduct')
  return whose === 'applicant' ? may('conduct') || may('submitOwn') : may('approve')
}

/** What is said otherwise of a file than to whoever registers an act. */
const inFile: Record<string, string> = { 'admission-material-missing': 'admission-material-lacking' }

const sentence = (code: string, facts: Record<string, string | number>) => words[code]?.(facts) ?? code

function shownAct(ctx: Context, { file, former }: Reading, view: ActView) {
  const { title, actor, optional = false, many = false } = actOf(view.act)
  const isOffered = isDoable(file, view.act, ctx.today) || (view.act === 'mentors' && former.length > 0)
  return {
    ...view,
    title,
    actor,
    optional,
    many,
    may: isHis(ctx, actor) && isOffered && (view.earliest?.on ?? '') <= ctx.today,
    materials: actOf(view.act).materials.map((material) => ({ material, title: materials[material] })),
  }
}

function shownStep(ctx: Context, gathered: Reading, step: StepView) {
  const { stage, actor, article } = steps[step.key]
  return {
    ...step,
    stage,
    actor,
    article,
    acts: step.acts.map((view) => shownAct(ctx, gathered, view)),
    materials: step.acts.flatMap(({ act }) => materialsOf(gathered.entries, act)),
  }
}

function shownNext({ today }: Context, { row, file, after }: Gathered): Shown['next'] {
  const due = row.status === 'running' ? dueOf(file, nextAct(file, today), today, after) : null
  if (!due) return null
  const { title, actor } = actOf(due.act)
  return { ...due, title, actor, late: due.by !== null && due.by < today }
}

/** Register and file are told together; where somebody corrected the register since, the file says so. */
function disagreement({ row, file, entries }: Gathered) {
  const expected = expectedStatus(file)
  const act = entries.at(-1)?.act
  if (row.status !== 'running' || !expected || !act || expected === row.politicalStatus) return []
  const facts = { register: politicalStatusNames[row.politicalStatus], file: politicalStatusNames[expected] }
  return [{ act, code: 'admission-register-differs', grade: 'unlawful' as const, facts }]
}

const helpersBy = ({ entries }: Gathered, act: ActKey) => {
  const entry = doneBy({ entries }, act)
  const found = entries.find(({ seq }) => seq === entry?.seq)
  return found ? found.helpers.map((one) => ({ ...one, since: found.on })) : []
}

/** A file with those of its mentors who are to be replaced. */
type Reading = Gathered & { former: Mentor[] }

async function readingOf(ctx: Context, gathered: Gathered): Promise<Reading> {
  const { row, file } = gathered
  const isRead = row.status === 'running' && hasMentors(file)
  const mentors = isRead ? await helpersAmong(ctx, doneBy(file, 'mentors')?.details.people ?? []) : []
  return { ...gathered, former: formerMentors(file, mentors, row.organizationId) }
}

async function shown(ctx: Context, gathered: Gathered): Promise<Shown> {
  const reading = await readingOf(ctx, gathered)
  const { row, file, entries, after } = gathered
  const { path, employeeNo, statusBefore, nextAct: _, nextFrom, nextBy, doneOn, membership, ...rest } = row
  const joinedOn = doneBy(file, 'approval') ? dayOf(file, 'branchMeeting') : null
  return {
    ...rest,
    version: versionOn(ctx.today),
    next: shownNext(ctx, gathered),
    joinedOn,
    probationEndsOn: joinedOn ? probationEnd(file) : null,
    duesFrom: joinedOn ? duesFrom(joinedOn) : null,
    formNumber: doneBy(file, 'preReview')?.details.number ?? null,
    mentors: helpersBy(gathered, 'mentors'),
    formerMentors: reading.former.map(({ name }) => name),
    introducers: helpersBy(gathered, 'introducers'),
    steps: stepsOf(file, ctx.today, after).map((step) => shownStep(ctx, reading, step)),
    entries: entries.map(({ materials: _, helpers, ...entry }) => ({
      ...entry,
      meeting: entry.meeting ?? null,
      title: actOf(entry.act).title,
    })),
    missing: missingOf(entries).map(({ entry, material }) => ({
      material,
      title: materials[material],
      act: entry.act,
      entryId: entry.id,
      datedOn: null,
      meetingId: null,
    })),
    findings: [...faultsOf(file, after), ...disagreement(gathered)].map(({ act, code, grade, facts }) => ({
      act,
      code,
      grade,
      message: sentence(inFile[code] ?? code, facts),
    })),
    objections: await objectionsOf(ctx, row.id),
  }
}

/** Of which acts the person himself may read what was said; of the rest that they were done, and when. */
const ownActs: ActKey[] = [
  'application',
  'mentors',
  'thoughtReport',
  'notice',
  'introducers',
  'training',
  'branchMeeting',
  'assignment',
  'oath',
  'confirmationRequest',
  'confirmationMeeting',
]

/** The file as the person himself sees it: without what others said of him in confidence. */
export async function showOwn(ctx: Context, id: number): Promise<Shown> {
  const whole = await show(ctx, id)
  return {
    ...whole,
    entries: whole.entries.map((entry) =>
      ownActs.includes(entry.act) ? entry : { ...entry, details: {}, meeting: null, meetingId: null },
    ),
    findings: [],
    objections: [],
  }
}
