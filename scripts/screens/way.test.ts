import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fileNameOf, kindOf, Way } from './way.ts'

describe('The way through the pages', () => {
  it('meets each kind of page once, and neither files nor other sites', () => {
    const way = new Way('/')
    way.meet([
      '/people?size=50',
      '/people/3',
      '/people/8',
      '/api/people.xlsx',
      'https://example.org',
      '//x',
      '/sign-in/abc',
    ])
    assert.deepEqual(
      [way.next(), way.next(), way.next(), way.next()],
      ['/', '/people?size=50', '/people/3', undefined],
    )
  })

  it('names a kind of page as a file', () => {
    assert.equal(kindOf('/library/materials/12?part=3'), '/library/materials/:id')
    assert.equal(kindOf('/verify/9f8e7d6c5b4a'), '/verify/:id')
    assert.equal(fileNameOf('/library/materials/:id'), 'library_materials_id')
    assert.equal(fileNameOf('/'), 'home')
  })
})
