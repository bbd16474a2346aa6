import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type ActKey, actOf } from '../acts/rules.ts'
import { whyNotAct } from '../faults/rules.ts'
import { type Gathered, gather, holdRunning, noteDeed, workingDaysOf } from '../gathering/actions.ts'
import { dueOf } from '../limits/rules.ts'
import { whyNotMentor } from '../mentoring/rules.ts'
import { objectionsOf } from '../notices/queries.ts'
import { dayOf, doneBy, nextAct } from '../path/rules.ts'
import { type AdmissionRow, getAdmission, kindsOf, runningAfter, writeStanding } from '../queries.ts'
import { missingOf } from '../reading/rules.ts'
import { registerAct } from '../register/actions.ts'
import { type Details, type Entry, type File, type Material, versionOn } from '../rules.ts'
import { type Stage, steps } from '../steps/rules.ts'
import { entriesOf, helpersAmong, insertEntries } from './queries.ts'
import { whyNotApprovedBy, whyNotHelper } from './rules.ts'

/** An act as it is asked for. */
export type Asked = {
  act: ActKey
  on: Day
  passed: boolean
  details: Details
  lateBecause: string | null
  materials: Material[]
  meetingId: number | null
}

/** Mentors and introducers by name. @throws Refusal not-found; helper-…; mentor-elsewhere */
async function helpersOf(ctx: Context, row: AdmissionRow, { act, details }: Asked) {
  const ids = details.people ?? []
  if (ids.length === 0) return []
  const found = await helpersAmong(ctx, ids)
  return ids.map((id) => {
    const person = found.find(({ personId }) => personId === id)
    if (!person) throw new Refusal('not-found', 'not-found', { id })
    const elsewhere = act === 'mentors' ? whyNotMentor(person, row.organizationId) : null
    const why = whyNotHelper(person, row.personId) ?? elsewhere
    if (why) throw new Refusal('conflict', why, { field: 'people', name: person.name })
    return { personId: id, name: person.name }
  })
}

/** What only the database knows: a notice with objections that nobody has looked into is not over. */
async function refuseOpenObjections(ctx: Context, row: AdmissionRow, { act, passed }: Asked): Promise<void> {
  if (act !== 'noticeResult' || !passed) return
  const open = (await objectionsOf(ctx, row.id)).filter(({ answer }) => !answer)
  if (open.length) throw new Refusal('conflict', 'objections-unanswered', { count: open.length })
}

/** In whose name somebody acts: the organizations of his roles that hold the branch. @throws Refusal approval-by-… */
async function refuseGeneralBranch(ctx: Context, { path }: AdmissionRow, act: ActKey): Promise<void> {
  const seats = ctx.actor.acting.filter((one) => one.path !== null && path.startsWith(one.path))
  const ids = seats.flatMap(({ organizationId }) => organizationId ?? [])
  const why = whyNotApprovedBy(
    act,
    (await kindsOf(ctx, ids)).map(({ kind }) => kind),
  )
  if (why) throw new Refusal('conflict', why)
}

/** @throws Refusal act-in-future, and the codes of faults/rules.ts with the article and what to do. */
function refuseFault({ today }: Context, { file, after }: Gathered, entry: Entry): void {
  if (entry.on > today) throw new Refusal('invalid', 'act-in-future', { field: 'on' })
  const fault = whyNotAct(file, entry, after)
  if (fault) throw new Refusal('conflict', fault.code, { ...fault.facts, field: fault.field })
}

/** The file's place on the way, after what it holds now. */
export function standingOf(file: File, gathered: Pick<Gathered, 'after'>, today: Day) {
  const next = nextAct(file, today)
  const due = dueOf(file, next, today, gathered.after)
  const stage: Stage = steps[actOf(next ?? 'archiving').step].stage
  return {
    stage,
    nextAct: due?.act ?? null,
    nextFrom: due?.from ?? null,
    nextBy: due?.by ?? null,
    appliedOn: dayOf(file, 'application'),
    missing: missingOf(file.entries).length,
    doneOn: dayOf(file, 'archiving'),
  }
}

/** The outcome that an approval approves is that of the meeting. */
const withOutcome = (file: File, { act, details }: Asked): Details => {
  if (act !== 'confirmationApproval') return details
  const { outcome, months } = doneBy(file, 'confirmationMeeting')?.details ?? {}
  return { ...details, ...(outcome && { outcome }), ...(months && { months }) }
}

/**
 * Does one act of a file that is held: asks the rules, writes it, tells the register what follows from it, notes where
 * the file stands now, and leaves a line in the trail.
 */
export async function carryOut(ctx: Context, gathered: Gathered, asked: Asked): Promise<void> {
  const { row, file } = gathered
  const helpers = await helpersOf(ctx, row, asked)
  await refuseOpenObjections(ctx, row, asked)
  await refuseGeneralBranch(ctx, row, asked.act)
  const details = withOutcome(file, asked)
  const entry: Entry = { ...asked, details, seq: file.entries.length + 1 }
  refuseFault(ctx, gathered, entry)

  const version = versionOn(entry.on)
  const { organizationId } = row
  await insertEntries(ctx, [
    { ...entry, admissionId: row.id, version, organizationId, helpers, meetingId: asked.meetingId },
  ])
  await registerAct(ctx, row, file, entry)
  const after = { ...file, entries: [...file.entries, entry] }
  if (!isCancelled(entry)) await writeStanding(ctx, row.id, standingOf(after, gathered, ctx.today))
  const { act, on, passed } = entry
  noteDeed(ctx, row, 'acted', {
    after: {
      act: actOf(act).title,
      on,
      passed,
      helpers: helpers.map(({ name }) => name).join('、') || undefined,
    },
    reason: entry.lateBecause,
  })
}

const isCancelled = ({ act, passed, details }: Entry) =>
  act === 'confirmationApproval' && passed && details.outcome === 'cancel'

/** Holds the file, and does one act of it. */
export async function actOn(ctx: Context, id: number, asked: Asked): Promise<void> {
  await carryOut(ctx, await gather(ctx, await holdRunning(ctx, id)), asked)
}

/** The same of a file just begun. */
export async function actFirst(ctx: Context, id: number, asked: Asked): Promise<void> {
  await carryOut(ctx, await gather(ctx, await getAdmission(ctx, id)), asked)
}

/** Copies anew what the files after one wait for; answers the last of them, null when there is none. */
export async function refreshStandings(ctx: Context, last: number): Promise<number | null> {
  const rows = await runningAfter(ctx, last)
  const entries = await entriesOf(
    ctx,
    rows.map(({ id }) => id),
  )
  const after = await workingDaysOf(ctx)
  for (const { id, birthDate, nextAct: was, nextBy } of rows) {
    const standing = standingOf({ birthDate, entries: entries.get(id) ?? [] }, { after }, ctx.today)
    if (standing.nextAct !== was || standing.nextBy !== nextBy) await writeStanding(ctx, id, standing)
  }
  return rows.at(-1)?.id ?? null
}
