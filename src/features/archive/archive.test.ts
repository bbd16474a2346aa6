import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { faultsOfBag, unzippedBag } from '#platform/bags.ts'
import { zipEntries } from '#platform/sheets/zip.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'

let app: TestApp
let institute: Institute
let secretary: Client, office: Client, keeper: Client, stranger: Client

before(async () => {
  app = await startTestApp({ jobs: true })
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  secretary = await app.as('branch', {
    organizationId: organizations.east1,
    personId: people.east1.secretary,
    name: '东一书记',
  })
  office = await app.as('committee', { organizationId: organizations.east, name: '东区经办' })
  keeper = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '档案员' })
  stranger = await app.as('branch', { organizationId: organizations.west1, name: '西一' })
})
after(() => app.close())

let presses = 0
const requestKey = () => `press-${++presses}-0000`
const issuedOn = '2026-11-24'
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return { code: error.data?.code as string, message: error.message as string }
}
const bytesOf = async (client: Client, address: string) => {
  const answer = await client.fetch(address)
  assert.equal(answer.status, 200, address)
  return Buffer.from(await answer.arrayBuffer())
}

/** A request of 东一, sent; `ended`: reviewed, agreed to and replied to. */
async function asked(matter: string, ended = true): Promise<number> {
  const { id, documentId } = await secretary.call.requests.start({
    organizationId: institute.organizations.east1,
    templateKey: 'request-general',
    values: { matter, body: '支部拟开展红旗渠现场教学。' },
  })
  await secretary.call.documents.change({ id: documentId, contactName: '甲', contactPhone: '010-60000001' })
  const { affairId } = await secretary.call.requests.send({ id, issuedOn, requestKey: requestKey() })
  if (!ended) return id
  const affair = await office.call.approvals.get({ id: affairId as number })
  const taskId = affair.may.taskId as number
  await office.call.approvals.acts.approve({
    id: affair.id,
    taskId,
    opinion: '拟同意。',
    requestKey: requestKey(),
  })
  await office.call.requests.decide({ id, verdict: 'agreed', opinion: '同意。', requestKey: requestKey() })
  const { reply } = await office.call.requests.draftReply({ id })
  await office.call.documents.change({ id: reply?.id ?? 0, values: { decidedOn: '2026-11-23' } })
  await office.call.requests.reply({ id, issuedOn, requestKey: requestKey() })
  return id
}
const settle = () => app.world.jobs?.drain()

describe('What is finished', () => {
  let id: number

  it('is not filed before the institute has its fonds, nor before it is over and typeset', async () => {
    const running = await asked('外出参观', false)
    assert.equal(
      (await refusal(secretary.call.archive.file({ kind: 'request', id: running }))).code,
      'archive-running',
    )
    id = await asked('开展现场教学')
    assert.equal(
      (await refusal(secretary.call.archive.file({ kind: 'request', id }))).code,
      'archive-typesetting',
    )
    assert.match((await secretary.call.archive.filed({ kind: 'request', id })).whyNot ?? '', /还在排版/)
    await settle()
    const { code, message } = await refusal(secretary.call.archive.file({ kind: 'request', id }))
    assert.equal(code, 'archive-no-fonds')
    assert.match(message, /请政工部门在“归档设置”里登记/)
    await keeper.call.archive.settings.setFonds({ code: 'Z001', name: '星河研究院' })
  })

  it('is filed by one click: number, checks, papers and what was said', async () => {
    const item = await secretary.call.archive.file({ kind: 'request', id })
    assert.equal(item.archiveNumber, 'Z001-WS·2026-D10-0001')
    assert.equal(item.title, '中共东区研究所委员会关于同意开展现场教学的批复')
    assert.ok(item.checks.every(({ holds }) => holds))
    assert.deepEqual(
      item.files.map(({ path }) => path),
      [
        'index.html',
        '正文/01 中共东区研究所委员会关于同意开展现场教学的批复.pdf',
        '正文/02 东区第一党支部关于开展现场教学的请示.pdf',
        '元数据/元数据.xml',
        '元数据/归档信息.json',
      ],
    )
    assert.equal(
      (await secretary.call.archive.filed({ kind: 'request', id })).archiveNumber,
      item.archiveNumber,
    )
    const again = await refusal(secretary.call.archive.file({ kind: 'request', id }))
    assert.match(again.message, /已经归档，档号 Z001-WS·2026-D10-0001/)
  })

  it('is a bag whose digests agree, with a page that tells everything by itself', async () => {
    const { rows } = await office.call.archive.list({ text: '现场教学' })
    const zip = await bytesOf(office, `/api/archive/${rows[0]?.id}/package`)
    const entries = unzippedBag(zip)
    assert.ok(entries)
    assert.deepEqual(faultsOfBag(entries), [])
    const page = entries.get('data/index.html')?.toString() ?? ''
    for (const said of ['Z001-WS·2026-D10-0001', '东一书记', '拟同意。', '真实性', '符合'])
      assert.ok(page.includes(said), said)
    assert.doesNotMatch(page, /<script|https?:\/\//)
    const xml = entries.get('data/元数据/元数据.xml')?.toString() ?? ''
    assert.match(xml, /<发文字号>.+〔2026〕1号<\/发文字号>/)
    const index = await bytesOf(office, `/api/archive/${rows[0]?.id}/file?path=index.html`)
    assert.equal(index.toString(), page)
  })

  it('counts on in its class; a class of longer keeping begins anew', async () => {
    await keeper.call.archive.settings.setRetention({
      kind: 'request-general',
      retention: 'D30',
      reason: '本单位规定',
    })
    const longer = await asked('购置设备')
    await settle()
    assert.equal(
      (await secretary.call.archive.file({ kind: 'request', id: longer })).archiveNumber,
      'Z001-WS·2026-D30-0001',
    )
    const next = await asked('添置图书')
    await settle()
    assert.equal(
      (await secretary.call.archive.file({ kind: 'request', id: next })).archiveNumber,
      'Z001-WS·2026-D30-0002',
    )
    const boxes = await keeper.call.archive.boxes({})
    assert.deepEqual(
      boxes.map(({ year, retention, items }) => [year, retention, items]),
      [
        [2026, 'D30', 2],
        [2026, 'D10', 1],
      ],
    )
  })

  it('waits for its seals, and says how many signatures hold', async () => {
    for (const [organizationId, inscription, keeperId] of [
      [institute.organizations.east1, '东区第一党支部', institute.people.east1.secretary],
      [institute.organizations.east, '中共东区研究所委员会', institute.people.east1.secretary],
    ] as const)
      await keeper.call.seals.make({
        organizationId,
        inscription,
        keeperId,
        madeOn: '2026-11-01',
        reason: '启用',
      })
    const sealed = await asked('订阅报刊')
    assert.equal(
      (await refusal(secretary.call.archive.file({ kind: 'request', id: sealed }))).code,
      'archive-typesetting',
    )
    await settle()
    await settle()
    const request = await secretary.call.requests.get({ id: sealed })
    assert.deepEqual([request.document.sealed, request.reply?.sealed], [true, true])
    const item = await secretary.call.archive.file({ kind: 'request', id: sealed })
    assert.deepEqual(
      item.checks.filter(({ title }) => title === '电子签名有效').map(({ holds, note }) => [holds, note]),
      [[true, '2 个签名有效']],
    )
  })

  it('is found by what its papers say, by those within reach', async () => {
    assert.equal((await keeper.call.archive.list({ text: '红旗渠' })).total, 4)
    assert.equal((await stranger.call.archive.list({})).total, 0)
    const { rows } = await keeper.call.archive.list({})
    assert.equal((await refusal(stranger.call.archive.get({ id: rows[0]?.id ?? 0 }))).code, 'not-found')
  })

  it('is given out by the year, one package after the other', async () => {
    const whole = await bytesOf(keeper, '/api/archive/years/2026')
    assert.deepEqual(
      zipEntries(whole)?.map(({ name }) => name),
      ['D10-0001', 'D30-0001', 'D30-0002', 'D30-0003'].map((name) => `Z001-WS·2026-${name}.zip`),
    )
  })

  it('keeps its fonds once a number was given', async () => {
    const { code } = await refusal(keeper.call.archive.settings.setFonds({ code: 'Z002', name: '星河' }))
    assert.equal(code, 'fonds-in-use')
  })
})

describe('A loan', () => {
  const archiveNumber = 'Z001-WS·2026-D10-0001'
  const ask = (client: Client, more: object = {}) =>
    client.call.archive.loans.ask({ archiveNumber, reason: '编写支部史', untilOn: '2026-12-31', ...more })

  it('is asked with the number and a reason, granted until a day, and ends by itself', async () => {
    const made = await ask(stranger)
    assert.deepEqual([made.status, made.title], ['asked', null])
    assert.equal((await refusal(ask(stranger))).code, 'loan-open')
    const { rows } = await office.call.archive.loans.list({ status: 'asked' })
    assert.deepEqual([rows.length, rows[0]?.name, rows[0]?.reason], [1, '西一', '编写支部史'])
    await office.call.archive.loans.grant({ id: made.id, untilOn: '2026-12-10' })

    const [own] = await stranger.call.archive.loans.own({})
    const item = await stranger.call.archive.get({ id: own?.itemId ?? 0 })
    assert.equal(item.loanUntil, '2026-12-10')
    // Sixteen days later.
    await app.stage(({ db }) => sql`update archive_loan set until_on = until_on - 20`.execute(db))
    assert.equal((await refusal(stranger.call.archive.get({ id: item.id }))).code, 'not-found')
  })

  it('is refused in words: no such number, not needed, too long, declined', async () => {
    assert.equal(
      (await refusal(ask(stranger, { archiveNumber: 'Z001-WS·2026-Y-0404' }))).code,
      'archive-number-unknown',
    )
    assert.equal(
      (await refusal(ask(stranger, { archiveNumber: '2026年第1号档案' }))).code,
      'archive-number-form',
    )
    assert.equal((await refusal(ask(office))).code, 'loan-needless')
    const other = await app.as('branch', { organizationId: institute.organizations.west2, name: '西二' })
    assert.equal((await refusal(ask(other, { untilOn: '2028-01-01' }))).code, 'loan-until')
    const made = await ask(other)
    const declined = await office.call.archive.loans.decline({ id: made.id, reason: '与本单位无关' })
    assert.deepEqual([declined.status, declined.decidedBecause], ['declined', '与本单位无关'])
    assert.equal(
      (await refusal(office.call.archive.loans.grant({ id: made.id, untilOn: '2026-12-10' }))).code,
      'loan-decided',
    )
  })
})

describe('The packages', () => {
  it('alone give the catalogue back, and the next number goes on', async () => {
    const catalogue = async () => {
      const { rows } = await keeper.call.archive.list({ sort: 'archiveNumber', descending: false })
      return rows.map(({ id: _id, ...row }) => row)
    }
    const before = await catalogue()
    await app.stage(async ({ db }) => {
      await sql`delete from archive_loan`.execute(db)
      await sql`delete from archive_item`.execute(db)
      await sql`delete from archive_sequence`.execute(db)
    })
    assert.deepEqual(await catalogue(), [])
    assert.deepEqual(await keeper.call.archive.inspections.rebuild({}), { restored: 4, known: 0 })
    assert.deepEqual(await catalogue(), before)
    assert.deepEqual(await keeper.call.archive.inspections.rebuild({}), { restored: 0, known: 4 })
    assert.equal((await keeper.call.archive.list({ text: '红旗渠' })).total, 4)
    const next = await asked('组织共建')
    await settle()
    assert.equal(
      (await secretary.call.archive.file({ kind: 'request', id: next })).archiveNumber,
      'Z001-WS·2026-D30-0004',
    )
  })

  it('are opened and compared each week; one that is lost is named', async () => {
    const well = await keeper.call.archive.inspections.run({})
    assert.deepEqual([well.items, well.faults], [5, []])
    await app.stage(({ db }) =>
      sql`update archive_item set package_digest = repeat('0', 64) where archive_number = 'Z001-WS·2026-D30-0003'`.execute(
        db,
      ),
    )
    const ill = await keeper.call.archive.inspections.run({})
    assert.deepEqual(ill.faults, [{ archiveNumber: 'Z001-WS·2026-D30-0003', fault: '档案包不见了' }])
    assert.equal((await keeper.call.archive.inspections.list({})).length, 2)
  })
})
