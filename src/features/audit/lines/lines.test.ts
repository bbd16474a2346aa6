import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { takeLines } from './actions.ts'
import { type EntryLine, jsonOf, syslogOf } from './rules.ts'

const line: EntryLine = {
  id: 7,
  at: '2026-11-24T08:00:00.123Z',
  action: 'person.corrected',
  deed: '更正人员信息',
  accountId: 3,
  personId: null,
  actor: '张"三\\]',
  roles: '党支部',
  subjectKind: 'person',
  subjectId: '12',
  subjectName: '李四',
  organizationPath: '00001.',
  before: { name: '李 四' },
  after: { name: '李四' },
  reason: '第一行\n第二行\u2028第三行',
  ip: '10.0.0.1',
  agent: '',
  previousHash: '00',
  hash: 'ff',
}

describe('An entry as a line', () => {
  it('of syslog has its priority, moment, host and deed where RFC 5424 puts them', () => {
    const text = syslogOf(line, 'zhibu.example')
    const [head, data, message] =
      /^(\S+ \S+ \S+ \S+ \S+ \S+) (\[.*?[^\\]\]) \uFEFF(.*)$/s.exec(text)?.slice(1) ?? []
    assert.equal(head, '<110>1 2026-11-24T08:00:00.123Z zhibu.example zhibu - person.corrected')
    assert.equal(data, '[zhibu@32473 id="7" actor="张\\"三\\\\\\]" ip="10.0.0.1" hash="ff"]')
    assert.deepEqual(JSON.parse(message ?? ''), line)
  })
  it('is one line whatever stands in it, and reads back as it was', () => {
    for (const text of [jsonOf(line), syslogOf(line, 'h')]) assert.doesNotMatch(text, /[\r\n\u2028\u2029]/)
    assert.deepEqual(JSON.parse(jsonOf(line)), line)
  })
  it('never has a space in a name', () => {
    assert.match(syslogOf({ ...line, action: 'a 中b' }, '主机 一'), /^<110>1 \S+ - zhibu - ab \[/)
  })
})

describe('Somebody takes the trail to the institute’s log system', () => {
  let app: TestApp
  before(async () => {
    app = await startTestApp()
    await app.stage(plantInstitute)
    for (const [day, count] of [
      ['2026-11-20', 1200],
      ['2026-11-21', 3],
    ] as const) {
      app.setClock(`${day}T15:59:00Z`)
      await app.stage(async ({ record }) => {
        for (let id = 1; id <= count; id++)
          record({ action: 'person.corrected', subject: { kind: 'person', id, name: `某${id}` } })
      })
    }
    app.setClock('2026-11-24T08:00:00Z')
  })
  after(() => app.close())

  const taken = async (asked: Parameters<typeof takeLines>[1]) => {
    const lines: string[] = []
    for await (const page of takeLines({ read: app.stage, transaction: app.stage }, asked))
      lines.push(...page)
    return lines
  }

  it('gets every entry once, in order, over several pages, and the taking is the last of them', async () => {
    const lines = (await taken({ format: 'jsonl' })).map((text) => JSON.parse(text) as EntryLine)
    assert.deepEqual(
      lines.map(({ id }) => id),
      lines.map((_, index) => index + 1),
    )
    assert.ok(lines.length > 1203)
    assert.deepEqual([lines.at(-1)?.action, lines.at(-1)?.deed], ['audit.exported', '导出审计记录'])
    for (const [index, { previousHash }] of lines.entries())
      if (index > 0) assert.equal(previousHash, lines[index - 1]?.hash)
  })

  it('gets the days in China that were asked for', async () => {
    const lines = await taken({ format: 'syslog', from: '2026-11-21', until: '2026-11-21' })
    assert.equal(lines.length, 3)
    for (const text of lines) assert.match(text, /^<110>1 2026-11-21T15:59:00\.000Z zhibu\.test zhibu - /)
  })
})
