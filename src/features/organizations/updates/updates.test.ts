import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { historyOf } from '../changes/queries.ts'
import { insertOrganizations } from '../intake/actions.ts'
import { organizationOn } from '../queries.ts'
import { applyOrganizationChanges } from './actions.ts'
import { correctionOf, type Present, renamingOf } from './rules.ts'

const now: Present = {
  name: '星河研究院一支部',
  shortName: '一支部',
  establishedOn: '2010-07-01',
  termYears: null,
  renamedOn: '2026-05-01',
}

describe('What a feed tells of an organization', () => {
  it('is a new name only when it differs, and not before a later change of name', () => {
    const update = { code: '一', effectiveOn: '2026-11-24' }
    assert.equal(renamingOf(now, { ...update, name: now.name }, '2026-11-24'), null)
    assert.deepEqual(renamingOf(now, { ...update, shortName: null }, '2026-11-24'), {
      name: now.name,
      shortName: null,
      reason: null,
    })
    const early = renamingOf(now, { ...update, name: '新名', effectiveOn: '2026-04-30' }, '2026-11-24')
    assert.equal(early?.reason, 'change-after')
  })

  it('corrects a fact only when it is told and differs', () => {
    const update = { code: '一', effectiveOn: '2026-11-24' }
    assert.equal(correctionOf(now, { ...update, establishedOn: '2010-07-01', termYears: null }), null)
    assert.deepEqual(correctionOf(now, { ...update, establishedOn: '2011-07-01', termYears: 3 }), {
      before: { establishedOn: '2010-07-01', termYears: null },
      after: { establishedOn: '2011-07-01', termYears: 3 },
    })
  })

  describe('is taken of many at once', () => {
    let app: TestApp
    let id: (code: string) => number
    before(async () => {
      app = await startTestApp()
      const row = { shortName: null, establishedOn: '2010-07-01', termYears: null, termFrom: null }
      const branch = { ...row, kind: 'branch' as const, parentCode: '院', closedOn: null }
      const placed = await app.stage((ctx) =>
        insertOrganizations(
          ctx,
          [
            { ...branch, code: '一', name: '星河研究院一支部' },
            { ...branch, code: '二', name: '星河研究院二支部' },
            { ...branch, code: '三', name: '星河研究院三支部', closedOn: '2025-01-01' },
            { ...branch, code: '院', name: '星河研究院党委', kind: 'committee', parentCode: null },
          ],
          'masterData',
        ),
      )
      id = (code) => placed.get(code)?.id as number
    })
    after(() => app.close())

    it('from its day on, with a line in each history; the closed and the unknown are refused', async () => {
      const on = { effectiveOn: '2026-06-01' }
      const refused = await app.stage((ctx) =>
        applyOrganizationChanges(
          ctx,
          [
            { ...on, code: '一', name: '星河研究院测试支部', termYears: 3 },
            { ...on, code: '二', shortName: '二支部' },
            { ...on, code: '三', shortName: '三支部' },
            { ...on, code: '四', shortName: '四支部' },
          ],
          { reason: '主数据 6 月更新', source: 'masterData' },
        ),
      )
      assert.deepEqual(
        refused.map(({ code, refusal }) => [code, refusal.code]),
        [
          ['三', 'already-closed'],
          ['四', 'organization-unknown'],
        ],
      )
      await app.stage(async (ctx) => {
        const nameOn = async (day: string) => (await organizationOn(ctx, id('一'), day)).name
        assert.deepEqual(
          [await nameOn('2026-05-31'), await nameOn('2026-06-01')],
          ['星河研究院一支部', '星河研究院测试支部'],
        )
        assert.equal((await organizationOn(ctx, id('一'), ctx.today)).termYears, 3)
        assert.equal((await organizationOn(ctx, id('二'), ctx.today)).shortName, '二支部')
        const kinds = (await historyOf(ctx, id('一'))).map(({ kind }) => kind)
        assert.deepEqual(kinds, ['fed', 'renamed', 'recorded'])
      })
    })

    it('and leaves a line of its closing with what was closed when it was first heard of', async () => {
      const lines = await app.stage((ctx) => historyOf(ctx, id('三')))
      assert.deepEqual(
        lines.map(({ kind, effectiveOn }) => [kind, effectiveOn]),
        [
          ['closed', '2025-01-01'],
          ['recorded', '2010-07-01'],
        ],
      )
    })
  })
})
