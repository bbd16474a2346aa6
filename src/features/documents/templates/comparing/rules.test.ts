import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { builtInTemplate } from '../catalogue/rules.ts'
import type { Template } from '../rules.ts'
import { compareTemplates, type Line } from './rules.ts'

const before = builtInTemplate('request-general') as Template
const changed = (lines: Line[]) =>
  lines.filter(({ state }) => state !== 'same').map(({ state, text }) => `${state} ${text}`)

describe('Two versions of a template', () => {
  it('that are the same differ in nothing', () => {
    assert.deepEqual(changed(compareTemplates(before, structuredClone(before))), [])
  })
  it('differ in the lines that went and came, the rest in its place', () => {
    const after = structuredClone(before)
    after.name = '一般请示（东区）'
    after.content.blocks.push({ k: 'h1', text: '二、经费' })
    after.content.fields.push({ key: 'cost', label: '金额', kind: 'number', required: false })
    const lines = compareTemplates(before, after)
    assert.deepEqual(changed(lines), [
      `gone 名称：${before.name}`,
      'new 名称：一般请示（东区）',
      'new 一级标题：二、经费',
      'new 字段：金额（数字，选填）',
    ])
    assert.equal(lines.filter(({ state }) => state !== 'new').length, compareTemplates(before, before).length)
  })
  it('differ in a field by its kind, its source, its columns; in the layout', () => {
    const after = structuredClone(before)
    after.content.layout = 'letter'
    const [field] = after.content.fields
    if (field) Object.assign(field, { kind: 'list', columns: ['姓名', '职务'], from: 'members' })
    const said = changed(compareTemplates(before, after)).join('\n')
    assert.match(said, /gone 版式：文件格式\nnew 版式：信函格式/)
    assert.match(said, /清单，必填，名册：党员人数，各栏：姓名、职务/)
  })
})
