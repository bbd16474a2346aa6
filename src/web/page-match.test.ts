import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bestMatch, matchPath } from './page-match.ts'

describe('An address', () => {
  const pages = ['/', '/people', '/people/:id', '/people/new', '/units/:unit/terms/:id'].map((path) => ({
    path,
  }))

  it('leads to its page, the named one before the one with a parameter', () => {
    assert.equal(bestMatch(pages, '/people/new')?.path, '/people/new')
    assert.equal(bestMatch(pages, '/people/37')?.path, '/people/:id')
    assert.equal(bestMatch(pages, '/people/')?.path, '/people')
    assert.equal(bestMatch(pages, '/')?.path, '/')
    assert.equal(bestMatch(pages, '/nowhere'), undefined)
  })

  it('gives the page its parameters, readable', () => {
    assert.deepEqual(matchPath('/units/:unit/terms/:id', '/units/7/terms/%E4%B8%80'), { unit: '7', id: '一' })
    assert.deepEqual(matchPath('/people/:id', '/people/%E0%A4'), { id: '%E0%A4' })
    assert.equal(matchPath('/people/:id', '/people/'), null)
  })
})
