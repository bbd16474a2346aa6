/** How the endpoints of dues are asked: see sample.ts; those of the funds in dues-funds.ts. */
import { funds } from './dues-funds.ts'
import { of, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const month = '2026-11'
const salary = { fromMonth: month, kind: 'salaried', items: { basicPay: 620_000 } } as const

/** Somebody new of east1 with a base. */
async function based(stage: Stage): Promise<number> {
  const id = await stage.person()
  await stage.top.call.dues.bases.state({ id, ...salary })
  return id
}

/** Somebody who owes this month. */
async function charged(stage: Stage): Promise<number> {
  const id = await based(stage)
  await stage.top.call.dues.roll.make({ organizationId: stage.east1, month })
  return id
}

async function paid(stage: Stage) {
  const personId = await charged(stage)
  const taken = { id: personId, fen: 9300, way: 'cash', paidOn: today } as const
  const { intakeId } = await stage.top.call.dues.payments.take(taken)
  return { id: intakeId, personId }
}

async function proposed(stage: Stage) {
  const personId = await stage.person()
  const member = await stage.app.as('member', { personId })
  const { proposal } = await member.call.dues.own.propose({ ...salary, explanation: reason })
  return { id: proposal?.id ?? 0 }
}

/** The member inside with a base that waits, and nothing proposed. */
async function own(stage: Stage): Promise<number> {
  const id = stage.member
  await stage.app.stage((ctx) => ctx.db.deleteFrom('dues_base').where('state', '=', 'proposed').execute())
  await stage.top.call.dues.bases.state({ id, ...salary })
  const { bases } = await stage.top.call.dues.bases.open({ id })
  return bases.find(({ state }) => state === 'stated')?.id ?? 0
}

async function ownPaid(stage: Stage) {
  await own(stage)
  await stage.top.call.dues.roll.make({ organizationId: stage.east1, month })
  const taken = { id: stage.member, fen: 100, way: 'cash', paidOn: today, extra: true } as const
  return { id: (await stage.top.call.dues.payments.take(taken)).intakeId }
}

function sheet(): FormData {
  const data = new FormData()
  data.set('file', new File(['工号,姓名,类别\nX1,某人,学生\n'], '基数.csv', { type: 'text/csv' }))
  data.set('fromMonth', month)
  data.set('mode', 'try')
  return data
}

const poor = { fromMonth: month, untilMonth: '2027-04', monthlyFen: 1000, studiedOn: today, reason } as const

async function asked(stage: Stage) {
  const personId = await charged(stage)
  return { id: (await stage.top.call.dues.reliefs.ask({ personId, ...poor })).id }
}

/** Somebody six months behind, by whom a case is open. */
async function opened(stage: Stage): Promise<number> {
  const id = await stage.person()
  return stage.app.stage(async (ctx) => {
    const { id: found } = await ctx.db
      .insertInto('dues_case')
      .values({
        person_id: id,
        organization_id: stage.east1,
        from_month: '2026-05',
        months: 6,
        opened_on: '2026-11-01',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return found
  })
}
const mending = { measure: 'deadline', meetingOn: today, deadlineOn: '2027-05-01', note: reason } as const

async function mended(stage: Stage) {
  const id = await opened(stage)
  await stage.top.call.dues.cases.decide({ id, ...mending })
  return { id, reason }
}

/** A payment file of east1: one line matches, one is of nobody. */
async function fileRead(stage: Stage): Promise<number> {
  const id = await charged(stage)
  const { employee_no } = await stage.app.stage((ctx) =>
    ctx.db.selectFrom('person').where('id', '=', id).select('employee_no').executeTakeFirstOrThrow(),
  )
  const file = statement(
    `${employee_no},,${month},93.00,${today},R${stage.next()}`,
    `X,东一无名,${month},1,${today},`,
  )
  return (await stage.top.call.dues.imports.read({ organizationId: stage.east1, file })).id
}
const statement = (...lines: string[]) =>
  new File([['账户,户名,用途,金额,交易日期,流水号', ...lines].join('\n')], '东一回单.csv', {
    type: 'text/csv',
  })

function statementForm(stage: Stage): FormData {
  const data = new FormData()
  data.set('organizationId', String(stage.east1))
  data.set('file', statement(`X,无名,${month},1,${today},N${stage.next()}`))
  return data
}

async function rowWaiting(stage: Stage): Promise<number> {
  const { rows } = await stage.top.call.dues.imports.rows({ id: await fileRead(stage), outcome: 'unmatched' })
  return rows[0]?.id ?? 0
}

const after = (begun: (stage: Stage) => Promise<unknown>, input: object) => async (stage: Stage) => {
  await begun(stage)
  return input
}
const settings = {
  ...{ rounding: 'fen', deductInsurance: true, farmerFen: 20, cycle: 'monthly' },
  ...{ branchKeeps: 0, committeeKeeps: 80, keepsBy: reason, reason },
} as const
/** The base in hand belongs to one member: the other one has nothing to confirm. */
const elsewhere = { outside: 'forbidden' } as const

export const dues: Record<string, Sample> = {
  ...funds,
  'dues.bases.list': seen(after(based, { size: 200 })),
  'dues.bases.counts': { kind: 'open', input: () => ({}) },
  'dues.bases.export': seen(after(based, {})),
  'dues.bases.open': of(async (stage) => ({ id: await based(stage) })),
  'dues.bases.state': of(async (stage) => ({ id: await stage.person(), ...salary })),
  'dues.bases.accept': of(proposed),
  'dues.bases.decline': of(async (stage) => ({ ...(await proposed(stage)), reason })),
  'dues.bases.sheet': seen(after(based, {})),
  'dues.bases.import': { kind: 'open', input: sheet },
  'dues.roll.make': of((stage) => ({ organizationId: stage.east1, month })),
  'dues.roll.figures': of((stage) => ({ organizationId: stage.east1, month })),
  'dues.roll.list': seen(after(charged, { month, size: 200 })),
  'dues.roll.export': seen(after(charged, { month })),
  'dues.roll.explain': of(async (stage) => ({ id: await charged(stage), month })),
  'dues.payments.list': seen(after(paid, { size: 200 })),
  'dues.payments.export': seen(after(paid, {})),
  'dues.payments.record': of(async (stage) => ({
    organizationId: stage.east1,
    month,
    personIds: [await charged(stage)],
    way: 'cash',
    paidOn: today,
  })),
  'dues.payments.take': of(async (stage) => ({
    id: await charged(stage),
    fen: 9300,
    way: 'cash',
    paidOn: today,
  })),
  'dues.payments.withdraw': of(async (stage) => ({ ...(await paid(stage)), reason })),
  'dues.payments.receipt': of(paid),
  'dues.reliefs.list': seen(after(asked, { size: 200 })),
  'dues.reliefs.export': seen(after(asked, {})),
  'dues.reliefs.ask': of(async (stage) => ({ personId: await charged(stage), ...poor })),
  'dues.reliefs.approve': of(asked),
  'dues.reliefs.decline': of(async (stage) => ({ ...(await asked(stage)), reason })),
  'dues.cases.list': seen(after(opened, { size: 200 })),
  'dues.cases.export': seen(after(opened, {})),
  'dues.cases.decide': of(async (stage) => ({ id: await opened(stage), ...mending })),
  'dues.cases.approve': of(mended),
  'dues.branches.list': seen({ size: 200 }),
  'dues.branches.export': seen({}),
  'dues.imports.orders': of((stage) => ({ organizationId: stage.east1, month })),
  'dues.imports.read': of(statementForm),
  'dues.imports.list': seen(after(fileRead, { size: 200 })),
  'dues.imports.rows': of(async (stage) => ({ id: await fileRead(stage) })),
  'dues.imports.get': of(async (stage) => ({ id: await fileRead(stage) })),
  'dues.imports.export': seen(after(fileRead, {})),
  'dues.imports.exportRows': of(async (stage) => ({ id: await fileRead(stage) })),
  'dues.imports.enter': of(async (stage) => ({ id: await fileRead(stage) })),
  'dues.imports.answer': of(async (stage) => ({ id: await rowWaiting(stage), answer: 'setAside', reason })),
  'dues.own.get': seen(after(own, {})),
  'dues.own.confirm': of(async (stage) => ({ id: await own(stage) })),
  'dues.own.propose': seen(after(own, { ...salary, explanation: reason })),
  'dues.own.withdraw': { kind: 'open', input: after(own, {}), refusal: 'dues-proposal-decided' },
  'dues.own.receipt': of(ownPaid),
  'dues.settings.get': { kind: 'open', input: () => ({}) },
  'dues.settings.change': {
    kind: 'open',
    input: () => ({ fromMonth: '2026-12', ...settings }),
    ...elsewhere,
  },
}
