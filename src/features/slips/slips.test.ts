import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { openDocument } from '#platform/text-extraction.ts'
import { sheetAt } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, committee: Client, stranger: Client, member: Client
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return {
    code: error.data?.code as string,
    field: error.data?.facts?.field,
    message: error.message as string,
  }
}
const code = async (work: Promise<unknown>) => (await refusal(work)).code

async function printed(client: Client, question: Record<string, string | number>, own = '') {
  const query = new URLSearchParams(
    Object.entries(question).map(([key, one]): [string, string] => [key, String(one)]),
  )
  const response = await client.fetch(`/api${own}/slips/print.pdf?${query}`)
  assert.equal(response.status, 200, response.ok ? '' : await response.text())
  return Buffer.from(await response.arrayBuffer())
}

/** Everything that stands on a PDF, without the spaces. */
async function wordsOf(pdf: Buffer): Promise<string> {
  const answer = await openDocument({ want: 'read', kind: 'pdf', bytes: pdf })
  assert.ok('parts' in answer)
  return answer.parts
    .map((part) => part.text)
    .join('')
    .replace(/\s/g, '')
}

const asFile = (bytes: Uint8Array, name: string, type: string) =>
  new File([Uint8Array.from(bytes)], name, { type })

/** A page as a telephone takes it: the paper a little askew on a dark table, in bad light. */
async function photographed(pdf: Buffer): Promise<File> {
  const { drawnPages } = await import('#platform/text/pdf.ts')
  for await (const page of drawnPages(pdf, 1500, 1)) {
    const askew = await sharp(page).rotate(7, { background: '#3b342c' }).toBuffer()
    const dark = await sharp(askew).modulate({ brightness: 0.55 }).blur(0.7).jpeg({ quality: 60 }).toBuffer()
    return asFile(dark, '拍照.jpg', 'image/jpeg')
  }
  assert.fail('no page')
}

async function joined(...pdfs: Buffer[]): Promise<File> {
  const all = await PDFDocument.create()
  for (const pdf of pdfs) {
    const one = await PDFDocument.load(pdf)
    for (const page of await all.copyPages(one, one.getPageIndices())) all.addPage(page)
  }
  return asFile(await all.save(), '扫描.pdf', 'application/pdf')
}

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一支部' })
  committee = await app.as('committee', { organizationId: organizations.east, name: '东区党委' })
  stranger = await app.as('branch', { organizationId: organizations.west1, name: '西一支部' })
  member = await app.as('member', { personId: people.east1.member, name: '东一党员' })
})

describe('A form on paper', () => {
  let proposalId: number
  let first: Buffer

  it('is printed with what is known, in the own branch and by the member himself', async () => {
    const made = await member.call.people.proposals.propose({
      field: 'homeAddress',
      after: '星河路 1 号',
      explanation: '搬家了',
    })
    proposalId = made.id
    first = await printed(branch, { kind: 'correction', subjectId: proposalId })
    const text = await wordsOf(first)
    for (const known of [
      '党员信息更正申请表',
      '东一党员',
      '家庭住址',
      '（住址已加密登记，请当面核对）',
      '搬家了',
      '敏感',
    ])
      assert.ok(text.includes(known), `${known} is missing: ${text}`)
    assert.ok(!text.includes('星河路1号'), 'an address stands on paper')

    const own = await printed(member, { kind: 'correction', subjectId: proposalId }, '/own')
    assert.ok(own.subarray(0, 4).equals(Buffer.from('%PDF')))
    const { rows } = await branch.call.slips.list({})
    assert.deepEqual(
      rows.map(({ kind, version, personName, back }) => [kind, version, personName, back]),
      [['correction', 1, '东一党员', 0]],
    )
    const elsewhere = await stranger.fetch(`/api/slips/print.pdf?kind=correction&subjectId=${proposalId}`)
    assert.equal(elsewhere.status, 404)
    assert.equal((await stranger.call.slips.list({})).total, 0)
  })

  it('photographed askew in bad light is filed at its record, and those concerned are told', async () => {
    const { pages } = await branch.call.slips.scans.bring({ files: await photographed(first) })
    assert.deepEqual(
      pages.map(({ state, kind, personName, why }) => [state, kind, personName, why]),
      [['filed', 'correction', '东一党员', null]],
    )
    const [slip] = await branch.call.slips.ofSubject({ kind: 'correction', subjectId: proposalId })
    assert.equal(slip?.back, 1)
    const pageId = pages[0]?.id
    const picture = await branch.fetch(`/api/scan-pages/${pageId}/picture`)
    assert.equal(picture.headers.get('content-type'), 'image/jpeg')
    assert.equal((await stranger.fetch(`/api/scan-pages/${pageId}/picture`)).status, 404)
    const original = await branch.fetch(`/api/scan-pages/${pageId}/original`)
    assert.match(decodeURIComponent(original.headers.get('content-disposition') ?? ''), /拍照\.jpg/)
    const inbox = await member.call.messages.inbox.list({})
    assert.equal(inbox.rows[0]?.title, '党员信息更正申请表已归位')
    const { rows } = await app.world.open.pool.query(
      `select actor_name, subject_name from audit_entry where action = 'scanPage.filed'`,
    )
    assert.deepEqual(rows, [{ actor_name: '东一支部', subject_name: '东一党员' }])
  })

  it('comes back in a scan of many pages: each goes to its own record, the rest waits with the reason', async () => {
    const { east1, west1 } = institute.people
    const check = await printed(branch, { kind: 'recordCheck', subjectId: east1.member })
    const others = await printed(stranger, { kind: 'recordCheck', subjectId: west1.member })
    const blank = await PDFDocument.create()
    blank.addPage()
    const scan = await joined(check, first, others, Buffer.from(await blank.save()))
    const { pages } = await branch.call.slips.scans.bring({ files: scan })
    assert.deepEqual(
      pages.map(({ state, kind }) => [state, kind]),
      [
        ['filed', 'recordCheck'],
        ['refused', null],
        ['refused', null],
        ['unread', null],
      ],
    )
    assert.match(pages[1]?.why ?? '', /第 1 页 2026-11-24 .* 已由东一支部归位，不重复归位/)
    assert.match(pages[2]?.why ?? '', /别的党支部的/)
    assert.ok(!JSON.stringify(pages).includes('西一'))
    assert.match(pages[3]?.why ?? '', /没有认出二维码.*输入/)
    assert.equal((await branch.call.slips.scans.list({})).total, 3)
    assert.equal((await stranger.call.slips.scans.list({ box: 'all' })).total, 0)
  })

  it('is refused in an old version', async () => {
    await branch.call.people.proposals.list({})
    await app.world.open.pool.query(`update proposal set explanation = '搬到新楼' where id = $1`, [
      proposalId,
    ])
    await printed(branch, { kind: 'correction', subjectId: proposalId })
    const versions = await branch.call.slips.ofSubject({ kind: 'correction', subjectId: proposalId })
    assert.deepEqual(
      versions.map(({ version, outdated }) => [version, outdated]),
      [
        [2, false],
        [1, true],
      ],
    )
    const [, old] = versions
    const open = (await branch.call.slips.scans.list({})).rows.find(({ state }) => state === 'unread')
    const late = await refusal(
      branch.call.slips.scans.place({ id: open?.id ?? 0, slipToken: old?.token ?? '', page: 2 }),
    )
    assert.deepEqual([late.code, late.field], ['scan-version-old', 'slipToken'])
    assert.match(late.message, /这是第 1 版，内容后来改过，现在是第 2 版/)
  })

  it('is placed by the letters on the paper, set aside, or taken out again, each with its reason', async () => {
    const open = (await branch.call.slips.scans.list({})).rows
    const unread = open.find(({ state }) => state === 'unread')?.id ?? 0
    const other = open.find(({ state }) => state === 'refused')?.id ?? 0
    assert.equal(
      await code(branch.call.slips.scans.place({ id: unread, slipToken: 'K0' })),
      'scan-token-unreadable',
    )
    assert.equal(
      await code(branch.call.slips.scans.place({ id: unread, slipToken: 'ZZZZ ZZZZ' })),
      'scan-token-unknown',
    )
    const [newest] = await branch.call.slips.ofSubject({ kind: 'correction', subjectId: proposalId })
    const placed = await branch.call.slips.scans.place({
      id: unread,
      slipToken: (newest?.token ?? '').toLowerCase(),
    })
    assert.deepEqual([placed.state, placed.personName], ['filed', '东一党员'])
    assert.equal(await code(stranger.call.slips.scans.takeOut({ id: unread, reason: '不是' })), 'not-found')
    const out = await branch.call.slips.scans.takeOut({ id: unread, reason: '拍糊了' })
    assert.deepEqual([out.state, out.slipId], ['unread', null])
    assert.match(out.why ?? '', /已从原来的地方撤下（拍糊了）/)
    const aside = await branch.call.slips.scans.setAside({ id: other, reason: '重复拍的' })
    assert.deepEqual([aside.state, aside.because], ['aside', '重复拍的'])
    assert.equal(await code(branch.call.slips.scans.setAside({ id: other, reason: '再来' })), 'scan-decided')
  })

  it('makes a consent hold when the signed 委托书 comes back, which cannot be taken out', async () => {
    const { east1 } = institute.people
    const made = await branch.call.helping.record({
      personId: east1.member,
      helperId: east1.secretary,
      helpedActs: ['meetings'],
      fromOn: '2026-11-24',
      untilOn: '2027-11-24',
      given: 'paper',
    })
    assert.equal(made.state, 'unsigned')
    const paper = await printed(branch, { kind: 'helpingConsent', subjectId: made.id })
    const { pages } = await committee.call.slips.scans.bring({ files: await joined(paper) })
    assert.equal(pages[0]?.address, `/helping/${made.id}`)
    const held = await branch.call.helping.get({ id: made.id })
    assert.deepEqual([held.state, held.papers.length], ['running', 1])
    assert.equal(
      await code(branch.call.slips.scans.takeOut({ id: pages[0]?.id ?? 0, reason: '不要了' })),
      'scan-consent-kept',
    )
  })

  it('is not taken when it is no scan, and nothing of the others is then', async () => {
    const before = (await branch.call.slips.scans.list({ box: 'all' })).total
    const good = await photographed(first)
    const bad = await refusal(
      branch.call.slips.scans.bring({
        files: [good, asFile(Buffer.from('hello'), '说明.txt', 'text/plain')],
      }),
    )
    assert.deepEqual([bad.code, bad.field], ['scan-kind', 'files'])
    const broken = asFile(Buffer.from('%PDF-1.7 nothing'), '坏.pdf', 'application/pdf')
    assert.equal(await code(branch.call.slips.scans.bring({ files: [good, broken] })), 'scan-damaged')
    assert.equal((await branch.call.slips.scans.list({ box: 'all' })).total, before)
  })

  it('is found by its code from a telephone, and goes out as lists', async () => {
    const [slip] = await branch.call.slips.ofSubject({ kind: 'correction', subjectId: proposalId })
    const found = await branch.call.slips.at({ token: `${slip?.token.replace(' ', '')}-1` })
    assert.equal(found.id, slip?.id)
    assert.equal(await code(stranger.call.slips.at({ token: slip?.token ?? '' })), 'scan-token-unknown')
    const [, head, ...lines] = await sheetAt(branch, '/slips.xlsx')
    assert.deepEqual(head?.slice(0, 3), ['编号', '表单', '姓名'])
    assert.equal(lines.length, 4)
    assert.equal((await sheetAt(branch, '/scan-pages.xlsx?box=all')).length, 2 + 6)
  })
})

describe('What somebody asked to have put right', () => {
  it('stands on his form, unless it is kept sealed', async () => {
    const own = await app.as('member', { personId: institute.people.west2.member, name: '西二党员' })
    const west2 = await app.as('branch', { organizationId: institute.organizations.west2 })
    const formOf = async (field: 'nativePlace' | 'phone', after: string) => {
      const made = await own.call.people.proposals.propose({ field, after, explanation: '漏登' })
      return wordsOf(await printed(west2, { kind: 'correction', subjectId: made.id }))
    }
    assert.ok((await formOf('nativePlace', '山东青岛')).includes('申请更正为山东青岛'))
    const phone = await formOf('phone', '19900000123')
    assert.ok(phone.includes('（号码已加密登记，请当面核对证件）') && !phone.includes('0123'), phone)
  })
})
