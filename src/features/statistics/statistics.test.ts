import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { insertPeople, type NewPerson } from '#features/people/queries.ts'
import { type StandingFacts, standingsFromDates } from '#features/people/standings/rules.ts'
import { unzip, zipEntries } from '#platform/sheets/zip.ts'
import { readSheet } from '#platform/sheets.ts'
import { sheetAt } from '#src/staging.ts'
import { type Client, startTestApp } from '#src/testing.ts'
import { reportFor } from './answers/actions.ts'

const app = await startTestApp()
after(() => app.close())

let root = 0
let first = 0
let second = 0
let ids = new Map<string, number>()
let department: Client
let secretary: Client

const organization = (code: string, name: string, kind: 'committee' | 'branch' | 'temporaryBranch') => ({
  code,
  name,
  kind,
  parentCode: code === 'R' ? null : 'R',
  shortName: null,
  establishedOn: null,
  closedOn: null,
  termYears: null,
  termFrom: null,
})

type Given = Partial<NewPerson> & { facts?: Partial<StandingFacts>; joined?: string; full?: string | null }

function person(employeeNo: string, name: string, organizationId: number, given: Given = {}): NewPerson {
  const { facts = {}, joined = '2010-06-01', full = '2011-06-01', ...rest } = given
  const standing: StandingFacts = {
    organizationId,
    groupId: null,
    politicalStatus: full ? 'fullMember' : 'probationaryMember',
    membership: 'active',
    employment: 'employed',
    education: '21',
    degree: null,
    occupation: 'professional',
    ...facts,
  }
  return {
    employeeNo,
    name,
    gender: 'male',
    ethnicity: '01',
    birthDate: '1985-05-01',
    identityNumber: null,
    phone: null,
    workStartedOn: null,
    joinedOn: joined,
    becameFullOn: full,
    standings: standingsFromDates(standing, joined, full),
    ...rest,
  }
}

before(async () => {
  await app.stage(async (ctx) => {
    const placed = await insertOrganizations(
      ctx,
      [
        organization('R', '中共星河研究院委员会', 'committee'),
        organization('B1', '星河一室党支部', 'branch'),
        organization('B2', '星河二室党支部', 'branch'),
        organization('T', '星河会战临时党支部', 'temporaryBranch'),
      ],
      '测试',
    )
    const id = (code: string) => (placed.get(code) as { id: number }).id
    root = id('R')
    first = id('B1')
    second = id('B2')
    ids = await insertPeople(ctx, [
      person('A1', '赵一', first),
      person('A2', '钱二', first, { gender: 'female', ethnicity: '09' }),
      person('A3', '孙三', first, { joined: '2026-05-20', full: null, birthDate: '1998-01-01' }),
      person('A4', '李四', second, {
        facts: { employment: 'retired', occupation: 'retired' },
        birthDate: '1955-01-01',
      }),
      // Defects, each of its own kind.
      person('D1', '周五', second, { facts: { employment: 'retired' } }),
      person('D2', '吴六', second, { facts: { employment: 'deceased' } }),
      person('D3', '郑七', second, { facts: { occupation: 'student' }, birthDate: '1960-01-01' }),
      person('D4', '王八', second, { joined: '2026-03-01', full: null, birthDate: '1960-02-01' }),
      person('D5', '冯九', id('T')),
      person('D6', '陈十', second, { facts: { education: 'XX' } }),
      person('D7', '褚十一', second, { joined: '2025-03-01', full: null }),
    ])
  })
  department = await app.as('politicalWorkDepartment', { organizationId: root, name: '政工部干事' })
  secretary = await app.as('branch', { organizationId: first, name: '一室书记' })
})

const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return { code: error.data?.code as string, message: error.message as string }
}

describe('A branch secretary asks for the statistics', () => {
  it('gets the branch’s tables, and the people behind a number', async () => {
    const report = await secretary.call.statistics.report({ organizationId: first })
    const basic = report.tables.find(({ id }) => id === 'members-basic')
    assert.deepEqual(basic?.rows[0]?.cells, [3, 1, 1, 3, 1, 1, 0])
    const asked = {
      organizationId: first,
      table: 'members-basic',
      row: 'probationaryMember',
      column: 'upTo35',
    } as const
    const { rows, total, title } = await secretary.call.statistics.behind(asked)
    assert.deepEqual([total, rows.map(({ name }) => name)], [1, ['孙三']])
    assert.equal(title, '党员基本情况：预备党员，35岁及以下')
  })

  it('sees nothing of another branch, and is told when a day has not come', async () => {
    assert.equal(
      (await refused(secretary.call.statistics.report({ organizationId: second }))).code,
      'not-found',
    )
    const asked = { organizationId: second, table: 'members-basic', row: 'total', column: 'total' } as const
    assert.equal((await refused(secretary.call.statistics.behind(asked))).code, 'not-found')
    const { message } = await refused(
      secretary.call.statistics.report({ organizationId: first, asOf: '2026-12-31' }),
    )
    assert.match(message, /统计截止日 2026-12-31 晚于今天/)
  })

  it('gets the same from the command line, by the organization’s code', async () => {
    const report = await app.stage((ctx) =>
      reportFor(ctx, { asOf: '2026-11-24', organizationCode: 'B1', tables: ['admissions'] }),
    )
    assert.deepEqual(
      report.tables.map(({ id, rows }) => [id, rows[0]?.cells[0]]),
      [['admissions', 1]],
    )
    assert.ok(report.checks.some(({ rule }) => rule === 'rows-add-up:admissions'))
    const work = app.stage((ctx) => reportFor(ctx, { organizationCode: 'X' }))
    await assert.rejects(work, { code: 'organization-unknown' })
  })
})

describe('The checks', () => {
  it('name each injected defect, the field and the remedy', async () => {
    const { checks } = await department.call.statistics.report({ organizationId: root })
    const named = async (rule: string) => {
      const { rows } = await department.call.statistics.suspects({ organizationId: root, rule })
      return rows.map(({ name }) => name)
    }
    const failed = checks.filter(({ holds }) => !holds)
    const found = Object.fromEntries(
      await Promise.all(failed.filter((one) => one.named).map(async ({ rule }) => [rule, await named(rule)])),
    )
    assert.deepEqual(found, {
      'rows-add-up:members-by-education': ['陈十'],
      'columns-add-up:members-age-education': ['陈十'],
      'retired-with-occupation': ['周五'],
      'deceased-but-counted': ['吴六'],
      'student-from-55': ['郑七'],
      'admitted-from-60-in-work': ['王八'],
      'in-temporary-branch': ['冯九'],
      'probation-overdue': ['褚十一'],
    })
    const education = failed.find(({ rule }) => rule === 'rows-add-up:members-by-education')
    assert.deepEqual([education?.left, education?.right, education?.field], [10, 11, 'education'])
    assert.match(education?.remedy ?? '', /请更正学历/)
  })

  it('count every cell again', async () => {
    const { cells, checks } = await department.call.statistics.recount({ organizationId: root })
    assert.ok(cells > 500)
    assert.deepEqual(
      checks.filter(({ holds }) => !holds),
      [],
    )
  })
})

describe('A report that was made', () => {
  it('gives the old numbers after what happens later, and tells of a correction of the past', async () => {
    const asOf = '2026-10-31'
    const made = await department.call.statistics.reports.make({ organizationId: root, asOf })
    app.setClock(1)
    const move = {
      personIds: [ids.get('A1') as number],
      organizationId: second,
      effectiveOn: '2026-11-10',
      reason: '岗位调整',
    }
    await department.call.people.changes.move(move)
    const later = await department.call.statistics.reports.compare({ id: made.id })
    assert.deepEqual([later.same, later.digest, later.changes], [true, made.digest, []])

    const correction = {
      id: ids.get('A1') as number,
      field: 'ethnicity',
      value: '回族',
      reason: '与户口簿不符',
    } as const
    await department.call.people.changes.correct(correction)
    const corrected = await department.call.statistics.reports.compare({ id: made.id })
    assert.equal(corrected.same, false)
    assert.ok(
      corrected.changes.some(
        ({ tableTitle, column, before, after }) =>
          tableTitle === '党员基本情况' && column === '少数民族' && before === 1 && after === 2,
      ),
    )
    assert.deepEqual(corrected.corrections.map(({ name, reason }) => [name, reason]).slice(0, 1), [
      ['赵一', '与户口簿不符'],
    ])
    assert.equal(corrected.correctedAt, '2026-11-24T08:01:00.000Z')
    // What was made stays as it was.
    const kept = await department.call.statistics.reports.get({ id: made.id })
    assert.equal(kept.report.digest, made.digest)
  })

  it('is found again by those who may see the organization, and by nobody else', async () => {
    const { total } = await department.call.statistics.reports.list({})
    assert.equal(total, 1)
    assert.equal((await secretary.call.statistics.reports.list({})).total, 0)
    assert.equal((await refused(secretary.call.statistics.reports.get({ id: 1 }))).code, 'not-found')
    const { rows } = await department.call.statistics.reports.list({})
    const [, , line] = await sheetAt(department, '/statistics/reports.xlsx')
    assert.deepEqual(
      [line?.[0], line?.[1], line?.[6]],
      [rows[0]?.asOf, rows[0]?.organizationName, rows[0]?.digest],
    )
    assert.equal((await sheetAt(secretary, '/statistics/reports.xlsx')).length, 2)
  })

  it('is printed as a workbook with cover, tables and checks, and as PDF', async () => {
    const { rows } = await department.call.statistics.reports.list({})
    const path = `/api/statistics/reports/${rows[0]?.id}/files`
    const book = Buffer.from(await (await department.fetch(`${path}/xlsx`)).arrayBuffer())
    assert.ok(book.includes(Buffer.from('xl/worksheets/sheet20.xml')), 'cover, 18 tables and the checks')
    const pdf = Buffer.from(await (await department.fetch(`${path}/pdf`)).arrayBuffer())
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    const again = Buffer.from(await (await department.fetch(`${path}/xlsx`)).arrayBuffer())
    // But for the mark of whoever takes it out, which is another each time.
    const partsOf = (bytes: Buffer) =>
      (zipEntries(bytes) ?? []).map((entry) => [
        entry.name,
        String(unzip(bytes, entry)).replaceAll(/[A-Z0-9]{5}-[A-Z0-9]{5}/g, 'MARK'),
      ])
    assert.deepEqual(partsOf(again), partsOf(book))
  })
})

describe('A list behind a number', () => {
  it('is exported whole, and the export leaves a line in the trail', async () => {
    const question = `organizationId=${root}&table=members-basic&row=total&column=total`
    const answer = await department.fetch(`/api/statistics/cells.xlsx?${question}`)
    assert.match(
      decodeURIComponent(answer.headers.get('content-disposition') ?? ''),
      /党员基本情况：合计，合计_中共星河研究院委员会_2026-11-24\.xlsx/,
    )
    const lines = await linesOf(answer)
    assert.deepEqual(lines[0]?.slice(0, 3), ['工号', '姓名', '党组织'])
    assert.equal(lines.length, 13, 'header, eleven people, what the list is')
    const { rows } = await department.call.audit.list({})
    assert.ok(rows.some(({ action }) => action === 'statistics.list-exported'))
  })
})

/** What a sheet that was sent holds, line by line. */
async function linesOf(answer: Response): Promise<string[][]> {
  const lines: string[][] = []
  for await (const { cells } of readSheet(Buffer.from(await answer.arrayBuffer()), '名单.xlsx'))
    lines.push(cells)
  return lines
}

describe('A free cross-table', () => {
  const definition = {
    subject: 'member' as const,
    lines: 'gender' as const,
    columns: 'employment' as const,
    measure: 'heads' as const,
    filters: [{ dimension: 'nation' as const, keys: ['minority'] }],
  }

  it('is computed, and every cell drills through', async () => {
    const asked = { organizationId: root, asOf: '2026-10-31', definition }
    const table = await department.call.statistics.crossTables.run(asked)
    const female = table.rows.find(({ key }) => key === 'female')
    assert.equal(female?.cells[0], 1)
    const { rows } = await department.call.statistics.crossTables.behind({
      ...asked,
      row: 'female',
      column: 'total',
    })
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['钱二'],
    )
    const shares = await department.call.statistics.crossTables.run({
      ...asked,
      definition: { ...definition, measure: 'shareOfLine' },
    })
    assert.equal(shares.rows.find(({ key }) => key === 'female')?.cells[0], 100)
  })

  it('gives the list behind a cell as a file: exactly those people', async () => {
    const filters = 'definition[filters][0][dimension]=nation&definition[filters][0][keys][0]=minority'
    const answer = await department.fetch(
      `/api/statistics/cross-tables/cells.xlsx?organizationId=${root}&asOf=2026-10-31&row=female&column=total` +
        `&definition[lines]=gender&definition[columns]=employment&${filters}`,
    )
    assert.match(
      decodeURIComponent(answer.headers.get('content-disposition') ?? ''),
      /党员：女，合计_中共星河研究院委员会_2026-10-31\.xlsx/,
    )
    const [, ...rest] = await linesOf(answer)
    assert.deepEqual(rest.map(([, name]) => name).filter(Boolean), ['钱二'])
    const { rows } = await department.call.audit.list({ action: 'statistics.list-exported' })
    assert.deepEqual(rows.length > 0, true)
  })

  it('is saved, shared with an organization and what is below it, and changed by its owner only', async () => {
    const saved = await department.call.statistics.crossTables.save({
      name: '少数民族党员',
      definition,
      sharedWithId: root,
    })
    const [seen] = await secretary.call.statistics.crossTables.list()
    assert.deepEqual(
      [seen?.name, seen?.mine, seen?.sharedWith],
      ['少数民族党员', false, '中共星河研究院委员会'],
    )
    const { message } = await refused(secretary.call.statistics.crossTables.remove({ id: saved.id }))
    assert.match(message, /由政工部干事保存/)
    await department.call.statistics.crossTables.change({ id: saved.id, name: '少数民族党员', definition })
    assert.deepEqual(await secretary.call.statistics.crossTables.list(), [])
  })

  it('with the same dimension twice is refused in words', async () => {
    const twice = { organizationId: root, definition: { ...definition, columns: 'gender' as const } }
    assert.match((await refused(department.call.statistics.crossTables.run(twice))).message, /同一个维度/)
  })
})
