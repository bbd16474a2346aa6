import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { measurePicture } from '#platform/pictures.ts'
import { readSheet } from '#platform/sheets.ts'
import { openDocument } from '#platform/text-extraction.ts'
import { systemWorld } from '#platform/world.ts'
import { refusal, stageDemo } from '#src/staging.ts'
import type { Client, TestApp } from '#src/testing.ts'
import { jobs } from '../jobs.ts'

describe('A board of one’s own', () => {
  let app: TestApp
  let department: Client
  let secretary: Client
  let root: number
  let branch: number
  before(async () => {
    ;({ app, root, branch, department, secretary } = await stageDemo(500))
  })
  after(() => app.close())

  const cards = [
    { key: 'age', wide: true, compare: 'lastYear' },
    { key: 'occupation' },
    { key: 'life' },
    { key: 'affairs' },
  ] as const
  const make = (name: string, more: object = {}) =>
    department.call.boards.own.save({ name, cards: [...cards], ...more })

  it('is seen by its owner alone until it is shared, and then by those below, with their own numbers', async () => {
    const own = await make('我的月报')
    assert.equal(own.mine, true)
    assert.equal((await refusal(secretary.call.boards.own.get({ id: own.id }))).code, 'not-found')
    await department.call.boards.own.change({
      id: own.id,
      name: '支部月报',
      cards: [...cards],
      organizationId: root,
      sharedWithId: root,
    })
    const seen = (await secretary.call.boards.own.list()).find(({ id }) => id === own.id)
    assert.deepEqual([seen?.name, seen?.mine, seen?.owner !== ''], ['支部月报', false, true])

    const theirs = await secretary.call.boards.own.show({ id: own.id })
    const whole = await department.call.boards.own.show({ id: own.id })
    assert.ok(theirs.every(({ organization }) => organization.id === branch))
    assert.ok(whole.every(({ organization }) => organization.id === root))
    assert.deepEqual(
      theirs.map(({ key, wide, series }) => [key, wide, series.length]),
      [
        ['age', true, 2],
        ['occupation', false, 1],
        ['life', false, 2],
        ['affairs', false, 1],
      ],
    )
  })

  it('is changed and taken away by its owner alone', async () => {
    const { id } = await make('共享的', { sharedWithId: root })
    const change = refusal(secretary.call.boards.own.change({ id, name: '改了', cards: [{ key: 'age' }] }))
    assert.match((await change).message, /只有本人可以修改或删除.*另存一份/)
    assert.match((await refusal(secretary.call.boards.own.remove({ id }))).message, /只有本人/)
    assert.equal((await department.call.boards.own.get({ id })).name, '共享的')
    await department.call.boards.own.remove({ id })
    assert.equal((await refusal(department.call.boards.own.get({ id }))).code, 'not-found')
  })

  it('cannot be shared with what is out of reach', async () => {
    const outside = refusal(
      secretary.call.boards.own.save({ name: '越界', cards: [{ key: 'age' }], sharedWithId: root }),
    )
    assert.equal((await outside).code, 'not-found')
  })

  it('is exported in four formats that say the same numbers, for whoever exports it', async () => {
    const { id } = await make('周报', { sharedWithId: root })
    const get = async (client: Client, format: string) => {
      const response = await client.fetch(`/api/boards/${id}/files/${format}`)
      assert.equal(response.status, 200, format)
      return Buffer.from(await response.arrayBuffer())
    }
    const [age] = await secretary.call.boards.own.show({ id })
    const most = Math.max(...(age?.lines.map(({ values }) => values[0] ?? 0) ?? []))
    const line = age?.lines.find(({ values }) => values[0] === most)
    assert.ok(line && most > 0)

    const rows = await Array.fromAsync(readSheet(await get(secretary, 'xlsx'), '周报.xlsx'))
    const row = rows.find(({ cells }) => cells.includes(line.label))
    assert.ok(row?.cells.includes(String(most)), 'the line stands in the sheet with its number')

    const text = async (kind: 'pdf' | 'slides', bytes: Buffer) => {
      const answer = await openDocument({ want: 'read', kind, bytes })
      assert.ok('parts' in answer, JSON.stringify(answer))
      return answer.parts.map((part) => part.text).join('\n')
    }
    const pdf = await text('pdf', await get(secretary, 'pdf'))
    assert.match(pdf.replace(/\s/g, ''), /周报/)
    assert.ok(pdf.replace(/\s/g, '').includes(line.label))
    const slides = await text('slides', await get(secretary, 'pptx'))
    assert.match(slides, /组织生活/)

    const picture = await measurePicture(await get(secretary, 'png'))
    assert.equal(picture?.width, 2880)
    const trail = await department.call.audit.list({ action: 'board.exported' })
    assert.ok(trail.total >= 4, 'each export stands in the trail')
  })

  it('tells whoever subscribed once for each Monday, with none of its numbers', async () => {
    const { id } = await make('订阅的', { sharedWithId: root })
    const asked = await secretary.call.boards.own.subscribe({ id, rhythm: 'week' })
    assert.equal(asked.rhythm, 'week')
    await department.call.boards.own.subscribe({ id, rhythm: 'month' })
    assert.equal((await department.call.boards.own.unsubscribe({ id })).rhythm, null)
    // The session ends meanwhile: what was told stands in the database.
    const told = async () =>
      (
        await app.world.open.pool.query<{ link: string; body: string }>(
          `select link, body from message where template_key = 'board-ready' and about_id = $1`,
          [String(id)],
        )
      ).rows
    const morning = async (day: string) => {
      app.setClock(`${day}T00:00:00Z`)
      for (const one of jobs) await one.run(systemWorld(app.world, one.name), {})
    }
    await morning('2026-11-25')
    assert.equal((await told()).length, 0)
    for (const day of ['2026-11-30', '2026-11-30', '2026-12-02']) await morning(day)
    const [message, ...others] = await told()
    assert.equal(others.length, 0)
    assert.equal(message?.link, `/boards/${id}`)
    assert.doesNotMatch(message?.body.replace('11月30日', '') ?? '', /\d/)
    await morning('2026-12-07')
    assert.equal((await told()).length, 2)
  })
})
