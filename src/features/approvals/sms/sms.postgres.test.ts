import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { everywhere } from '#basics/reach.ts'
import { hearReply } from '#features/messages/replies/actions.ts'
import { act, systemActor } from '#platform/world.ts'
import { stageSms } from '#src/staging-sms.ts'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { hearAnswer, takeEffect } from './answers/actions.ts'

let app: TestApp
let stage: Awaited<ReturnType<typeof stageSms>>
before(async () => {
  app = await startTestApp({ clock: '2026-11-24T01:00:00Z', jobs: true })
  stage = await stageSms(app)
  await stage.agreeBySms()
})
after(() => app.close())

const inSystem = <T>(work: Parameters<typeof act<T>>[2]) =>
  act(app.world, { actor: systemActor('短信网关'), reach: everywhere }, work)

/** Keeps what phones say without hearing it yet; answers the numbers of the replies. */
async function keep(texts: string[], round: number): Promise<number[]> {
  for (const [at, text] of texts.entries())
    await app.stage((ctx) =>
      hearReply(ctx, 'cmpp', { id: `race-${round}-${at}`, from: stage.number, to: '', text }),
    )
  const rows = await app.stage((ctx) =>
    ctx.db
      .selectFrom('message_reply')
      .where('gateway_id', 'like', `race-${round}-%`)
      .select('id')
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ id }) => id)
}

describe('Answers that come at the same moment, on a real PostgreSQL', () => {
  it('ten times: of two that contradict each other one counts, and it takes effect once', async () => {
    for (let round = 0; round < 10; round++) {
      const { affair, code } = await stage.waiting()
      const [first = 0, second = 0] = await keep([`1 ${code}`, `2 ${code} 不妥`], round)
      // Each of them by two servers at once.
      await Promise.all([first, second, first, second].map((id) => inSystem((ctx) => hearAnswer(ctx, id))))
      const codes = await app.stage((ctx) =>
        ctx.db
          .selectFrom('sms_code')
          .where('affair_id', '=', affair.id)
          .select(['id', 'status', 'verdict'])
          .execute(),
      )
      assert.deepEqual([codes.length, codes[0]?.status], [1, 'held'])
      app.setClock(11)
      const id = codes[0]?.id ?? 0
      await Promise.all([1, 2, 3].map(() => inSystem((ctx) => takeEffect(ctx, id))))
      const shown = await stage.open(stage.branch, affair)
      assert.equal(shown.status, codes[0]?.verdict === 'approve' ? 'approved' : 'declined')
      assert.equal(shown.timeline.filter(({ words }) => words.endsWith('（短信）')).length, 1)
      await stage.run()
    }
  })
})
