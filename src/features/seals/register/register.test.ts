import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { createAuthority, issueCertificate, keyOf } from '#platform/signing/certificates.ts'
import { openssl, withFiles } from '#platform/signing/testing.ts'
import { stageInstitute } from '#src/staging.ts'
import { type Client, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let committee: Client, secretary: Client, neighbour: Client
let places: Awaited<ReturnType<typeof stageInstitute>>

before(async () => {
  places = await stageInstitute(app)
  committee = await app.as('committee', { organizationId: places.root.id, name: '党委干事' })
  secretary = await app.as('branch', { organizationId: places.first.id })
  neighbour = await app.as('branch', { organizationId: places.second.id })
})

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => ({ code: error.data?.code as string, field: error.data?.facts?.field as string }),
  )
const made = (more: object = {}) =>
  committee.call.seals.make({
    organizationId: places.first.id,
    inscription: '星河一室党支部',
    keeperId: places.idOf('A1'),
    madeOn: '2026-11-01',
    reason: '支部成立',
    ...more,
  })

/** What another authority hands out, valid on the day of this test, as OpenSSL packs it. */
function keyFile(passphrase: string): File {
  const [now, organization] = [new Date('2026-11-20T00:00:00Z'), '某某认证机构']
  const authority = createAuthority({ organization, commonName: '某某根证书' }, now)
  const credential = issueCertificate(authority, { organization, commonName: '星河一室党支部' }, now)
  const files = {
    crt: new X509Certificate(credential.certificate).toString(),
    key: keyOf(credential).export({ format: 'pem', type: 'pkcs8' }),
  }
  return withFiles(files, (at) => {
    openssl(
      ...['pkcs12', '-export', '-inkey', at('key'), '-in', at('crt'), '-out', at('p12')],
      ...['-passout', `pass:${passphrase}`],
    )
    return new File([readFileSync(at('p12'))], 'seal.p12')
  })
}

describe('A committee has a seal made for a branch', () => {
  it('kept by one of its members, drawn from its name', async () => {
    const seal = await made()
    assert.deepEqual([seal.status, seal.keeperName, seal.whyNotUsable], ['active', '单雄信', null])
    const picture = await secretary.fetch(`/api/seals/${seal.id}/picture`)
    assert.equal(picture.headers.get('content-type'), 'image/svg+xml')
    assert.match(await picture.text(), /^<svg[^>]* width="42mm"/)
    assert.equal((await neighbour.fetch(`/api/seals/${seal.id}/picture`)).status, 404)
    assert.equal((await neighbour.call.seals.list({})).total, 0)
    assert.equal((await secretary.call.seals.list({ text: '单雄信' })).total, 1)
  })

  it('once: a second official seal is refused, one for a special matter is not', async () => {
    assert.equal((await refusal(made())).code, 'seal-exists')
    const special = await made({ line: '党费专用章' })
    assert.equal(special.line, '党费专用章')
  })

  it('under no other name, with no character that cannot be drawn, not in the future', async () => {
    const [other, second] = [
      places.second.id,
      { organizationId: places.second.id, keeperId: places.idOf('A3') },
    ]
    assert.ok(other)
    assert.deepEqual(await refusal(made({ ...second, inscription: '星河三室党支部' })), {
      code: 'seal-inscription-other',
      field: 'inscription',
    })
    assert.deepEqual(
      await refusal(made({ ...second, inscription: '星河二室党支部', line: '专用\u{f000}章' })),
      { code: 'seal-glyph-missing', field: 'line' },
    )
    assert.deepEqual(
      await refusal(made({ ...second, inscription: '星河二室党支部', madeOn: '2026-11-25' })),
      { code: 'seal-day-in-future', field: 'madeOn' },
    )
  })

  it('with nobody of another branch to keep it', async () => {
    const given = { organizationId: places.second.id, inscription: '星河二室党支部' }
    assert.equal(
      (await refusal(made({ ...given, keeperId: places.idOf('A1') }))).code,
      'seal-keeper-elsewhere',
    )
  })

  it('after a look at what it would be', async () => {
    const question = new URLSearchParams({
      organizationId: String(places.first.id),
      inscription: '星河一室党支部',
    })
    const shown = await committee.fetch(`/api/seal-previews?${question}`)
    assert.match(await shown.text(), /^<svg/)
  })
})

describe('The life of a seal', () => {
  let id: number
  before(async () => {
    const { rows } = await committee.call.seals.list({ text: '星河一室党支部' })
    id = rows.find(({ line }) => line === null)?.id as number
  })

  it('passes from one keeper to the next, each with the days', async () => {
    const early = committee.call.seals.handOver({
      id,
      keeperId: places.idOf('A2'),
      fromOn: '2026-10-01',
      reason: '轮岗',
    })
    assert.equal((await refusal(early)).code, 'seal-handover-early')
    const seal = await committee.call.seals.handOver({
      id,
      keeperId: places.idOf('A2'),
      fromOn: '2026-11-20',
      reason: '轮岗',
    })
    assert.deepEqual(
      seal.custodies.map(({ personName, fromOn, untilOn }) => [personName, fromOn, untilOn]),
      [
        ['龙𬭎', '2026-11-20', null],
        ['单雄信', '2026-11-01', '2026-11-20'],
      ],
    )
  })

  it('signs with the key file of another authority when one is given', async () => {
    const given = { id, reason: '启用认证机构证书' }
    const wrong = committee.call.seals.importKeyFile({ ...given, file: keyFile('a'), passphrase: 'b' })
    assert.deepEqual(await refusal(wrong), { code: 'seal-key-wrong-passphrase', field: 'passphrase' })
    const other = committee.call.seals.importKeyFile({
      ...given,
      file: new File(['hello'], 'x.p12'),
      passphrase: '',
    })
    assert.equal((await refusal(other)).code, 'seal-key-unreadable')

    const right = keyFile('星河')
    const seal = await committee.call.seals.importKeyFile({ ...given, file: right, passphrase: '星河' })
    assert.equal(seal.certificate?.origin, 'imported')
    const again = committee.call.seals.importKeyFile({ ...given, file: right, passphrase: '星河' })
    assert.equal((await refusal(again)).code, 'seal-key-taken')
    const rows = await app.stage((ctx) => ctx.db.selectFrom('seal_certificate').selectAll().execute())
    assert.ok(rows.every(({ key_sealed }) => !key_sealed.includes(Buffer.from('2a8648ce3d0301', 'hex'))))
  })

  it('is a picture that was cut elsewhere, when one is hung up', async () => {
    const wrong = committee.call.seals.hangUp({ id, picture: new File(['<svg/>'], 'a.svg'), reason: '换图' })
    assert.equal((await refusal(wrong)).code, 'seal-picture')
    const dot =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
    const picture = new File([Buffer.from(dot, 'base64')], '印模.png')
    assert.equal((await committee.call.seals.hangUp({ id, picture, reason: '启用党徽印模' })).picture, true)
    const shown = await committee.fetch(`/api/seals/${id}/picture`)
    assert.equal(shown.headers.get('content-type'), 'image/png')
  })

  it('is suspended and comes back', async () => {
    const suspended = await committee.call.seals.suspend({ id, reason: '印章核查' })
    assert.match(suspended.whyNotUsable ?? '', /已停用（印章核查）/)
    const again = committee.call.seals.suspend({ id, reason: '再停' })
    assert.equal((await refusal(again)).code, 'seal-suspended')
    assert.equal((await committee.call.seals.resume({ id, reason: '核查完毕' })).whyNotUsable, null)
  })

  it('goes out of use when the branch is renamed: another one is due', async () => {
    await committee.call.organizations.rename({
      id: places.first.id,
      name: '星河一室联合党支部',
      shortName: null,
      effectiveOn: '2026-11-24',
      reason: '院党委批复',
    })
    assert.match((await committee.call.seals.get({ id })).whyNotUsable ?? '', /更名/)
  })

  it('ends with its destruction, after which a new one may be made', async () => {
    const early = committee.call.seals.destroy({ id, on: '2026-10-01', reason: '更名' })
    assert.equal((await refusal(early)).code, 'seal-destroyed-before-made')
    const seal = await committee.call.seals.destroy({ id, on: '2026-11-24', reason: '更名，原印章收回销毁' })
    assert.deepEqual([seal.status, seal.keeperName], ['destroyed', null])
    assert.equal((await refusal(committee.call.seals.resume({ id, reason: '恢复' }))).code, 'seal-destroyed')
    const next = await made({ inscription: '星河一室联合党支部', keeperId: places.idOf('A1') })
    assert.equal(next.whyNotUsable, null)
  })

  it('stands in the workbook of all seals', async () => {
    const response = await committee.fetch('/api/seals.xlsx')
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-disposition') ?? '', /xlsx/)
    assert.ok((await response.arrayBuffer()).byteLength > 1000)
  })
})
