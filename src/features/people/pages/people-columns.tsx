import { degreeName } from '#basics/standards/degree.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { genderName } from '#basics/standards/gender.ts'
import type { call } from '#web/call.ts'
import { NameDisc, RareName } from '#web/kit/facts.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { type ColumnKey, columnNames } from '../roll/rules.ts'
import { employmentNames, occupationNames } from '../rules.ts'
import { MembershipDot, StatusLabel } from './person-marks.tsx'

export type RollRow = Awaited<ReturnType<typeof call.people.list>>['rows'][number]

/** How each column of the roll is shown; those without `hidden` are there until somebody chooses otherwise. */
const shown: Partial<Record<ColumnKey, Omit<Column<RollRow>, 'key' | 'title'>>> = {
  name: { fixed: true, card: 'title', sort: true, width: 130, render: (row) => <Name row={row} /> },
  employeeNo: {
    sort: true,
    card: 'aside',
    render: (row) => <span className="number">{row.employeeNo}</span>,
  },
  gender: { render: (row) => genderName(row.gender) },
  age: { align: 'right', render: (row) => <span className="number">{row.age}</span> },
  organizationName: { card: 'line', width: 200 },
  politicalStatus: { card: 'beside', render: (row) => <StatusLabel status={row.politicalStatus} /> },
  joinedOn: { sort: true, width: 110, card: 'line' },
  posts: { width: 130 },
  membership: { render: (row) => <MembershipDot membership={row.membership} /> },
  ethnicity: { hidden: true, render: (row) => ethnicityName(row.ethnicity) },
  birthDate: { hidden: true, sort: true },
  identityNumber: { hidden: true, width: 170, render: (row) => masked(row.identityNumber) },
  phone: { hidden: true, render: (row) => masked(row.phone) },
  parentName: { hidden: true, width: 160 },
  groupName: { hidden: true },
  becameFullOn: { hidden: true, sort: true },
  partyAge: { hidden: true, align: 'right' },
  education: { hidden: true, render: (row) => educationName(row.education) },
  degree: { hidden: true, render: (row) => (row.degree ? degreeName(row.degree) : '—') },
  occupation: { hidden: true, render: (row) => occupationNames[row.occupation] },
  employment: { hidden: true, render: (row) => employmentNames[row.employment] },
  workStartedOn: { hidden: true },
  mobile: { hidden: true, width: 160, render: (row) => mobile(row) },
  lostSince: { hidden: true, render: (row) => lost(row) },
  nativePlace: { hidden: true },
}

const masked = (value: string | null) => <span className="number">{value ?? '—'}</span>
const mobile = (row: RollRow) =>
  row.mobileSince ? (
    <StatusDot tone="info">{`${row.mobileSince} 起，${row.mobileTo ?? '流向未登记'}`}</StatusDot>
  ) : (
    '—'
  )
const lost = (row: RollRow) => (row.lostSince ? <StatusDot tone="warning">{row.lostSince}</StatusDot> : '—')

const Name = ({ row }: { row: RollRow }) => (
  <span className="person-name">
    <NameDisc name={row.name} />
    <RareName name={row.name} />
  </span>
)

type Names = (id: number | null) => string | undefined

/** The branch by its short name, the whole one on hover; a post without the name of the own branch. */
const placed = (shortName: Names): Partial<Record<ColumnKey, Column<RollRow>['render']>> => ({
  organizationName: (row) => (
    <span title={row.organizationName ?? ''}>
      {shortName(row.organizationId) ?? row.organizationName ?? '—'}
    </span>
  ),
  posts: (row) => <span title={row.posts ?? ''}>{postsIn(row, shortName(row.organizationId))}</span>,
})
const postsIn = ({ posts }: RollRow, own: string | undefined) =>
  posts
    ?.split('、')
    .map((post) => (own && post.startsWith(own) ? post.slice(own.length) : post))
    .join('、') ?? '—'

/** The columns of the roll: those of its export, in the order in which a table is read. */
export function columnsOf(shortName: Names): Column<RollRow>[] {
  const renders = placed(shortName)
  return Object.entries(shown).map(([key, how]) => ({
    key,
    title: columnNames[key as ColumnKey],
    render: renders[key as ColumnKey],
    ...how,
  }))
}
