import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Sensitivity, sensitivities } from '#basics/sensitivity.ts'
import { sheetAt } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { insertReadyMaterial, type ReadyMaterial } from './intake/queries.ts'
import { givenOut, readable, readableMaterials, readerOf } from './queries.ts'
import { states, whyNotRead } from './rules.ts'

const inside = await startTestApp()
const outside = await startTestApp({ zone: 'extranet' })
after(() => Promise.all([inside.close(), outside.close()]))

const shelf = (app: typeof inside, key: string) =>
  app.stage(async ({ db }) => {
    const { id } = await db
      .selectFrom('library_column')
      .where('key', '=', key)
      .select('id')
      .executeTakeFirstOrThrow()
    return id
  })

let institute: Institute
const readers: Record<string, Client> = {}

async function bring(app: typeof inside, sensitivity: Sensitivity, more: Partial<ReadyMaterial> = {}) {
  const columnId = await shelf(app, 'study')
  const version = { bodyHtml: '<p>星河精神</p>', parts: [{ anchor: 's1', text: '星河精神' }] }
  const given = {
    kind: 'article',
    title: `${sensitivity}的学习材料`,
    columnId,
    sensitivity,
    version,
    ...more,
  } as const
  return app.stage((ctx) => insertReadyMaterial(ctx, given))
}

async function enter(app: typeof inside) {
  const planted = await app.stage(plantInstitute)
  const { east1, west1 } = planted.people
  return {
    planted,
    masses: await app.as('masses', { personId: east1.masses }),
    member: await app.as('member', { personId: east1.member }),
    stranger: await app.as('member', { personId: west1.member }),
    branch: await app.as('branch', { organizationId: planted.organizations.east1 }),
    west: await app.as('committee', { organizationId: planted.organizations.west }),
    top: await app.as('politicalWorkDepartment', { organizationId: planted.organizations.root }),
  }
}

before(async () => {
  const { planted, ...clients } = await enter(inside)
  institute = planted
  Object.assign(readers, clients)
})

const titlesOf = async (client: Client) =>
  (await client.call.library.list({ size: 200 })).rows
    .filter(({ columnName }) => columnName === '理论学习')
    .map(({ title }) => title)
    .sort()

describe('A reader of the library', () => {
  it('sees what the label allows, and nothing more by knowing its address', async () => {
    const ids = Object.fromEntries(
      await Promise.all(sensitivities.map(async (one) => [one, await bring(inside, one)] as const)),
    )
    assert.deepEqual(await titlesOf(readers.masses as Client), ['public的学习材料'])
    assert.deepEqual(await titlesOf(readers.member as Client), ['internal的学习材料', 'public的学习材料'])
    assert.equal((await titlesOf(readers.branch as Client)).length, 3)

    const asked = (who: string, id = 0) =>
      (readers[who] as Client).send('GET', `/api/library/materials/${id}`).then(({ status }) => status)
    assert.equal(await asked('masses', ids.internal), 404)
    assert.equal(await asked('member', ids.sensitive), 404)
    assert.equal(await asked('member', ids.internal), 200)
  })

  it('sees what is meant for the own branch or what lies above it; the office above sees it too', async () => {
    const audienceId = institute.organizations.east
    const id = await bring(inside, 'public', { title: '东区专用', audienceId })
    const asked = async (who: string) =>
      (await (readers[who] as Client).send('GET', `/api/library/materials/${id}`)).status
    for (const who of ['masses', 'member', 'branch', 'top']) assert.equal(await asked(who), 200, who)
    for (const who of ['stranger', 'west']) assert.equal(await asked(who), 404, who)
  })

  it('finds it by column, kind, validity and words of its title', async () => {
    await bring(inside, 'public', { title: '试行办法', code: 'trial-rules', effectiveOn: '2027-01-01' })
    const list = (readers.top as Client).call.library.list
    const titles = async (asked: Parameters<typeof list>[0]) =>
      (await list(asked)).rows.map(({ title }) => title)
    assert.deepEqual(await titles({ validity: 'coming' }), ['试行办法'])
    assert.deepEqual(await titles({ text: '专用' }), ['东区专用'])
    assert.deepEqual(await titles({ kind: 'video' }), [])
    const columns = await (readers.member as Client).call.library.columns()
    assert.equal(columns.find(({ key }) => key === 'study')?.materials, 4)
  })

  it('sorts it, and takes the catalogue of it along: what he may read and nothing else', async () => {
    await bring(inside, 'public', { title: '排序乙', issuedOn: '2026-02-01' })
    await bring(inside, 'public', { title: '排序甲', issuedOn: '2026-03-01' })
    await bring(inside, 'sensitive', { title: '排序丙', issuedOn: '2026-01-01' })
    const { masses, top } = readers as { masses: Client; top: Client }
    const sorted = async (client: Client, descending: boolean) =>
      (await client.call.library.list({ text: '排序', sort: 'issuedOn', descending })).rows.map(
        ({ title }) => title,
      )
    assert.deepEqual(await sorted(top, false), ['排序丙', '排序乙', '排序甲'])
    assert.deepEqual(await sorted(masses, true), ['排序甲', '排序乙'])
    const [, , ...lines] = await sheetAt(masses, '/library/materials.xlsx?text=排序&sort=issuedOn')
    assert.deepEqual(
      lines.map(([title]) => title),
      ['排序乙', '排序甲'],
    )
  })

  it('opens it by its code with its parts', async () => {
    const found = await (readers.member as Client).call.library.byCode({ code: 'trial-rules' })
    assert.equal(found.validity, 'coming')
    assert.deepEqual(found.shown.parts, [{ anchor: 's1', heading: '', text: '星河精神' }])
    const answer = await (readers.member as Client).send(
      'GET',
      '/api/library/materials/by-code/trial-rules?version=2',
    )
    assert.equal(answer.status, 404)
  })
})

describe('Whoever shows materials elsewhere', () => {
  it('gets no more than their readers do, with columns of other tables too', async () => {
    await inside.stage(async (ctx) => {
      const member = {
        ...ctx.actor,
        personId: null,
        acting: [{ role: 'member', path: null }],
      } as typeof ctx.actor
      const scope = { ...ctx, actor: member }
      const found = await readableMaterials(scope).select('material.sensitivity').execute()
      assert.deepEqual([...new Set(found.map(({ sensitivity }) => sensitivity))].sort(), [
        'internal',
        'public',
      ])
      const labels = { sensitivity: 'material.sensitivity', audiencePath: null }
      const unlimited = ctx.db.selectFrom('material').where(givenOut(scope, labels))
      assert.equal((await unlimited.select('id').execute()).length, found.length + 1, 'the one of 东区')
    })
  })
})

describe('From the extranet', () => {
  it('nothing but the public is given out, even to the department', async () => {
    const clients = await enter(outside)
    for (const one of sensitivities) await bring(outside, one)
    const internal = await bring(outside, 'internal', { title: '内部' })
    for (const who of ['masses', 'member', 'branch', 'top'] as const)
      assert.deepEqual(await titlesOf(clients[who]), ['public的学习材料'], who)
    assert.equal((await clients.top.send('GET', `/api/library/materials/${internal}`)).status, 404)
  })
})

describe('What SQL says of many', () => {
  it('is what the rule says of one, for every reader, label, audience, state and network', async () => {
    const { organizations, people } = institute
    const persons = [people.east1.member, people.west1.masses, null]
    await inside.stage(async (ctx) => {
      const paths = new Map(
        (await ctx.db.selectFrom('organization').select(['id', 'path']).execute()).map((one) => [
          one.id,
          one.path,
        ]),
      )
      const places = [null, organizations.root, organizations.east, organizations.east1, organizations.west1]
      const offices = places.slice(1).map((id) => [paths.get(id ?? 0) ?? ''])
      for (const zone of ['intranet', 'extranet'] as const)
        for (const held of [[], ...offices])
          for (const role of ['masses', 'member'])
            for (const personId of persons) {
              const own = { role, path: null }
              const acting = [own, ...held.map((path) => ({ role: 'branch', path }))]
              const actor = { ...ctx.actor, personId, acting } as typeof ctx.actor
              for (const place of places) {
                const audiencePath = place === null ? null : (paths.get(place) ?? null)
                const { rows } = await checks(ctx.db, { actor, zone }, audiencePath)
                const branch = personId === people.east1.member ? organizations.east1 : organizations.west1
                const reader = {
                  ...readerOf(actor),
                  ownPath: personId ? (paths.get(branch) ?? null) : null,
                }
                for (const { state, sensitivity, may } of rows)
                  assert.equal(
                    may ?? false,
                    whyNotRead(reader, { state, sensitivity, audiencePath }, zone) === null,
                    JSON.stringify({ reader, state, sensitivity, audiencePath, zone }),
                  )
              }
            }
    })
  })
})

type Db = Parameters<Parameters<typeof inside.stage>[0]>[0]['db']
const checks = async (db: Db, scope: Parameters<typeof readable>[0], audiencePath: string | null) => {
  const { sql } = await import('kysely')
  const made = states.flatMap((state) =>
    sensitivities.map((sensitivity) => sql`(${state}, ${sensitivity}, ${audiencePath}::text)`),
  )
  return sql<{ state: (typeof states)[number]; sensitivity: Sensitivity; may: boolean }>`
    select state, sensitivity, ${readable(scope)} as may
    from (values ${sql.join(made)}) as material (state, sensitivity, audience_path)`.execute(db)
}
