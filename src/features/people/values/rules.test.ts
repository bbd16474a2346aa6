import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readValue, valueInWords, whyNotAgree } from './rules.ts'

const person = {
  gender: 'male' as const,
  birthDate: '1949-12-31',
  identityNumber: null as string | null,
  workStartedOn: null,
  joinedOn: null as string | null,
  becameFullOn: null as string | null,
}
const today = '2026-11-24'

describe('What a form says of a person', () => {
  it('is tidied: full-width digits, blanks, lower-case x', () => {
    assert.deepEqual(readValue('identityNumber', ' １１０１０５１９４９１２３１００２ｘ '), {
      value: '11010519491231002X',
    })
    assert.deepEqual(readValue('birthDate', '1980/5/1'), { value: '1980-05-01' })
    assert.deepEqual(readValue('name', '　阿依古丽·买买提 '), { value: '阿依古丽·买买提' })
  })

  it('is understood in words or codes of the standards', () => {
    assert.deepEqual(readValue('education', '大专'), { value: '31' })
    assert.deepEqual(readValue('education', '21'), { value: '21' })
    assert.deepEqual(readValue('ethnicity', '维吾尔'), { value: '05' })
    assert.deepEqual(readValue('occupation', '专业技术人员'), { value: 'professional' })
    assert.deepEqual(readValue('employment', 'retired'), { value: 'retired' })
    assert.deepEqual(readValue('gender', '女'), { value: 'female' })
  })

  it('may be taken away where it is optional, and not elsewhere', () => {
    assert.deepEqual(readValue('phone', null), { value: null })
    assert.deepEqual(readValue('degree', ''), { value: null })
    assert.deepEqual(readValue('birthDate', ''), { fault: 'day-form' })
    assert.deepEqual(readValue('name', ''), { fault: 'name-empty' })
  })

  it('is refused by the field’s own reason', () => {
    const faults = {
      birthDate: ['2026-02-30', 'day-form'],
      phone: ['1234', 'phone-form'],
      education: ['很高', 'education-unknown'],
      ethnicity: ['火星族', 'ethnicity-unknown'],
      identityNumber: ['11010519491231002', 'identity-number-length'],
      gender: ['未知', 'gender-unknown'],
      mobileTo: ['北京', 'field-fixed'],
    } as const
    for (const [field, [text, fault]] of Object.entries(faults))
      assert.deepEqual(readValue(field as keyof typeof faults, text), { fault })
  })

  it('reads back in the words of the screen', () => {
    assert.equal(valueInWords('education', '14'), '硕士研究生毕业')
    assert.equal(valueInWords('ethnicity', '05'), '维吾尔族')
    assert.equal(valueInWords('politicalStatus', 'fullMember'), '正式党员')
    assert.equal(valueInWords('phone', '199****0001'), '199****0001')
    assert.equal(valueInWords('degree', null), null)
  })
})

describe('The facts of a person', () => {
  it('agree with the identity number: birth date and gender (GB 11643)', () => {
    const number = '11010519491231002X'
    assert.equal(whyNotAgree({ ...person, gender: 'female', identityNumber: number }, today), null)
    assert.equal(
      whyNotAgree({ ...person, identityNumber: number }, today)?.code,
      'identity-number-other-gender',
    )
    assert.equal(
      whyNotAgree({ ...person, gender: 'female', birthDate: '1949-12-30', identityNumber: number }, today)
        ?.code,
      'identity-number-other-birth',
    )
  })

  it('follow each other: born, of age, admitted, confirmed, today', () => {
    const why = (dates: Partial<typeof person>) => whyNotAgree({ ...person, ...dates }, today)?.code ?? null
    assert.equal(why({ birthDate: '2026-11-25' }), 'birth-in-future')
    assert.equal(why({ birthDate: '1900-01-01' }), 'birth-too-early')
    assert.equal(why({ joinedOn: '1967-12-30' }), 'joined-too-young')
    assert.equal(why({ joinedOn: '1967-12-31' }), null)
    assert.equal(why({ joinedOn: '2027-01-01' }), 'joined-in-future')
    assert.equal(why({ becameFullOn: '1980-01-01' }), 'full-without-joined')
    assert.equal(why({ joinedOn: '1980-01-01', becameFullOn: '1979-12-31' }), 'full-before-joined')
  })
})
