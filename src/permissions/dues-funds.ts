/** How the endpoints of what is done with dues are asked: handed up, used, told. See sample.ts. */
import { of, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const month = '2026-11'
const lastYear = 2025

/** Somebody new of east1 gives of his own will; answers the taking. */
async function given(stage: Stage, fen: number): Promise<number> {
  const taken = { id: await stage.person(), fen, way: 'cash', paidOn: today, extra: true } as const
  return (await stage.top.call.dues.payments.take(taken)).intakeId
}

/** East1 has something to hand up: all of it. */
async function waiting(stage: Stage) {
  await given(stage, 500_00)
  const { fen } = await stage.top.call.dues.remittances.propose({ id: stage.east1, untilMonth: month })
  return { id: stage.east1, untilMonth: month, fen, handedOn: today }
}
async function sent(stage: Stage) {
  const { id, fen } = await stage.top.call.dues.remittances.send(await waiting(stage))
  return { id, fen }
}
const receipt = (stage: Stage) => ({ receivedOn: today, receiptNumber: `东-${stage.next()}` })
async function confirmed(stage: Stage) {
  const { id, fen } = await sent(stage)
  await stage.top.call.dues.remittances.confirm({ id, fen, ...receipt(stage) })
  return { id }
}

/** Somebody of east1 gave 1000 yuan at once. */
async function gift(stage: Stage) {
  await given(stage, 1_000_00)
  const { rows } = await stage.top.call.dues.gifts.list({ organizationId: stage.east1, size: 1 })
  return { id: rows[0]?.id ?? 0 }
}
const brief = '高级工程师，长期在一线工作，自愿多交党费'
async function forwarded(stage: Stage) {
  const { id } = await gift(stage)
  await stage.top.call.dues.gifts.forward({ id, forwardedOn: today, brief })
  return { id }
}

/** East1 may use a hundred yuan. */
async function using(stage: Stage) {
  await given(stage, 100_00)
  const decided = { decidedOn: today, decision: '党委会议纪要〔2026〕9号' }
  return {
    id: stage.east1,
    purpose: 'reading',
    usedOn: today,
    fen: 100_00,
    reason: '订阅报刊',
    ...decided,
  } as const
}
const used = async (stage: Stage) => {
  const { id } = await stage.top.call.dues.uses.record(await using(stage))
  return { id }
}
const invoice = () => new File(['发票'], '东一发票.pdf', { type: 'application/pdf' })
async function voucher(stage: Stage) {
  const { id } = await used(stage)
  const { files } = await stage.top.call.dues.uses.files.add({ id, files: invoice() })
  return { id, fileId: files[0]?.id ?? 0 }
}
async function voucherForm(stage: Stage): Promise<FormData> {
  const data = new FormData()
  data.set('id', String((await used(stage)).id))
  data.set('files', invoice())
  return data
}

/** The last year of east1 is open. */
async function untold(stage: Stage) {
  const { rows } = await stage.top.call.dues.statements.list({
    organizationId: stage.east1,
    year: lastYear,
    size: 200,
  })
  for (const { id, withdrawnBecause } of rows)
    if (!withdrawnBecause) await stage.top.call.dues.statements.withdraw({ id, reason })
  return { id: stage.east1, year: lastYear }
}
const told = async (stage: Stage) => {
  const { id } = await stage.top.call.dues.statements.make(await untold(stage))
  return { id }
}

const after = (begun: (stage: Stage) => Promise<unknown>, input: object) => async (stage: Stage) => {
  await begun(stage)
  return input
}
const plus = (begun: (stage: Stage) => Promise<object>, input: object) => async (stage: Stage) => ({
  ...(await begun(stage)),
  ...input,
})

export const funds: Record<string, Sample> = {
  'dues.remittances.list': seen(after(sent, { size: 200 })),
  'dues.remittances.export': seen(after(sent, {})),
  'dues.remittances.get': of(sent),
  'dues.remittances.propose': of((stage) => ({ id: stage.east1, untilMonth: month })),
  'dues.remittances.send': of(waiting),
  'dues.remittances.recall': of(plus(sent, { reason })),
  'dues.remittances.confirm': of(async (stage) => ({ ...(await sent(stage)), ...receipt(stage) })),
  'dues.remittances.return': of(plus(sent, { reason })),
  'dues.remittances.receipt': of(confirmed),
  'dues.gifts.list': seen(after(gift, { size: 200 })),
  'dues.gifts.export': seen(after(gift, {})),
  'dues.gifts.forward': of(plus(gift, { forwardedOn: today, brief })),
  'dues.gifts.receipt': of(plus(forwarded, { receiptedOn: today, receiptNumber: '中-1' })),
  'dues.gifts.paper': of(gift),
  'dues.uses.list': seen(after(used, { size: 200 })),
  'dues.uses.export': seen(after(used, {})),
  'dues.uses.record': of(using),
  'dues.uses.withdraw': of(plus(used, { reason })),
  'dues.uses.files.add': of(voucherForm),
  'dues.uses.files.download': of(voucher),
  'dues.funds.get': of((stage) => ({ id: stage.east1, year: lastYear })),
  'dues.funds.open': of(async (stage) => ({
    id: (await untold(stage)).id,
    fromYear: 2026,
    fen: 0,
    note: reason,
  })),
  'dues.statements.make': of(untold),
  'dues.statements.list': seen(after(told, { size: 200 })),
  'dues.statements.export': seen(after(told, {})),
  'dues.statements.file': of(plus(told, { format: 'pdf' })),
  'dues.statements.withdraw': of(plus(told, { reason })),
  'dues.own.statements': seen(after(told, {})),
  'dues.own.statement': of(plus(told, { format: 'pdf' })),
}
