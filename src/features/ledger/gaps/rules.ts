import { addMonths, type Day, firstDayOfYear, yearOf } from '#basics/days.ts'
import { type DemandKind, type Duty, gapsOf, standOf } from '#features/meetings/demands/rules.ts'
import { holdsFormalRelation, type OrganizationKind, termStatus } from '#features/organizations/rules.ts'
import { narrowed } from '../chapters/rules.ts'

/** What a branch may be missing: by the page where it is mended. */
export const gapKinds = ['life', 'records', 'office', 'items', 'admissions', 'transfers'] as const
export type GapKind = (typeof gapKinds)[number]
export const gapKindNames: Record<GapKind, string> = {
  life: '组织生活',
  records: '会议记录',
  office: '班子和届期',
  items: '工作事项',
  admissions: '发展党员',
  transfers: '关系转接',
}

/** One thing that is missing, kindly, with the place that mends it. `ahead`: there is still time. */
export type Gap = {
  kind: GapKind
  title: string
  says: string
  count: number
  ahead: boolean
  act: { label: string; to: string }
}

/** What is counted of a branch today, beside its meetings. */
export type BranchStand = {
  kind: OrganizationKind
  unrecorded: number
  unconfirmed: number
  overdueItems: number
  lateRectifications: number
  lateAdmissions: number
  lateTransfers: number
  termEndsOn: Day | null
  secretary: boolean
}

type At = { id: number; year: number; today: Day }
type More = { count: number; label: string; to: string; ahead?: boolean }
const gap = (kind: GapKind, title: string, says: string, { count, label, to, ahead = false }: More): Gap => ({
  kind,
  title,
  says,
  count,
  ahead,
  act: { label, to },
})

/** What the branch rules ask for and was not held, kind by kind. */
function lifeGaps({ id, year, today }: At, duties: readonly Duty[]): Gap[] {
  const byKind = Map.groupBy(duties, ({ demand }) => demand.kind)
  return [...byKind].flatMap(([kind, list]) => [
    ...missed(kind, list, { id, year, today }),
    ...ahead(kind, list, { id, year, today }),
  ])
}

/** Where a demand is answered: appraisals and talks have pages of their own, the rest are meetings. */
function answeredAt(kind: DemandKind, id: number, year: number): string {
  if (kind === 'memberAppraisal') return narrowed('/appraisals', id, { year })
  if (kind === 'heartToHeart') return narrowed('/talks', id, { year })
  return narrowed('/meetings', id, { from: `${year}-01-01`, to: `${year}-12-31`, kinds: kind })
}

function missed(kind: DemandKind, list: readonly Duty[], { id, year }: At): Gap[] {
  const count = standOf(list).missing
  const [words] = gapsOf(list)
  if (count === 0 || !words) return []
  const [title, periods] = words.split('：')
  const article = list[0]?.demand.article
  const says = `${periods}没有登记。开过的请补录；没有开的，请抓紧安排（${article}）。`
  const to = answeredAt(kind, id, year)
  return [gap('life', title ?? '', says, { count, label: '去登记', to })]
}

/** What a year asks for is spoken of in its last two months, while there is time. (Ours.) */
const speakOfYearFrom = (year: number): Day => addMonths(firstDayOfYear(year), 10)

function ahead(kind: DemandKind, list: readonly Duty[], { id, year, today }: At): Gap[] {
  const open = list.filter(({ demand, state }) => demand.per === 'year' && state === 'open')
  if (open.length === 0 || today < speakOfYearFrom(year)) return []
  const [title] = (gapsOf(open.map((one) => ({ ...one, state: 'missed' as const })))[0] ?? '').split('：')
  const says = `年底以前还要安排（${open[0]?.demand.article}）。`
  const to = answeredAt(kind, id, year)
  return [gap('life', title ?? '', says, { count: 1, label: '去安排', to, ahead: true })]
}

function recordGaps({ id }: At, { unrecorded, unconfirmed }: BranchStand): Gap[] {
  const to = (box: string) => narrowed('/meetings', id, { box })
  return [
    ...(unrecorded > 0
      ? [
          gap(
            'records',
            '待登记的会议',
            `计划日期已过的会议有 ${unrecorded} 次。开过的请登记，没有开的请改期或取消。`,
            { count: unrecorded, label: '去登记', to: to('unrecorded') },
          ),
        ]
      : []),
    ...(unconfirmed > 0
      ? [
          gap('records', '待确认的会议记录', `会议记录有 ${unconfirmed} 份还没有确认，核对后请确认。`, {
            count: unconfirmed,
            label: '去确认',
            to: to('unconfirmed'),
          }),
        ]
      : []),
  ]
}

/** 党的基层组织任期的意见 (V): a term ends after three years; a temporary branch has none. 支部工作条例第七条 (V). */
function officeGaps({ id, today }: At, { kind, termEndsOn, secretary }: BranchStand): Gap[] {
  if (!holdsFormalRelation(kind)) return []
  const to = `/organizations/${id}`
  const gaps: Gap[] = []
  const state = termEndsOn && termStatus(termEndsOn, today)
  if (termEndsOn === null)
    gaps.push(gap('office', '没有登记届期', '请登记本届开始的日期。', { count: 1, label: '去登记', to }))
  else if (state === 'overdue')
    gaps.push(
      gap('office', '任期已经届满', `本届任期已于 ${termEndsOn} 届满。请按期换届，或报批延期。`, {
        count: 1,
        label: '去换届',
        to: narrowed('/elections', id),
      }),
    )
  else if (state === 'soon')
    gaps.push(
      gap('office', '任期即将届满', `本届任期至 ${termEndsOn}。请提前准备换届。`, {
        count: 1,
        label: '去准备',
        to: narrowed('/elections', id),
        ahead: true,
      }),
    )
  if (!secretary)
    gaps.push(
      gap('office', '没有书记', '书记空缺。请按程序增补，或由上级党组织指派。', {
        count: 1,
        label: '去看班子',
        to,
      }),
    )
  return gaps
}

function workGaps({ id }: At, stand: BranchStand): Gap[] {
  const found: [GapKind, number, string, string, string][] = [
    [
      'items',
      stand.overdueItems,
      '已过期限的事项',
      '请登记进展，办完的写明结果；需要更多时间的，与布置的党组织商量延期。',
      narrowed('/work-items', id, { states: 'overdue' }),
    ],
    [
      'items',
      stand.lateRectifications,
      '整改清单有逾期',
      '请写明整改情况，完成的申请销号。',
      narrowed('/rectifications', id, { state: 'late' }),
    ],
    [
      'admissions',
      stand.lateAdmissions,
      '发展党员有步骤逾期',
      '请打开档案看下一步，办过的补登记日期。',
      narrowed('/admissions', id, { only: 'late' }),
    ],
    [
      'transfers',
      stand.lateTransfers,
      '组织关系转接在等支部办理',
      '已过办理期限，请打开办理。',
      narrowed('/transfers', id, { box: 'late' }),
    ],
  ]
  return found
    .filter(([, count]) => count > 0)
    .map(([kind, count, title, says, to]) =>
      gap(kind, title, `${count} 项。${says}`, { count, label: '去办理', to }),
    )
}

/** Everything a branch is missing in a year. Of a year that is over, only what the year asked for. */
export function gapsFor(at: At, duties: readonly Duty[], stand: BranchStand): Gap[] {
  const life = lifeGaps(at, duties)
  if (at.year !== yearOf(at.today)) return life
  return [...life, ...recordGaps(at, stand), ...officeGaps(at, stand), ...workGaps(at, stand)]
}

/** How many things are missing of each kind; what there is still time for does not count. */
export function countsOf(gaps: readonly Gap[]): Record<GapKind, number> & { total: number } {
  const count = (kind: GapKind) =>
    gaps.filter((one) => one.kind === kind && !one.ahead).reduce((sum, one) => sum + one.count, 0)
  const counts = Object.fromEntries(gapKinds.map((kind) => [kind, count(kind)])) as Record<GapKind, number>
  return { ...counts, total: Object.values(counts).reduce((sum, one) => sum + one, 0) }
}

/** In a few words, for a list: 组织生活 3、会议记录 1. */
export const gapsInWords = (gaps: readonly Gap[]): string =>
  gaps
    .filter((one) => !one.ahead)
    .map(({ title, count }) => `${title} ${count}`)
    .join('；')
