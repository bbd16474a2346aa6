/** How the endpoints of the library are asked: see sample.ts. What is asked for is meant for east1 alone. */
import { insertReadyMaterial } from '#features/library/intake/queries.ts'
import { of, open, reason, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'
import { within } from './transfers.ts'

export async function published(stage: Stage) {
  const code = `m${stage.next()}`
  const id = await stage.app.stage(async (ctx) => {
    const shelf = await ctx.db.selectFrom('library_column').select('id').executeTakeFirstOrThrow()
    return insertReadyMaterial(ctx, {
      code,
      kind: 'article',
      title: '东一学习材料',
      columnId: shelf.id,
      sensitivity: 'public',
      audienceId: stage.east1,
      version: { bodyHtml: '<p>正文</p>', parts: [] },
    })
  })
  return { id, code }
}

async function written(stage: Stage) {
  const columnId = await stage.app.stage(async ({ db }) => {
    const { id } = await db.selectFrom('library_column').select('id').executeTakeFirstOrThrow()
    return id
  })
  const body = '<p>东一党支部的学习材料，写了十个字以上。</p>'
  return {
    title: `东一材料${stage.next()}`,
    columnId,
    sensitivity: 'public' as const,
    audienceId: stage.east1,
    body,
  }
}
async function draft(stage: Stage) {
  const given = await written(stage)
  return (await stage.top.call.library.desk.create({ kind: 'article', ...given })).id
}
async function submitted(stage: Stage) {
  const id = await draft(stage)
  await stage.top.call.library.desk.submit({ id })
  return id
}
async function revised(stage: Stage) {
  const { id } = await published(stage)
  await stage.top.call.library.desk.revise({ id })
  return id
}
/** Submitted by somebody who is not asked in the loop. */
async function submittedByAnother(stage: Stage) {
  const organizationId = stage.institute.organizations.root
  const another = await stage.app.as('politicalWorkDepartment', { organizationId })
  const id = await draft(stage)
  await another.call.library.desk.submit({ id })
  return id
}
const ofThe = (make: (stage: Stage) => Promise<number>, more: object = {}) =>
  of(async (stage) => ({ id: await make(stage), ...more }))

/** Columns and topics are the whole institute's. */
const whole = { outside: 'forbidden' } as const
const shelf = (stage: Stage) => ({ name: `栏目${stage.next()}`, position: 20 })
const column = async (stage: Stage) => (await stage.top.call.library.shelves.addColumn(shelf(stage))).id
const topic = async (stage: Stage) => (await stage.top.call.library.shelves.addTopic(shelf(stage))).id
const wholeOf = (make: (stage: Stage) => Promise<number>, more: (stage: Stage) => object = () => ({})) =>
  of(async (stage: Stage) => ({ id: await make(stage), ...more(stage) }), whole)

export const library: Record<string, Sample> = {
  'library.list': seen(async (stage) => {
    await published(stage)
    return {}
  }),
  'library.export': seen(async (stage) => {
    await published(stage)
    return { text: '东一' }
  }),
  'library.desk.list': seen(async (stage) => {
    await draft(stage)
    return { size: 200 }
  }),
  'library.desk.export': seen({ text: '东一' }),
  'library.desk.get': ofThe(draft),
  'library.desk.create': of(async (stage) => ({ kind: 'article', ...(await written(stage)) })),
  'library.desk.save': of(async (stage) => ({ id: await draft(stage), ...(await written(stage)) })),
  'library.desk.submit': ofThe(draft),
  'library.desk.revise': ofThe(async (stage) => (await published(stage)).id),
  'library.desk.discard': ofThe(revised),
  'library.desk.sendBack': ofThe(submitted, { reason }),
  'library.desk.publish': ofThe(submittedByAnother),
  'library.desk.withdraw': ofThe(async (stage) => (await published(stage)).id, { reason }),
  'library.desk.succeed': ofThe(async (stage) => (await published(stage)).id, {
    how: 'repealed',
    on: '2026-12-01',
    changeNote: '不再适用',
  }),
  'library.cases': seen(async (stage) => {
    await within(stage)
    return { code: 'education-rules' }
  }),
  'library.shelves.topics': open(),
  'library.shelves.addColumn': open(shelf, whole),
  'library.shelves.changeColumn': wholeOf(column, shelf),
  'library.shelves.removeColumn': wholeOf(column),
  'library.shelves.addTopic': open(shelf, whole),
  'library.shelves.changeTopic': wholeOf(topic, shelf),
  'library.shelves.removeTopic': wholeOf(topic),
  'library.columns': open(),
  'library.applications': open({ code: 'branch-rules' }),
  'library.get': of(async (stage) => ({ id: (await published(stage)).id })),
  'library.byCode': of(async (stage) => ({ code: (await published(stage)).code })),
}
