/** How the endpoints of transfers are asked: see sample.ts. Both sides lie below 东区, or one of them outside. */
import { insertPeople } from '#features/people/queries.ts'
import { personOf } from '#src/testing.ts'
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const moved = { cause: 'unitChanged', paidUntil: '2026-11' } as const

export async function within(stage: Stage): Promise<number> {
  const personId = await stage.person()
  const toId = stage.institute.organizations.east2
  return (await stage.top.call.transfers.begin({ personId, toId, ...moved })).id
}

async function outgoing(stage: Stage): Promise<number> {
  const personId = await stage.person()
  return (await stage.top.call.transfers.begin({ personId, outside: '中共远山市委组织部', ...moved })).id
}

async function lettered(stage: Stage): Promise<number> {
  const id = await outgoing(stage)
  await stage.top.call.transfers.issue({ id })
  return id
}

async function handedOver(stage: Stage): Promise<number> {
  const id = await lettered(stage)
  await stage.top.call.transfers.handOver({ id })
  return id
}

async function newcomer(stage: Stage) {
  const personId = await stage.person('masses')
  const row = await stage.app.stage((ctx) =>
    ctx.db.selectFrom('person').where('id', '=', personId).select('employee_no').executeTakeFirstOrThrow(),
  )
  return {
    employeeNo: row.employee_no,
    fromName: '中共远山市委组织部',
    number: `远组介〔2026〕${stage.next()}号`,
    issuedOn: '2026-11-10',
    days: 60,
    toId: stage.east1,
    status: 'fullMember',
    joinedOn: '2010-06-01',
    fullOn: '2011-06-01',
    paidUntil: '2026-10',
  } as const
}

const entered = async (stage: Stage): Promise<number> =>
  (await stage.top.call.transfers.incoming.enter(await newcomer(stage))).id

async function accepted(stage: Stage): Promise<number> {
  const id = await entered(stage)
  await stage.top.call.transfers.accept({ id })
  return id
}

async function placed(stage: Stage): Promise<number> {
  const id = await accepted(stage)
  await stage.top.call.transfers.place({ id })
  return id
}

async function sentBack(stage: Stage): Promise<number> {
  const id = await within(stage)
  await stage.top.call.transfers.sendBack({ id, ground: 'dues', note: reason })
  return id
}

async function asked(stage: Stage): Promise<number> {
  const member = await stage.app.as('member', { personId: await stage.person() })
  const goal = { toId: stage.institute.organizations.east2, cause: 'unitChanged' } as const
  return (await member.call.transfers.own.ask(goal)).id
}

const scanned = () =>
  new File([new Uint8Array([37, 80, 68, 70])], '东一来信.pdf', { type: 'application/pdf' })

async function scan(stage: Stage): Promise<FormData> {
  const data = new FormData()
  data.set('id', String(await entered(stage)))
  data.set('file', scanned())
  return data
}

async function attached(stage: Stage) {
  const id = await entered(stage)
  await stage.top.call.transfers.incoming.attach({ id, file: scanned() })
  return { id }
}

/** What the member inside asks for; nothing of his is under way. */
async function own(stage: Stage): Promise<void> {
  for (const personId of [stage.member, stage.institute.people.west1.member])
    await stage.app.stage((ctx) =>
      ctx.db
        .updateTable('transfer')
        .set({ state: 'withdrawn', withdrawn_because: reason, holder: null, holder_id: null, due_on: null })
        .where('person_id', '=', personId)
        .where('state', 'not in', ['done', 'withdrawn'])
        .execute(),
    )
}

const batchOf = async (stage: Stage) => ({
  organizationId: stage.east1,
  personIds: [await stage.person()],
  toId: stage.institute.organizations.east2,
  title: `东一成批转接${stage.next()}`,
  basis: '机构调整通知',
  paidUntil: '2026-11',
})
const batch = async (stage: Stage): Promise<number> =>
  (await stage.top.call.transfers.batches.begin(await batchOf(stage))).id

/** A batch that comes to east1. */
async function arriving(stage: Stage): Promise<number> {
  const { east1, east2 } = stage.institute.organizations
  const person = personOf('east1', 'member', east2, stage.next())
  const ids = await stage.app.stage((ctx) => insertPeople(ctx, [person]))
  const given = { ...(await batchOf(stage)), organizationId: east2, toId: east1 }
  const personIds = [ids.get(person.employeeNo) as number]
  return (await stage.top.call.transfers.batches.begin({ ...given, personIds })).id
}

/** A row that nobody can enter: nothing of anybody is in the answer. */
function table(): FormData {
  const header =
    '姓名,公民身份号码,党员类别,入党日期,转出党组织,转入党组织编码,党费交至,介绍信编号,开具日期,有效天数'
  const data = new FormData()
  data.set('file', new File([`${header}\r\n无名,,,,,,,,,\r\n`], '交换表.csv', { type: 'text/csv' }))
  return data
}

const trip = { place: '试验场', from: today, until: '2027-01-31', reason }
const away = async (stage: Stage): Promise<number> =>
  (await stage.top.call.transfers.absences.leave({ personId: await stage.person(), ...trip })).id

const ofOne = (
  begun: (stage: Stage) => Promise<number>,
  more: object = {},
  expected: { refusal?: string } = {},
) => of(async (stage) => ({ id: await begun(stage), ...more }), expected)

const seenOne = (more: object = {}) =>
  seen(async (stage) => {
    await lettered(stage)
    return more
  })

export const transfers: Record<string, Sample> = {
  'transfers.list': seenOne({ size: 200 }),
  'transfers.counts': open(),
  'transfers.export': seenOne(),
  'transfers.places': open({ text: '不存在的党支部' }),
  'transfers.readiness': of(async (stage) => ({ personId: await stage.person() })),
  'transfers.get': ofOne(within),
  'transfers.begin': of(async (stage) => ({
    personId: await stage.person(),
    toId: stage.institute.organizations.east2,
    ...moved,
  })),
  'transfers.start': ofOne(asked),
  'transfers.issue': ofOne(outgoing),
  'transfers.reissue': ofOne(lettered, { reason }, { refusal: 'letter-valid' }),
  'transfers.handOver': ofOne(lettered),
  'transfers.accept': ofOne(entered),
  'transfers.place': ofOne(accepted),
  'transfers.returnReceipt': ofOne(placed),
  'transfers.fileReceipt': ofOne(handedOver, { acceptedOn: today }),
  'transfers.sendBack': ofOne(asked, { ground: 'dues', note: reason }),
  'transfers.repair': ofOne(sentBack, { note: reason }),
  'transfers.withdraw': ofOne(within, { reason }),
  'transfers.urge': ofOne(within),
  'transfers.own.list': seen(),
  'transfers.own.ask': open(async (stage: Stage) => {
    await own(stage)
    return { outside: '中共远山市委组织部', cause: 'other' }
  }),
  // One's own only: somebody else's is not found by anybody.
  'transfers.own.repair': open(async (stage: Stage) => ({ id: await sentBack(stage), note: reason }), {
    refusal: 'not-found',
  }),
  'transfers.own.withdraw': open(async (stage: Stage) => ({ id: await asked(stage), reason }), {
    refusal: 'not-found',
  }),
  'transfers.incoming.enter': of(newcomer),
  'transfers.incoming.attach': of(scan),
  'transfers.incoming.scan': of(attached),
  'transfers.letters.list': seenOne({ size: 200 }),
  'transfers.letters.export': seenOne(),
  'transfers.batches.list': seen(async (stage) => {
    await batch(stage)
    return { size: 200 }
  }),
  'transfers.batches.export': seen(async (stage) => {
    await batch(stage)
    return {}
  }),
  'transfers.batches.get': ofOne(batch),
  'transfers.batches.begin': of(batchOf),
  'transfers.batches.carry': ofOne(arriving, { act: 'place' }),
  'transfers.absences.list': seen(async (stage) => {
    await away(stage)
    return { size: 200 }
  }),
  'transfers.absences.export': seen(async (stage) => {
    await away(stage)
    return {}
  }),
  'transfers.absences.leave': of(async (stage) => ({ personId: await stage.person(), ...trip })),
  'transfers.absences.receive': of((stage) => ({
    organizationId: stage.east1,
    name: '来访党员',
    homeName: '中共远山市委组织部',
    place: '家属区',
    from: today,
    until: '2027-06-30',
  })),
  'transfers.absences.contact': ofOne(away, { on: today, note: reason }),
  'transfers.absences.end': ofOne(away, { on: today, note: reason }),
  'transfers.exchange.read': open(table),
  'transfers.letters.print': ofOne(lettered),
}
