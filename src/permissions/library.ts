/** How the endpoints of the library are asked: see sample.ts. What is asked for is meant for east1 alone. */
import { insertReadyMaterial } from '#features/library/intake/queries.ts'
import { of, open, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

async function published(stage: Stage) {
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

export const library: Record<string, Sample> = {
  'library.list': seen(async (stage) => {
    await published(stage)
    return {}
  }),
  'library.columns': open(),
  'library.applications': open({ code: 'branch-rules' }),
  'library.get': of(async (stage) => ({ id: (await published(stage)).id })),
  'library.byCode': of(async (stage) => ({ code: (await published(stage)).code })),
}
