import { degreeName } from '#basics/standards/degree.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { genderName } from '#basics/standards/gender.ts'
import { personColumns, unitColumns } from '#features/master-data/sheets/rules.ts'
import { kindNames } from '#features/organizations/rules.ts'
import { dutyNames, postNames } from '#features/people/posts/rules.ts'
import type { NewPerson } from '#features/people/queries.ts'
import { employmentNames, occupationNames, politicalStatusNames } from '#features/people/rules.ts'
import type { Standing } from '#features/people/standings/rules.ts'
import { peopleOf } from './people.ts'
import type { PlannedPost } from './posts.ts'
import type { Plan, PlannedOrganization } from './tree.ts'

/** A row of the feed by the names of its columns. */
export type UnitRow = Record<keyof typeof unitColumns, string>
export type PersonRow = Record<keyof typeof personColumns, string>

/** The institute's units, as the enterprise's master data tells of them. */
export const unitRows = (plan: Plan): UnitRow[] =>
  plan.organizations.map((one) => ({
    code: one.code,
    name: one.name,
    shortName: one.shortName,
    parentCode: one.parent === null ? '' : at(plan, one.parent).code,
    kind: kindNames[one.kind],
    establishedOn: one.establishedOn,
    termYears: one.termYears ? String(one.termYears) : '',
    termFrom: one.termFrom ?? '',
    closedOn: one.closedOn ?? '',
  }))

/** Its people, branch by branch. */
export function* personRows(plan: Plan): Generator<PersonRow> {
  for (const { people, posts } of peopleOf(plan)) {
    const held = Map.groupBy(posts, ({ employeeNo }) => employeeNo)
    for (const person of people) yield personRow(plan, person, held.get(person.employeeNo) ?? [])
  }
}

const at = (plan: Plan, index: number) => plan.organizations[index] as PlannedOrganization

function personRow(plan: Plan, person: NewPerson, posts: PlannedPost[]): PersonRow {
  const standing = person.standings.at(-1) as Standing
  return {
    employeeNo: person.employeeNo,
    name: person.name,
    gender: genderName(person.gender),
    ethnicity: ethnicityName(person.ethnicity),
    birthDate: person.birthDate,
    identityNumber: person.identityNumber ?? '',
    education: educationName(standing.education),
    degree: standing.degree ? degreeName(standing.degree) : '',
    workStartedOn: person.workStartedOn ?? '',
    occupation: occupationNames[standing.occupation],
    phone: person.phone ?? '',
    employment: employmentNames[standing.employment],
    politicalStatus: politicalStatusNames[standing.politicalStatus],
    branchCode: standing.organizationId === null ? '' : at(plan, standing.organizationId).code,
    joinedOn: person.joinedOn ?? '',
    becameFullOn: person.becameFullOn ?? '',
    posts: posts.flatMap((post) => postTitle(plan, post, standing.organizationId)).join(';'),
  }
}

/**
 * 党支部书记, 党委组织委员 … The feed names no organization: 党委 is the nearest one above. A seat further up is not told.
 */
function postTitle(plan: Plan, { organization, kind, duty }: PlannedPost, branch: number | null): string[] {
  const { kind: level } = at(plan, organization)
  let nearest = branch
  while (nearest !== null && at(plan, nearest).kind !== level) nearest = at(plan, nearest).parent
  if (nearest !== organization) return []
  const place = level === 'committee' ? '党委' : level === 'generalBranch' ? '党总支' : '党支部'
  return [place + (kind === 'committeeMember' && duty ? dutyNames[duty] : '') + postNames[kind]]
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** CSV with the headers of the feed, line by line, with a byte-order mark: a million rows never stand in memory. */
function* csvLines<Row extends Record<string, string>>(
  columns: Record<keyof Row, { title: string }>,
  rows: Iterable<Row>,
): Generator<string> {
  const keys = Object.keys(columns) as (keyof Row)[]
  yield `\uFEFF${keys.map((key) => columns[key].title).join(',')}\r\n`
  for (const row of rows) yield `${keys.map((key) => quoted(row[key] ?? '')).join(',')}\r\n`
}

export type FeedBytes = { name: string; bytes: Uint8Array }

/** `organizations.csv` and `people.csv` of the whole plan. */
export const feedFiles = (plan: Plan): FeedBytes[] => [unitFile(unitRows(plan)), peopleFile(personRows(plan))]

export const unitFile = (rows: Iterable<UnitRow>): FeedBytes => ({
  name: 'organizations.csv',
  bytes: Buffer.from([...csvLines(unitColumns, rows)].join('')),
})
export const peopleFile = (rows: Iterable<PersonRow>): FeedBytes => ({
  name: 'people.csv',
  bytes: Buffer.from([...csvLines(personColumns, rows)].join('')),
})
