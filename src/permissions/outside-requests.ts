/** How the endpoints of requests begun outside are asked: see sample.ts. */
import { randomUUID } from 'node:crypto'
import { hashOf } from '#features/outside-requests/passes/actions.ts'
import { passByHash } from '#features/outside-requests/passes/queries.ts'
import { insertOutsideRequest } from '#features/outside-requests/queries.ts'
import { keepFile } from '#platform/stored-files.ts'
import { of, open, reason, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

const given = (stage: Stage) => ({
  organizationId: stage.east1,
  holder: '东一持码人',
  validUntil: '2026-12-31',
})
const passOf = (stage: Stage) => stage.top.call.outsideRequests.passes.open(given(stage))

/** Written with a code of 东一, and come in. */
async function arrived(stage: Stage, fileIds: number[] = []): Promise<number> {
  const { code } = await passOf(stage)
  return stage.app.stage(async (ctx) => {
    const pass = await passByHash(ctx, hashOf(code))
    const asked = { key: randomUUID(), matter: `购置图书${stage.next()}`, body: '拟购置一批图书。' }
    const when = { writtenAt: ctx.now, arrivedAt: ctx.now }
    const one = { ...asked, ...when, passId: pass?.id as number }
    return (await insertOutsideRequest(ctx, one, fileIds)) as number
  })
}

export const outsideRequests: Record<string, Sample> = {
  'outsideRequests.list': seen(async (stage) => {
    await arrived(stage)
    return { size: 200 }
  }),
  'outsideRequests.export': seen(async (stage) => {
    await arrived(stage)
    return {}
  }),
  'outsideRequests.get': of(async (stage) => ({ id: await arrived(stage) })),
  'outsideRequests.file': of(async (stage) => {
    const name = `清单${stage.next()}.txt`
    const bytes = Buffer.from(name)
    const { id: fileId } = await stage.app.stage((ctx) => keepFile(ctx, { bytes, name, type: 'text/plain' }))
    return { id: await arrived(stage, [fileId]), fileId }
  }),
  'outsideRequests.takeUp': of(async (stage) => ({ id: await arrived(stage) })),
  'outsideRequests.decline': of(async (stage) => ({ id: await arrived(stage), reason })),
  'outsideRequests.passes.list': seen(async (stage) => {
    await passOf(stage)
    return { size: 200 }
  }),
  'outsideRequests.passes.export': seen(async (stage) => {
    await passOf(stage)
    return {}
  }),
  'outsideRequests.passes.open': of(given),
  'outsideRequests.passes.end': of(async (stage) => ({ id: (await passOf(stage)).id, reason })),
  // Written on the extranet alone, with a code: src/features/outside-requests/outside-requests.test.ts.
  'outsideRequests.outside.look': open({ code: 'XXXX-XXXX-XXXX-XXXX-XXXX' }, { refusal: 'outside-only' }),
  'outsideRequests.outside.write': open(
    () => {
      const data = new FormData()
      for (const [name, value] of Object.entries({
        code: 'XXXX',
        matter: '购置图书',
        body: '拟购置一批图书。',
      }))
        data.set(name, value)
      return data
    },
    { refusal: 'outside-only' },
  ),
}
