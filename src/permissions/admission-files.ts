/** Files of 东区第一党支部 in the state in which an act is next, for the loop and for tests of races. */
import { addDays, addMonths, type Day, daysBetween } from '#basics/days.ts'
import { noHolidays, workingDaysAfter } from '#basics/working-days.ts'
import type { ActKey } from '#features/admissions/acts/rules.ts'
import { standingOf } from '#features/admissions/entries/actions.ts'
import { insertEntries } from '#features/admissions/entries/queries.ts'
import { dayOf } from '#features/admissions/path/rules.ts'
import { insertAdmission, writeStanding } from '#features/admissions/queries.ts'
import { type Entry, versionOn } from '#features/admissions/rules.ts'
import { insertPeople } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { usualPath } from '#src/demo/admission-path.ts'
import { type Institute, personOf, type TestApp } from '#src/testing.ts'

const addWorkingDays = (day: Day, count: number) => workingDaysAfter(day, count, noHolidays)

type Helpers = { personId: number; name: string }[]

/** The acts before one whose turn is on a day. */
export function pathTo(act: ActKey, on: Day, helpers: Helpers): Entry[] {
  const people = helpers.map(({ personId }) => personId)
  const given = { mentors: people, introducers: people }
  const laid = (meetingOn: Day) => usualPath({ appliedOn: addMonths(meetingOn, -28), meetingOn, ...given })
  const usual = (path: Entry[]) => path.find((one) => one.act === act)?.on ?? on
  const meetingOn = addDays(on, daysBetween(usual(laid(on)), on))
  const path = laid(meetingOn)
  const found = path.find((one) => one.act === act)?.seq ?? path.length + 1
  return path.filter(({ seq, on: day }) => seq < found && day <= on)
}

/** Writes a file of somebody with these acts. */
export async function insertFile(
  ctx: Context,
  {
    personId,
    organizationId,
    entries,
    helpers,
  }: {
    personId: number
    organizationId: number
    entries: Entry[]
    helpers: Helpers
  },
): Promise<number> {
  const id = await insertAdmission(ctx, { personId, statusBefore: 'masses' })
  await insertEntries(
    ctx,
    entries.map((entry) => ({
      ...entry,
      admissionId: id,
      version: versionOn(entry.on),
      organizationId,
      helpers: entry.details.people ? helpers : [],
      meetingId: null,
    })),
  )
  const file = { birthDate: '1980-05-17', entries }
  await writeStanding(ctx, id, standingOf(file, { after: addWorkingDays }, ctx.today))
  return id
}

/** A new person of a branch whom the register knows as the file says. */
export async function insertApplicant(
  ctx: Context,
  {
    code,
    organizationId,
    number,
    entries,
  }: { code: string; organizationId: number; number: number; entries: Entry[] },
): Promise<number> {
  const joinedOn = dayOf({ entries }, 'approval') && dayOf({ entries }, 'branchMeeting')
  const person = personOf(code, joinedOn ? 'member' : 'masses', organizationId, number)
  person.joinedOn = joinedOn
  person.becameFullOn = null
  for (const one of person.standings) one.politicalStatus = joinedOn ? 'probationaryMember' : 'applicant'
  const ids = await insertPeople(ctx, [person])
  return ids.get(person.employeeNo) as number
}

/** How a test gets files of new people of the first branch in the east, each with this act as the next one. */
export function filesOf(app: TestApp, institute: Institute, on: Day): (next: ActKey) => Promise<number> {
  const organizationId = institute.organizations.east1
  const { secretary, member } = institute.people.east1
  const helpers = [
    { personId: secretary, name: '东一书记' },
    { personId: member, name: '东一党员' },
  ]
  let number = 0
  return (next) => {
    const entries = pathTo(next, on, helpers)
    number += 1
    return app.stage(async (ctx) => {
      const personId = await insertApplicant(ctx, { code: 'east1', organizationId, number, entries })
      return insertFile(ctx, { personId, organizationId, entries, helpers })
    })
  }
}
