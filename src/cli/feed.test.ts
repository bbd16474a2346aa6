import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { zhibu } from './testing.ts'

const organizations = `组织编码,组织名称,上级编码,类别,成立日期
XH,中共星河研究院委员会,,党委,2001-07-01
XH01,星河研究院第一党支部,XH,党支部,2002-03-01
XH02,星河研究院第二党支部,XH,党支部,2002-03-01
`
const people = `工号,姓名,性别,民族,出生日期,学历,工作岗位,人员状态,政治面貌,所在党支部编码,入党日期,转正日期
1,林知远,男,汉族,1980-05-01,大学本科,专业技术人员,在职,正式党员,XH01,2005-06-01,2006-06-01
2,周闻溪,女,满族,1985-08-12,硕士研究生,管理人员,在职,中国共产党党员,XH01,2010-06-01,2011-06-01
3,陈 牧,男,汉族,1999-02-03,大学本科,工人,在职,群众,,,
`
const faulty = '4,韩十三,男,汉族,1999-02-30,大学本科,工人,在职,群众,,,\n'

describe('A feed and a report at the command line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-feed-'))
  const file = (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content)
    return path.join(folder, name)
  }
  const env = { ZHIBU_DATA: path.join(folder, 'data') }
  const files = [file('organizations.csv', organizations), file('people.csv', people)]
  after(() => rmSync(folder, { recursive: true }))

  const all = (count: number) => ({ new: count, changed: 0, same: 0, quarantined: 0 })

  it('is told beforehand what a feed would do, and nothing is done', async () => {
    for (let times = 0; times < 2; times += 1) {
      const { code, json, err } = await zhibu(['import', ...files, '--dry-run', '--json'], env)
      assert.equal(code, 0, err)
      assert.deepEqual([json().organizations, json().people], [all(3), all(3)])
    }
  })

  it('takes it', async () => {
    const { code, json } = await zhibu(['import', ...files, '--json'], env)
    assert.equal(code, 0)
    assert.deepEqual([json().organizations, json().people, json().quarantine], [all(3), all(3), []])
  })

  it('takes it again, and nothing changes', async () => {
    const { code, out } = await zhibu(['import', ...files], env)
    assert.equal(code, 0)
    assert.match(out, /与上次相同，没有变化/)
    assert.match(out, /人员：新增 0，变更 0，相同 3，隔离 0/)
  })

  it('takes the good rows of a feed and tells why it refused the others', async () => {
    const spoiled = file('more.csv', people + faulty)
    const { code, json, err } = await zhibu(['import', spoiled, '--mode', 'changes', '--json'], env)
    assert.equal(code, 1)
    assert.equal(json().people.quarantined, 1)
    const [{ reason, ...place }] = json().quarantine
    assert.deepEqual(place, { file: 'more.csv', line: 5, column: '出生日期', value: '1999-02-30' })
    assert.ok(err.includes(reason), 'the reason stands on stderr as well')
  })

  it('refuses a mode it does not know, a file that is not there and one that is no feed', async () => {
    assert.equal((await zhibu(['import', files[0] as string, '--mode', 'some'], env)).code, 2)
    const missing = await zhibu(['import', path.join(folder, 'none.csv')], env)
    assert.equal(missing.code, 1)
    assert.match(missing.err, /没有找到文件/)
    const other = await zhibu(['import', file('menu.csv', '菜名,价格\n面条,12\n')], env)
    assert.equal(other.code, 1)
    assert.match(other.err, /menu\.csv/)
  })

  it('reports what is there, of any organization and day', async () => {
    const whole = await zhibu(['report', '--json'], env)
    assert.equal(whole.code, 0, whole.err)
    const { organization, tables, checks } = whole.json()
    assert.equal(organization.code, 'XH')
    assert.ok(tables.length > 1 && checks.length > 0)
    for (const key of ['id', 'title', 'unit', 'columns', 'rows']) assert.ok(key in tables[0])

    const [first] = tables
    const one = await zhibu(['report', '--org', 'XH02', '--as-of', '2020-06-30', '--table', first.id], env)
    assert.equal(JSON.parse(one.out).asOf, '2020-06-30')
    assert.deepEqual(
      JSON.parse(one.out).tables.map((table: { id: string }) => table.id),
      [first.id],
    )
  })

  it('writes the report into a file, replacing the old one', async () => {
    for (const [format, start] of [
      ['xlsx', 'PK'],
      ['pdf', '%PDF'],
      ['json', '{'],
    ] as const) {
      const out = file(`report.${format}`, 'old')
      const { code, err, json } = await zhibu(['report', '--format', format, '--out', out, '--json'], env)
      assert.equal(code, 0, err)
      assert.equal(json().organization.code, 'XH')
      assert.equal(readFileSync(out).toString('latin1', 0, start.length), start)
      assert.equal(existsSync(`${out}.draft`), false)
    }
  })

  it('refuses a day that is none, an unknown organization and an unknown table', async () => {
    assert.equal((await zhibu(['report', '--as-of', '2026-02-30'], env)).code, 2)
    assert.equal((await zhibu(['report', '--format', 'xlsx'], env)).code, 2)
    for (const args of [
      ['--org', 'NOPE'],
      ['--table', 'NOPE'],
      ['--as-of', '2090-01-01'],
    ]) {
      const { code, err } = await zhibu(['report', ...args], env)
      assert.equal(code, 1)
      assert.match(err, /[一-龥]{5}/, 'with a sentence')
    }
  })

  it('finds nothing wrong afterwards: the trail holds and the figures agree', async () => {
    const { code, json } = await zhibu(['doctor', '--json'], env)
    assert.equal(code, 0, JSON.stringify(json().findings))
    assert.ok((await zhibu(['audit', 'verify', '--json'], env)).json().entries >= 3)
  })

  it('gives the same report after a backup was restored elsewhere', async () => {
    const backup = path.join(folder, 'backup.tar')
    const there = { ZHIBU_DATA: path.join(folder, 'elsewhere') }
    assert.equal((await zhibu(['backup', backup], env)).code, 0)
    assert.equal((await zhibu(['restore', backup], there)).code, 0)
    const [before, afterwards] = [await zhibu(['report'], env), await zhibu(['report'], there)]
    assert.equal(afterwards.out, before.out)
  })
})
