import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { enclosureTitle, whyNotEnclose } from './rules.ts'

describe('A file that goes along with a document', () => {
  it('is a document, a sheet or a picture, neither empty nor huge, one of ten', () => {
    assert.equal(whyNotEnclose({ name: '方案.pdf', bytes: 10 }, 0), null)
    assert.equal(whyNotEnclose({ name: '方案.PDF', bytes: 10 }, 9), null)
    assert.equal(whyNotEnclose({ name: '方案.exe', bytes: 10 }, 0), 'enclosure-kind')
    assert.equal(whyNotEnclose({ name: '方案', bytes: 10 }, 0), 'enclosure-kind')
    assert.equal(whyNotEnclose({ name: '方案.pdf', bytes: 0 }, 0), 'enclosure-empty')
    assert.equal(whyNotEnclose({ name: '方案.pdf', bytes: 21 * 1_048_576 }, 0), 'enclosure-large')
    assert.equal(whyNotEnclose({ name: '方案.pdf', bytes: 10 }, 10), 'enclosure-many')
  })
  it('is named without its ending and without a stop', () => {
    assert.equal(enclosureTitle('设备采购方案.v2.docx'), '设备采购方案.v2')
    assert.equal(enclosureTitle('名单。.xlsx'), '名单')
  })
})
