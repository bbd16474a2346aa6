import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isMasked, maskAddress, masked, maskedFields } from './masks.ts'

describe('What is shown masked', () => {
  it('is recognised by whoever knows it and tells nobody else', () => {
    assert.equal(masked('identityNumber', '11010519491231002X'), '1****************X')
    assert.equal(masked('phone', '19900000001'), '199****0001')
    assert.equal(masked('homeAddress', '燕平市河东区杏坛路8号'), '燕平****')
    assert.equal(masked('homeAddress', '9号楼'), '****')
    assert.deepEqual(maskedFields.filter(isMasked), ['identityNumber', 'phone', 'homeAddress'])
    assert.equal(isMasked('nativePlace'), false)
  })

  it('an address never tells more than its first two characters, however long or rare', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('燕', '𬭎', '1', '号', ' '), { maxLength: 60 }), (letters) => {
        const shown = maskAddress(letters.join(''))
        assert.equal(shown, letters.length < 6 ? '****' : `${letters[0]}${letters[1]}****`)
      }),
    )
  })
})
