import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { retentionRules } from '#features/retention/kept/rules.ts'
import { readSheet } from '#platform/sheets.ts'
import { features } from '#src/features.ts'
import { powers } from '#src/main.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { deeds } from './words.ts'

describe('The audit trail', () => {
  let app: TestApp
  let institute: Institute
  let top: Client
  let east: Client
  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    const { organizations } = institute
    top = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '院审计员' })
    east = await app.as('committee', { organizationId: organizations.east, name: '东区审计员' })
    for (const [code, name, day] of [
      ['east1', '东一党员', '2026-11-20'],
      ['west1', '西一党员', '2026-11-22'],
    ] as const) {
      app.setClock(`${day}T15:59:00Z`)
      await app.stage(async (ctx) => {
        const { path } = await ctx.db
          .selectFrom('organization')
          .where('id', '=', organizations[code])
          .select('path')
          .executeTakeFirstOrThrow()
        ctx.record({
          action: 'person.corrected',
          subject: { kind: 'person', id: code, name },
          path,
          before: { gender: 'female', birthDate: '1980-05-17', ethnicity: '01' },
          after: { gender: 'male', birthDate: '1980-05-17', ethnicity: '11' },
          reason: '登记有误',
        })
      })
    }
    await app.stage(async ({ record }) => record({ action: 'demo.loaded', subject: { kind: 'demo', id: 1 } }))
    app.setClock('2026-11-24T08:00:00Z')
  })
  after(() => app.close())

  const subjects = async (client: Client, input: Parameters<Client['call']['audit']['list']>[0]) =>
    (await client.call.audit.list(input)).rows.map(({ subjectName }) => subjectName)

  it('tells who did what to whom, when, why and from where, the latest first', async () => {
    const { rows, total } = await top.call.audit.list({ action: 'person.corrected' })
    assert.equal(total, 2)
    const [first] = rows
    assert.deepEqual(
      [
        first?.at,
        first?.actorName,
        first?.deed,
        first?.subjectName,
        first?.organizationName,
        first?.reason,
        first?.ip,
      ],
      ['2026-11-22T15:59:00.000Z', '测试', '更正人员信息', '西一党员', '西区第一党支部', '登记有误', 'local'],
    )
  })

  it('is seen as far as one’s reach goes; what belongs nowhere is seen from the top', async () => {
    assert.deepEqual(await subjects(east, { action: 'person.corrected' }), ['东一党员'])
    assert.equal((await east.call.audit.list({ action: 'demo.loaded' })).total, 0)
    assert.equal((await top.call.audit.list({ action: 'demo.loaded' })).total, 1)
    const west = (await top.call.audit.list({ text: '西一' })).rows[0]?.id
    assert.equal((await east.send('GET', `/api/audit-entries/${west}`)).status, 404)
    assert.equal(
      (await east.send('GET', `/api/audit-entries?organizationId=${institute.organizations.west}`)).status,
      404,
    )
    assert.equal(
      (
        await (
          await app.as('branch', { organizationId: institute.organizations.east1 })
        ).send('GET', '/api/audit-entries')
      ).status,
      403,
    )
  })

  it('is searched by words, day in China, organization and subject', async () => {
    assert.deepEqual(await subjects(top, { text: '东一党员' }), ['东一党员'])
    assert.deepEqual(await subjects(top, { text: '登记有误' }), ['西一党员', '东一党员'])
    assert.deepEqual(await subjects(top, { from: '2026-11-20', until: '2026-11-20' }), ['东一党员'])
    assert.deepEqual(await subjects(top, { from: '2026-11-21', until: '2026-11-21' }), [])
    assert.deepEqual(await subjects(top, { organizationId: institute.organizations.west }), ['西一党员'])
    assert.deepEqual(await subjects(top, { subjectKind: 'person', subjectId: 'east1' }), ['东一党员'])
    assert.deepEqual(await subjects(top, { action: 'person.corrected', size: 1, page: 2 }), ['东一党员'])
    const met = await east.call.audit.deeds()
    assert.deepEqual(met, [{ action: 'person.corrected', deed: '更正人员信息' }])
  })

  it('shows before and after in words', async () => {
    const { rows } = await top.call.audit.list({ text: '东一党员' })
    const entry = await top.call.audit.get({ id: rows[0]?.id ?? 0 })
    assert.deepEqual(entry.changes, [
      { field: '性别', before: '女', after: '男' },
      { field: '民族', before: '汉族', after: '满族' },
    ])
    assert.match(entry.hash, /^[0-9a-f]{64}$/)
  })

  it('tells of a line who else can see it', async () => {
    const [entry] = (await top.call.audit.list({ text: '东一党员' })).rows
    const { sentence, holders } = await east.call.audit.readers({ id: entry?.id ?? 0 })
    assert.match(sentence, /^这条记录归入东区第一党支部：/)
    const names = holders.map(({ role, names }) => [role, ...names])
    assert.deepEqual(names, [
      ['党委', '东区审计员'],
      ['政工部门', '院审计员'],
    ])
    const [nowhere] = (await top.call.audit.list({ action: 'demo.loaded' })).rows
    const ofRoot = await top.call.audit.readers({ id: nowhere?.id ?? 0 })
    assert.match(ofRoot.sentence, /只有最上一级/)
    assert.deepEqual(
      ofRoot.holders.flatMap(({ names }) => names),
      ['院审计员'],
    )
    assert.equal((await east.send('GET', `/api/audit-entries/${nowhere?.id}/readers`)).status, 404)
  })

  it('is exported as it was asked for, and the export leaves a line of its own', async () => {
    const file = await east.fetch('/api/audit-entries.xlsx?action=person.corrected')
    const rows: string[][] = []
    for await (const { cells } of readSheet(Buffer.from(await file.arrayBuffer()), 'trail.xlsx'))
      rows.push(cells)
    assert.deepEqual(rows.slice(-2), [
      ['编号', '时间', '办理人', '身份', '操作', '对象', '党组织', '原因', '地址'],
      rows.at(-1),
    ])
    assert.deepEqual(rows.at(-1)?.slice(1, 7), [
      '2026-11-20 23:59',
      '测试',
      '',
      '更正人员信息',
      '东一党员',
      '东区第一党支部',
    ])
    assert.equal((await top.call.audit.list({ action: 'audit.exported' })).rows[0]?.actorName, '东区审计员')
  })

  it('is verified from the first entry to the last by the political work department, and shows what was altered', async () => {
    const verdict = await top.call.audit.verify()
    assert.deepEqual([verdict.valid, verdict.firstBroken], [true, null])
    assert.equal((await east.send('POST', '/api/audit-verifications', {})).status, 403)
    await app.world.open.pool.query(
      `begin; alter table audit_entry disable trigger user; update audit_entry set reason = '改过' where id = 2;
        alter table audit_entry enable trigger user; commit`,
    )
    assert.deepEqual(await top.call.audit.verify(), {
      valid: false,
      entries: 1,
      firstBroken: 2,
      anchors: 0,
      heldAt: null,
      faults: [],
    })
  })
})

describe('Every deed that the code records', () => {
  // Where deeds are recorded, a word with a dot in quotes is one of them, a power, a job, or what is kept for a time only.
  const sources = globSync(['src/features/**/{actions,jobs}.ts', 'src/demo/*.ts', 'src/cli/*.ts'])
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => text.includes('record'))
  const jobs = features.flatMap((one) => one.jobs.map(({ name }) => name))
  const periods = retentionRules.map(({ key }) => key)

  it('has a name in src/features/audit/words.ts', () => {
    const known = new Set([...Object.keys(deeds), ...Object.keys(powers), ...jobs, ...periods])
    const nameless = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/'([a-z][\w-]*\.[a-zA-Z][\w-]*)'/g)].flatMap(([, code]) =>
        known.has(code as string) || /\.(?:(?:\w+_)?id|typ)$/.test(code as string)
          ? []
          : [`${file}: ${code}`],
      ),
    )
    assert.deepEqual(nameless, [])
  })

  it('that is put together from parts has a name for each', () => {
    const families = sources.flatMap(({ text }) =>
      [...text.matchAll(/action: `([\w-]+\.)\$\{/g)].map(([, family]) => family),
    )
    for (const family of families)
      assert.ok(
        Object.keys(deeds).some((action) => action.startsWith(family as string)),
        family,
      )
  })
})
