import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertReadyMaterial } from '#features/library/intake/queries.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let member: Client, masses: Client, branch: Client
let first: number, second: number

const material = (title: string) =>
  app.stage(async (ctx) => {
    const { id: columnId } = await ctx.db
      .selectFrom('library_column')
      .select('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    return insertReadyMaterial(ctx, {
      kind: 'article',
      title,
      columnId,
      sensitivity: 'internal',
      version: { bodyHtml: '<p>正文</p>', parts: [{ anchor: 's1', text: '正文' }] },
    })
  })

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  branch = await app.as('branch', { organizationId: organizations.east1 })
  member = await app.as('member', { personId: people.east1.member })
  masses = await app.as('masses', { personId: people.east1.masses })
  first = await material('会战纪实')
  second = await material('党课讲稿')
})

describe('学习', () => {
  it('begins with nothing', async () => {
    const { reading, favourites, courses, sessions } = await masses.call.courses.learning.overview()
    assert.deepEqual([reading, favourites, courses, sessions], [[], [], [], []])
  })

  it('shows what one read last, what one keeps at hand and what comes, to oneself alone', async () => {
    const { reading } = member.call.library
    await reading.keepPosition({ id: first, part: 1, place: 0.4 })
    app.setClock(1)
    await reading.keepPosition({ id: second, part: 1, place: 0.2 })
    await reading.favour({ id: first, favourite: true })
    await branch.call.courses.sessions.organize({
      organizationId: institute.organizations.east1,
      materialId: first,
      kind: 'themeDay',
      plannedOn: '2026-12-10',
      startsAt: '14:30',
      place: '会议室',
    })
    const own = await member.call.courses.learning.overview()
    assert.deepEqual(
      own.reading.map(({ title }) => title),
      ['党课讲稿', '会战纪实'],
    )
    assert.deepEqual(
      own.favourites.map(({ id }) => id),
      [first],
    )
    assert.deepEqual(
      own.sessions.map(({ studied, on, startsAt, address }) => [studied, on, startsAt, address]),
      [['会战纪实', '2026-12-10', '14:30', `/library/materials/${first}`]],
    )
    const others = await masses.call.courses.learning.overview()
    assert.deepEqual([others.reading, others.favourites, others.sessions], [[], [], []])
  })
})
