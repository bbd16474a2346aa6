import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Refusal } from '#platform/errors.ts'
import { stageInstitute } from '#src/staging.ts'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { draftDocument, issueDocument } from '../letters/actions.ts'

const issuedOn = '2026-11-24'

describe('Numbers taken at once on a server with several connections', () => {
  let app: TestApp
  let places: Awaited<ReturnType<typeof stageInstitute>>
  before(async () => {
    app = await startTestApp()
    places = await stageInstitute(app)
  })
  after(() => app.close())

  const draft = async (organizationId: number, matter: string) =>
    (
      await app.stage((ctx) =>
        draftDocument(ctx, {
          templateKey: 'letter-general',
          organizationId,
          values: { matter, recipient: '星河小学', body: '商请支持。' },
        }),
      )
    ).id
  const sequences = async (organizationId: number) =>
    (
      await app.world.open.pool.query(
        'select number_sequence as n from official_document where organization_id = $1 and number is not null order by 1',
        [organizationId],
      )
    ).rows.map(({ n }) => Number(n))

  it('are each taken once and leave no gap, even when some who take one are refused after it', async () => {
    const ids: number[] = []
    for (let at = 0; at < 24; at++) ids.push(await draft(places.root.id, `第${at}件`))
    const outcomes = await Promise.allSettled(
      ids.map((id, at) =>
        app.stage(async (ctx) => {
          const { number } = await issueDocument(ctx, { id, issuedOn })
          // Whatever fails behind the number gives it back.
          if (at % 4 === 3) throw new Refusal('conflict', 'document-not-issued', {})
          return number
        }),
      ),
    )
    const numbers = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    assert.equal(numbers.length, 18)
    assert.equal(new Set(numbers).size, 18)
    assert.deepEqual(
      await sequences(places.root.id),
      Array.from({ length: 18 }, (_, at) => at + 1),
    )
  })

  it('of one draft are not taken twice', async () => {
    const id = await draft(places.first.id, '一件')
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => app.stage((ctx) => issueDocument(ctx, { id, issuedOn }))),
    )
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    for (const one of outcomes)
      if (one.status === 'rejected') assert.equal((one.reason as Refusal).code, 'document-issued')
    assert.deepEqual(await sequences(places.first.id), [1])
  })
})
