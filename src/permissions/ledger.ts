/** How the endpoints of the ledger are asked: see sample.ts. A work item of east1 is opened anew for each. */
import { of, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const task = { kind: 'task' as const, title: '上报学习情况', dueOn: '2026-12-20' }

async function item(stage: Stage) {
  const given = { organizationId: stage.east1, ...task, source: '支部自行安排' }
  const { id } = await stage.top.call.ledger.items.open(given)
  return { id }
}

function upload(id: number): FormData {
  const form = new FormData()
  form.set('id', String(id))
  form.set('files', new File(['east1'], '佐证.png'))
  return form
}

async function filed(stage: Stage) {
  const { id } = await item(stage)
  const files = new File(['东一'], '材料.pdf')
  const made = await stage.top.call.ledger.items.files.add({ id, files })
  return { id, fileId: made.files[0]?.id ?? 0 }
}

/** Something of east1 to be seen. */
const withOne = (question: object = {}) =>
  seen(async (stage: Stage) => {
    await item(stage)
    return question
  })

async function book(stage: Stage) {
  const { id } = await stage.top.call.ledger.books.make({ id: stage.east1, year: 2026 })
  return { id, format: 'xlsx' }
}
const ofYear = (stage: Stage) => ({ id: stage.east1, year: 2026 })

export const ledger: Record<string, Sample> = {
  'ledger.ledger': of(ofYear),
  'ledger.gaps.branch': of(ofYear),
  'ledger.gaps.branches': seen({ year: 2026, whole: true, size: 200 }),
  'ledger.gaps.export': seen({ year: 2026, whole: true }),
  'ledger.books.make': of(ofYear),
  'ledger.books.list': of((stage) => ({ id: stage.east1 })),
  'ledger.books.file': of(book),
  'ledger.items.list': withOne({ size: 200 }),
  'ledger.items.export': withOne(),
  'ledger.items.get': of(item),
  'ledger.items.open': of((stage) => ({ organizationId: stage.east1, ...task, source: '支部自行安排' })),
  'ledger.items.name': of(async (stage) => ({ ...(await item(stage)), people: [stage.member] })),
  'ledger.items.note': of(async (stage) => ({ ...(await item(stage)), on: today, text: '已开会部署' })),
  'ledger.items.postpone': of(async (stage) => ({ ...(await item(stage)), dueOn: '2026-12-30', reason })),
  'ledger.items.finish': of(async (stage) => ({ ...(await item(stage)), on: today, words: '已上报' })),
  'ledger.items.cancel': of(async (stage) => ({ ...(await item(stage)), reason })),
  'ledger.items.files.add': of(async (stage) => upload((await item(stage)).id)),
  'ledger.items.files.remove': of(filed),
  'ledger.items.files.download': of(filed),
  'ledger.items.giving.known': of((stage) => ({ organizationIds: [stage.east1] })),
  'ledger.items.giving.give': of((stage) => ({
    fromId: stage.institute.organizations.east,
    organizationIds: [stage.east1],
    ...task,
  })),
}
