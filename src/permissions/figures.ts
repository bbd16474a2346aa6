/** How the endpoints of master data, statistics, the dashboard and the boards are asked: see sample.ts. */
import { takeFeed } from '#features/master-data/intake/actions.ts'
import { systemWorld } from '#platform/world.ts'
import { stageUnitChange } from '#src/staging.ts'
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const ofBranch = (more: object = {}) => of((stage) => ({ organizationId: stage.east1, ...more }))

const cell = { table: 'members-basic', row: 'total', column: 'total' }
const definition = { lines: 'gender' } as const

const made = async (stage: Stage) =>
  (await stage.top.call.statistics.reports.make({ organizationId: stage.east1 })).id
const ofReport = (more: object = {}) => of(async (stage) => ({ id: await made(stage), ...more }))

export const statistics: Record<string, Sample> = {
  'statistics.catalogue': open(),
  'statistics.report': ofBranch(),
  'statistics.behind': ofBranch(cell),
  'statistics.behindFile': ofBranch(cell),
  'statistics.suspects': ofBranch({ rule: 'suspended' }),
  'statistics.suspectsFile': ofBranch({ rule: 'suspended' }),
  'statistics.recount': ofBranch({ tables: ['members-basic'] }),
  'statistics.file': ofBranch({ tables: ['members-basic'], format: 'xlsx' }),
  'statistics.reports.make': ofBranch({ tables: ['members-basic'] }),
  'statistics.reports.list': seen(async (stage) => {
    await made(stage)
    return { size: 200 }
  }),
  'statistics.reports.export': seen(async (stage) => {
    await made(stage)
    return {}
  }),
  'statistics.reports.get': ofReport(),
  'statistics.reports.compare': ofReport(),
  'statistics.reports.file': ofReport({ format: 'xlsx' }),
  'statistics.crossTables.offer': ofBranch(),
  'statistics.crossTables.run': ofBranch({ definition }),
  'statistics.crossTables.behind': ofBranch({ definition, row: 'male', column: 'total' }),
  'statistics.crossTables.behindFile': ofBranch({ definition, row: 'male', column: 'total' }),
  'statistics.crossTables.file': ofBranch({ definition, format: 'xlsx' }),
  'statistics.crossTables.list': open(),
  'statistics.crossTables.save': of((stage) => ({
    name: `东一${stage.next()}`,
    definition,
    sharedWithId: stage.east1,
  })),
  'statistics.crossTables.change': open({ id: 999_999, name: '改', definition }, { refusal: 'not-found' }),
  'statistics.crossTables.remove': open({ id: 999_999 }, { refusal: 'not-found' }),
}

export const dashboard: Record<string, Sample> = {
  'dashboard.show': ofBranch(),
  'dashboard.branches': ofBranch({ size: 'under3' }),
  'dashboard.export': ofBranch({ size: 'under3' }),
}

const number = { key: 'age', asOf: today, line: 'members-by-age.upTo30', series: 'total' } as const

export const boards: Record<string, Sample> = {
  'boards.analysis': ofBranch(),
  'boards.own.list': open(),
  'boards.own.get': open({ id: 999_999 }, { refusal: 'not-found' }),
  'boards.own.save': of((stage) => ({ name: '看板', cards: [{ key: 'age' }], organizationId: stage.east1 })),
  'boards.own.change': open({ id: 999_999, name: '改', cards: [{ key: 'age' }] }, { refusal: 'not-found' }),
  'boards.own.remove': open({ id: 999_999 }, { refusal: 'not-found' }),
  'boards.own.subscribe': open({ id: 999_999, rhythm: 'week' }, { refusal: 'not-found' }),
  'boards.own.unsubscribe': open({ id: 999_999 }, { refusal: 'not-found' }),
  'boards.own.mail': open({ id: 999_999 }, { refusal: 'not-found' }),
  'boards.own.show': open({ id: 999_999 }, { refusal: 'not-found' }),
  'boards.own.file': open({ id: 999_999, format: 'pdf' }, { refusal: 'not-found' }),
  'boards.needs.list': seen({ level: 'branches', size: 200 }),
  'boards.needs.export': seen({ level: 'branches' }),
  'boards.needs.beside': of((stage) => ({ ids: [stage.east1, stage.east1] })),
  'boards.cards.list': open(),
  'boards.cards.show': ofBranch({ key: 'age' }),
  'boards.cards.behind': ofBranch(number),
  'boards.cards.behindFile': ofBranch(number),
}

/** A feed is about the whole institute: only who reaches all of it has to do with feeds and their sources. */
const feeds = { outside: 'forbidden' } as const
const source = {
  name: '主数据',
  url: 'https://master.example/people',
  mode: 'changes',
  cron: null,
  takeAtOnce: false,
  enabled: true,
} as const

/** A sheet of one person of east1 who retired, according to the master data. */
function sheet(employeeNo: string, name: string): string {
  const line = {
    工号: employeeNo,
    姓名: name,
    性别: '男',
    民族: '汉族',
    出生日期: '1980-05-17',
    学历: '硕士研究生毕业',
    工作岗位: '专业技术人员',
    人员状态: '离退休',
    政治面貌: '正式党员',
    所在党支部编码: 'east1',
    入党日期: '2005-07-01',
    转正日期: '2006-07-01',
  }
  return `${Object.keys(line).join(',')}\n${Object.values(line).join(',')}\n`
}

function form(stage: Stage): FormData {
  const data = new FormData()
  data.set('mode', 'changes')
  data.set('files', new File([sheet('east1-member', '东一党员')], `people-${stage.next()}.csv`))
  return data
}

/** A feed that was received and compared. */
async function feed(stage: Stage): Promise<number> {
  const response = await stage.top.fetch('/api/master-data/feeds', { method: 'POST', body: form(stage) })
  const { id } = (await response.json()) as { id: number }
  await stage.app.world.jobs?.drain()
  return id
}

/** A difference about a new person of east1; `asked`: the branch was asked about it. */
async function difference(stage: Stage, asked = false): Promise<number> {
  const id = await stage.person()
  const { employeeNo, name } = await stage.top.call.people.get({ id })
  const bytes = Buffer.from(sheet(employeeNo, name))
  const options = { mode: 'changes', origin: 'command' } as const
  await takeFeed(systemWorld(stage.app.world, '测试'), [{ name: 'people.csv', bytes }], options)
  const { rows } = await stage.top.call.masterData.differences.list({ size: 200 })
  const found = rows.find((one) => one.subject === 'person' && one.subjectId === id)
  if (!found) throw new Error(`no difference about ${employeeNo}`)
  if (asked) await stage.top.call.masterData.differences.ask({ id: found.id, question: '请核实是否退休' })
  return found.id
}
/** Somebody of east1 who works in east2 by now. */
async function unitChange(stage: Stage): Promise<number> {
  const personId = await stage.person()
  const said = { personId, from: 'east1', to: 'east2', on: '2026-11-01' }
  return stage.app.stage((ctx) => stageUnitChange(ctx, said))
}

const ofDifference = (more: object = {}) => of(async (stage) => ({ id: await difference(stage), ...more }))

const kept = async (stage: Stage) =>
  (await stage.top.call.masterData.sources.add({ ...source, name: `主数据${stage.next()}` })).id

export const masterData: Record<string, Sample> = {
  'masterData.feeds.receive': open(form, feeds),
  'masterData.feeds.list': open({}, feeds),
  'masterData.feeds.export': open({}, feeds),
  'masterData.feeds.get': open(async (stage) => ({ id: await feed(stage) }), feeds),
  'masterData.feeds.rows': open(async (stage) => ({ id: await feed(stage) }), feeds),
  'masterData.feeds.quarantine': open(async (stage) => ({ id: await feed(stage), kind: 'people' }), feeds),
  'masterData.feeds.template': open({ kind: 'people' }, feeds),
  'masterData.feeds.take': open(async (stage) => ({ id: await feed(stage) }), feeds),
  'masterData.feeds.discard': open(async (stage) => ({ id: await feed(stage) }), feeds),
  'masterData.undoing.preview': open(async (stage) => ({ id: await feed(stage) }), feeds),
  'masterData.undoing.undo': open(async (stage) => ({ id: await feed(stage), reason: '权限测试' }), {
    ...feeds,
    refusal: 'feed-not-taken',
  }),
  'masterData.feeds.compareAgain': open(async (stage) => ({ id: await feed(stage) }), feeds),
  'masterData.sources.list': open({}, feeds),
  'masterData.sources.add': open((stage) => ({ ...source, name: `主数据${stage.next()}` }), feeds),
  'masterData.sources.change': open(
    async (stage) => ({ ...source, id: await kept(stage), name: `改${stage.next()}` }),
    feeds,
  ),
  'masterData.sources.remove': open(async (stage) => ({ id: await kept(stage) }), feeds),
  'masterData.sources.run': open(async (stage) => ({ id: await kept(stage) }), feeds),
  'masterData.differences.list': seen(async (stage) => {
    await difference(stage)
    return { size: 200 }
  }),
  'masterData.differences.export': seen(async (stage) => {
    await difference(stage)
    return {}
  }),
  'masterData.differences.counts': open(),
  'masterData.differences.get': ofDifference(),
  'masterData.differences.accept': ofDifference({ reason }),
  'masterData.differences.acceptMany': of(async (stage) => ({ ids: [await difference(stage)], reason })),
  'masterData.differences.decline': ofDifference({ reason }),
  'masterData.differences.declineMany': of(async (stage) => ({ ids: [await difference(stage)], reason })),
  'masterData.differences.ask': ofDifference({ question: '请核实是否退休' }),
  'masterData.unitChanges.list': seen(async (stage) => {
    await unitChange(stage)
    return { size: 200 }
  }),
  'masterData.unitChanges.export': seen(async (stage) => {
    await unitChange(stage)
    return {}
  }),
  'masterData.unitChanges.begin': of(async (stage) => ({
    id: await unitChange(stage),
    paidUntil: '2026-11',
  })),
  'masterData.unitChanges.beginMany': of(async (stage) => ({
    ids: [await unitChange(stage)],
    paidUntil: '2026-11',
  })),
  'masterData.differences.reply': of(async (stage) => ({
    id: await difference(stage, true),
    reply: '已核实',
  })),
}

/** The ledger is of a committee: no branch stands in it by itself. */
const ofCommittee = (more: object = {}) =>
  of(({ institute }) => ({ organizationId: institute.organizations.east, ...more }))

export const burden: Record<string, Sample> = {
  'burden.show': ofCommittee(),
  'burden.export': ofCommittee(),
  'burden.behind': ofCommittee({ source: 'meetings' }),
  'burden.behindFile': ofCommittee({ source: 'meetings' }),
  'burden.form': open({ key: 'meeting.planned' }),
}
