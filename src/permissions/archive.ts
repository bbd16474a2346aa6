/** How the endpoints of the archive are asked: see sample.ts. */
import type { Client } from '#src/testing.ts'
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const requestKey = (stage: Stage) => `press-${stage.next()}-0000`

type Hands = { secretary: Client; office: Client }
const known = new WeakMap<Stage, Promise<Hands>>()
function hands(stage: Stage): Promise<Hands> {
  const there = known.get(stage) ?? appoint(stage)
  known.set(stage, there)
  return there
}

async function appoint({ app, top, institute }: Stage): Promise<Hands> {
  await top.call.archive.settings.setFonds({ code: 'Z001', name: '东一全宗' })
  const personId = institute.people.east1.secretary
  return {
    secretary: await app.as('branch', { personId }),
    office: await app.as('committee', { organizationId: institute.organizations.east }),
  }
}

/** A request of east1 that is over: agreed to, replied to, typeset. */
async function ended(stage: Stage): Promise<number> {
  const { secretary, office } = await hands(stage)
  const values = { matter: `购置东一设备${stage.next()}`, body: '拟购置设备。' }
  const asked = { organizationId: stage.east1, templateKey: 'request-general', values }
  const { id, documentId } = await secretary.call.requests.start(asked)
  await secretary.call.documents.change({
    id: documentId,
    contactName: '东一干事',
    contactPhone: '010-12345678',
  })
  const sent = await secretary.call.requests.send({ id, issuedOn: today, requestKey: requestKey(stage) })
  const affair = await office.call.approvals.get({ id: sent.affairId as number })
  const taskId = affair.may.taskId as number
  await office.call.approvals.acts.approve({
    id: affair.id,
    taskId,
    opinion: '同意',
    requestKey: requestKey(stage),
  })
  await office.call.requests.decide({ id, verdict: 'agreed', requestKey: requestKey(stage) })
  const { reply } = await office.call.requests.draftReply({ id })
  await office.call.documents.change({ id: reply?.id ?? 0, values: { decidedOn: today } })
  await office.call.requests.reply({ id, issuedOn: today, requestKey: requestKey(stage) })
  await stage.app.world.jobs?.drain()
  return id
}

const filings = new WeakMap<Stage, Promise<number>>()
/** One item of east1, filed once for all that only read. */
function filed(stage: Stage): Promise<number> {
  const there = filings.get(stage) ?? file(stage)
  filings.set(stage, there)
  return there
}
async function file(stage: Stage): Promise<number> {
  const id = await ended(stage)
  return (await (await hands(stage)).secretary.call.archive.file({ kind: 'request', id })).id
}

const ofItem = (more: object = {}) => of(async (stage) => ({ id: await filed(stage), ...more }))
const seesItem = (more: object = {}) => seen(async (stage) => filed(stage).then(() => more))

/** A loan of that item, asked from 西区. */
async function loan(stage: Stage): Promise<number> {
  const { archiveNumber } = await stage.top.call.archive.get({ id: await filed(stage) })
  const away = await stage.app.as('branch', { organizationId: stage.institute.organizations.west2 })
  const { id } = await away.call.archive.loans.ask({
    archiveNumber,
    reason: '查阅东一的批复',
    untilOn: '2026-12-31',
  })
  return id
}
const ofLoan = (more: object) => of(async (stage) => ({ id: await loan(stage), ...more }))

export const archive: Record<string, Sample> = {
  'archive.list': seesItem({ size: 200 }),
  'archive.export': seesItem(),
  'archive.boxes': open(),
  'archive.get': ofItem(),
  'archive.file': of(async (stage) => ({ kind: 'request', id: await ended(stage) })),
  'archive.filed': of(async (stage) => ({ kind: 'request', id: await ended(stage) })),
  'archive.package': ofItem(),
  'archive.paper': ofItem({ path: 'index.html' }),
  'archive.year': seesItem({ year: 2026 }),
  'archive.loans.list': seen(async (stage) => loan(stage).then(() => ({ size: 200 }))),
  'archive.loans.own': open(),
  'archive.loans.ask': open(
    { archiveNumber: 'Z001-WS·2026-Y-9999', reason, untilOn: '2026-12-31' },
    { refusal: 'archive-number-unknown' },
  ),
  'archive.loans.grant': ofLoan({ untilOn: '2026-12-31' }),
  'archive.loans.decline': ofLoan({ reason }),
  'archive.inspections.list': open(),
  'archive.inspections.run': open(),
  'archive.inspections.rebuild': open(),
  'archive.settings.get': open(),
  'archive.settings.setFonds': open({ code: 'Z001', name: '全宗' }),
  'archive.settings.setRetention': open({ kind: 'request-general', retention: 'D30', reason }),
}
