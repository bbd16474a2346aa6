import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Refusal } from '#platform/errors.ts'
import { systemWorld } from '#platform/world.ts'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { takeFeed } from '../intake/actions.ts'

const header = '工号,姓名,性别,民族,出生日期,学历,工作岗位,人员状态,政治面貌,所在党支部编码'
const units = '组织编码,组织名称,上级编码,类别\nR,中共星河研究院委员会,,党委\nB1,第一党支部,R,党支部\n'
const people = (name: string) =>
  [
    header,
    ...Array.from({ length: 300 }, (_, at) => `E${at},${name},男,汉族,1990-01-01,大学本科,工人,在职,群众,B1`),
  ].join('\n')

describe('Two feeds at once on a server with several connections', () => {
  let app: TestApp
  const take = (text: string) =>
    takeFeed(systemWorld(app.world, '测试'), [{ name: 'feed.csv', bytes: Buffer.from(text) }], {
      mode: 'changes',
      origin: 'command',
    })
  before(async () => {
    app = await startTestApp()
    await take(units)
  })
  after(() => app.close())

  it('never mix: one is taken, the other is refused with a word or taken after it', async () => {
    const outcomes = await Promise.allSettled([
      take(people('甲一')),
      take(people('乙二')),
      take(people('甲一')),
    ])
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue
      assert.ok(outcome.reason instanceof Refusal, String(outcome.reason))
      assert.equal(outcome.reason.code, 'feed-being-taken')
    }
    assert.ok(outcomes.some(({ status }) => status === 'fulfilled'))
    const { rows } = await app.world.open.pool.query(
      'select count(*)::int as people, count(distinct name)::int as names from person',
    )
    assert.deepEqual(rows[0], { people: 300, names: 1 })
  })
})
