import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isPost, parsePosts, placeOfPost, postName } from './rules.ts'

describe('党内职务', () => {
  it('are read from their titles, several separated by ; or ；', () => {
    assert.deepEqual(parsePosts('党支部书记;组织委员；党委纪检委员'), [
      'branch:secretary',
      'branch:committeeMember:organization',
      'committee:committeeMember:discipline',
    ])
    assert.deepEqual(parsePosts('党总支副书记; 总支委员'), [
      'generalBranch:deputySecretary',
      'generalBranch:committeeMember',
    ])
    assert.deepEqual(parsePosts('纪律检查委员;纪检委员'), ['branch:committeeMember:discipline'])
    assert.deepEqual(parsePosts('无;—; ;'), [])
  })
  it('stay as written where the register has no place for them', () => {
    assert.deepEqual(parsePosts('党支部书记兼主任').map(isPost), [false])
    assert.deepEqual(parsePosts('党小组组长').map(isPost), [false])
  })
  it('have names again', () => {
    for (const title of ['党支部书记', '党总支副书记', '党委委员', '党支部宣传委员'])
      assert.equal(postName(parsePosts(title)[0] ?? ''), title)
  })
  it('belong to the own branch or to what stands above it', () => {
    const units = new Map([
      ['R', { kind: 'committee', parentCode: null }],
      ['C', { kind: 'committee', parentCode: 'R' }],
      ['G', { kind: 'generalBranch', parentCode: 'C' }],
      ['B', { kind: 'branch', parentCode: 'G' }],
    ])
    assert.equal(placeOfPost('branch:secretary', 'B', units), 'B')
    assert.equal(placeOfPost('generalBranch:secretary', 'B', units), 'G')
    assert.equal(placeOfPost('committee:secretary', 'B', units), 'C')
    assert.equal(placeOfPost('generalBranch:secretary', 'C', units), null)
    assert.equal(placeOfPost('branch:secretary', null, units), null)
  })
})
