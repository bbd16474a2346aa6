import { ageOn, formatDay } from '#basics/days.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { genderName } from '#basics/standards/gender.ts'
import { kindFacts } from '#features/commendations/rules.ts'
import { kindNames } from '#features/organizations/rules.ts'
import { employmentNames, occupationNames, politicalStatusNames } from '#features/people/rules.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { BehindShape } from '../answers/contract.ts'
import type { OrganizationFacts } from '../facts/organizations/queries.ts'
import { dayOf, type PeopleSubject, sourceOf } from '../facts/subjects/queries.ts'
import { listFile } from '../forms/actions.ts'
import type { Divided } from '../places/rules.ts'
import type { Ground } from '../tables/actions.ts'
import { appraisalNames, duesNames } from '../tables/affairs/rules.ts'
import { dutyDimension } from '../tables/life/rules.ts'
import { actNames, outcomeNames, transferNames } from '../tables/movements/rules.ts'
import { electionNames } from '../tables/organizations/rules.ts'
import { cellOf, type Measure, type Subject, type Table, type Where } from '../tables/rules.ts'
import { matches } from '../tally/rules.ts'
import { type Asked, type BehindPerson, countBehind, peopleBehind } from './queries.ts'

type Reading = Pick<Context, 'db'>
export type Cell = { subject: Subject; where: Where; measure: Measure | null }
type Page = { limit: number; offset: number }

/**
 * The cell of a table by the keys of its line and column.
 * @throws Refusal cell-unknown
 */
export function findCell(table: Table | undefined, row: string, column: string): Cell & { title: string } {
  const line = table?.lines.find(({ key }) => key === row)
  const heading = table?.columns.find(({ key }) => key === column)
  if (!table || !line || !heading) throw new Refusal('not-found', 'cell-unknown', { row, column })
  return { ...cellOf(table, line, heading), title: `${table.title}：${line.label}，${heading.label}` }
}

/** A page of the people or organizations behind a cell, and how many there are. */
export async function behind(
  ctx: Reading,
  ground: Ground,
  cell: Cell,
  page: Page,
): Promise<Omit<BehindShape, 'title'>> {
  if (cell.subject === 'coOption') return coOptions(ground, cell.where, page)
  if (cell.subject === 'duty') return duties(ground, cell.where, page)
  if (cell.subject === 'commended') return commended(ground, cell.where, page)
  if (cell.subject !== 'organization') return people(ctx, ground, cell.subject, cell.where, page)
  const found = ground.organizations.filter((one) =>
    matches(all(ground), cell.where, one, ground.setting.asOf),
  )
  if (cell.measure !== 'members') return organizations(found, page)
  return people(ctx, withPlaces(ground, found), 'member', {}, page)
}

const all = ({ dimensions }: Ground) => Object.values(dimensions)

/** The rows a subject and condition mean: for lists and for counting again. */
export function askedOf(ground: Ground, subject: PeopleSubject, where: Where): Asked {
  const { setting } = ground
  return { source: sourceOf(subject, setting), dimensions: all(ground), where, day: dayOf(subject, setting) }
}

async function people(ctx: Reading, ground: Ground, subject: PeopleSubject, where: Where, page: Page) {
  const asked = askedOf(ground, subject, where)
  const rows = await peopleBehind(ctx, asked, page)
  const extra = extras[subject]
  return {
    of: 'people' as const,
    headers: [...personHeaders, ...(extra?.headers ?? [])],
    rows: rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      place: row.place,
      facts: [...personCells(row, asked.day), ...(extra?.cells(row) ?? [])],
    })),
    total: await countBehind(ctx, asked),
  }
}

const personHeaders = ['性别', '年龄', '民族', '学历', '工作岗位', '人员状态', '政治面貌', '入党日期']

const named = (names: Record<string, string>, key: unknown) => names[String(key)] ?? String(key ?? '')

const personCells = (row: BehindPerson, day: string): string[] => [
  genderName(row.gender),
  String(ageOn(row.birthDate, day)),
  ethnicityName(row.ethnicity),
  educationName(row.education),
  named(occupationNames, row.occupation),
  named(employmentNames, row.employment),
  named(politicalStatusNames, row.politicalStatus),
  row.joinedOn ?? '',
]

const yuan = (amount: unknown) => Number(amount ?? 0).toFixed(2)

type Extra = { headers: string[]; cells: (row: BehindPerson) => string[] }
const extras: Partial<Record<PeopleSubject, Extra>> = {
  movement: {
    headers: ['变动', '日期'],
    cells: ({ fact, onDay }) => [named(actNames, fact.act), onDay ?? ''],
  },
  probation: {
    headers: ['预备期', '日期'],
    cells: ({ fact, onDay }) => [named(outcomeNames, fact.outcome), onDay ?? ''],
  },
  transfer: {
    headers: ['转接', '发起日期'],
    cells: ({ fact, onDay }) => [named(transferNames, fact.transfer), onDay ?? ''],
  },
  trainee: {
    headers: ['培训次数', '学时'],
    cells: ({ fact }) => [String(fact.attendances ?? 0), String(fact.hours ?? 0)],
  },
  course: {
    headers: ['班次', '举办单位', '结束日期', '学时'],
    cells: ({ fact }) =>
      [fact.course, fact.organizer, fact.taught_until, fact.taught_hours].map((one) => String(one ?? '')),
  },
  appraised: {
    headers: ['评议结果', '办结日期'],
    cells: ({ fact, onDay }) => [named(appraisalNames, fact.appraisal), onDay ?? ''],
  },
  payer: {
    headers: ['党费', '应交（元）', '已交（元）', '欠交（元）'],
    cells: ({ fact }) => [named(duesNames, fact.dues), ...[fact.due, fact.paid, fact.owing].map(yuan)],
  },
  honour: {
    headers: ['荣誉称号', '级别', '授予日期'],
    cells: ({ fact, onDay }) => [String(fact.honour_title), String(fact.honour_level), onDay ?? ''],
  },
}

function organizations(found: readonly OrganizationFacts[], { limit, offset }: Page) {
  return {
    of: 'organizations' as const,
    headers: ['党员', '正式党员', '支委会', '换届', '届满日期'],
    rows: found.slice(offset, offset + limit).map((one) => ({
      id: one.id,
      code: one.code,
      name: one.name,
      place: kindNames[one.kind],
      facts: [
        String(one.members),
        String(one.fullMembers),
        { with: '设', without: '不设', notBranch: '' }[one.committee],
        electionNames[one.election],
        one.termEndsOn ?? '',
      ],
    })),
    total: found.length,
  }
}

/** The branches behind a number of organization life, those who miss most first. */
function duties(ground: Ground, where: Where, { limit, offset }: Page) {
  const found = ground.duties
    .filter((one) => matches(all(ground), where, one, ground.setting.asOf))
    .toSorted((one, other) => other.missed - one.missed)
  return {
    of: 'organizations' as const,
    headers: ['应开', '已开', '未开', '应到人次', '实到人次'],
    rows: found.slice(offset, offset + limit).map((one) => ({
      id: one.id,
      code: one.code,
      name: one.name,
      place: named(dutyNames, one.duty),
      facts: [one.due, one.done, one.missed, one.invited, one.present].map(String),
    })),
    total: found.length,
  }
}

/** The organizations commended, with what and when. */
function commended(ground: Ground, where: Where, { limit, offset }: Page) {
  const found = ground.commended.filter((one) => matches(all(ground), where, one, ground.setting.asOf))
  return {
    of: 'organizations' as const,
    headers: ['级别', '授予日期'],
    rows: found.slice(offset, offset + limit).map((one) => ({
      id: one.id,
      code: one.code,
      name: one.name,
      place: kindFacts.advancedOrganization.title,
      facts: [one.honourLevel, formatDay(one.awardedOn)],
    })),
    total: found.length,
  }
}

const dutyNames = Object.fromEntries(dutyDimension.brackets.map(({ key, label }) => [key, label]))

const postNames: Record<string, string> = {
  secretary: '书记',
  deputySecretary: '副书记',
  committeeMember: '委员',
}

function coOptions(ground: Ground, where: Where, { limit, offset }: Page) {
  const found = ground.coOptions.filter((one) => matches(all(ground), where, one, ground.setting.asOf))
  return {
    of: 'people' as const,
    headers: ['职务', '任职日期'],
    rows: found.slice(offset, offset + limit).map((one) => ({
      id: one.personId,
      code: one.employeeNo,
      name: one.name,
      place: one.organizationName,
      facts: [named(postNames, one.post), formatDay(one.fromOn)],
    })),
    total: found.length,
  }
}

/** The same ground with some organizations only: whose members an organizations' cell adds up. */
function withPlaces(ground: Ground, found: readonly OrganizationFacts[]): Ground {
  const { places } = ground.setting
  const wanted = new Set(found.map(({ id }) => id))
  const kept = places.ids.flatMap((id, index) => (wanted.has(id) ? [index] : []))
  const pick = <T>(list: T[]) => kept.map((index) => list[index] as T)
  const narrowed: Divided = {
    brackets: places.brackets,
    ids: pick(places.ids),
    child: pick(places.child),
    kinds: pick(places.kinds),
    states: pick(places.states),
  }
  return { ...ground, setting: { ...ground.setting, places: narrowed } }
}

const listPage = 2000

/** Everybody behind a number as a file; who took it out is recorded. */
export async function listDownload(
  ctx: Context,
  ground: Ground,
  cell: Cell & { title: string },
): Promise<Download> {
  const first = await behind(ctx, ground, cell, { limit: 1, offset: 0 })
  const { organization, setting } = ground
  ctx.record({
    action: 'statistics.list-exported',
    subject: { kind: 'organization', id: organization.id, name: organization.name },
    path: organization.path,
    after: { asOf: setting.asOf, title: cell.title, people: first.total },
  })
  const title = `${cell.title}_${organization.name}_${setting.asOf}`
  return listFile({ of: first.of, headers: first.headers, title }, async function* (read) {
    for (let offset = 0; offset < first.total; offset += listPage) {
      const page = await read((db) => behind({ db }, ground, cell, { limit: listPage, offset }))
      yield page.rows
    }
  })
}
