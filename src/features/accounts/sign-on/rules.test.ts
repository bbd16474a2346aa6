import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { secretsOf } from '#platform/sign-on/attempt.ts'
import { escapedForFilter, isDirectoryFilter } from '#platform/sign-on/directory.ts'
import { employeeNoIn, isDirectoryAddress, isIssuer, saysFactor, shownName, whyNotMatch } from './rules.ts'

describe('An issuer', () => {
  it('stands under https, or on this machine, and nothing hangs on its address', () => {
    for (const fit of ['https://id.example.cn', 'https://id.example.cn/realms/x', 'http://127.0.0.1:8080'])
      assert.ok(isIssuer(fit), fit)
    for (const unfit of [
      'http://id.example.cn',
      'id.example.cn',
      'ldaps://id.example.cn',
      'https://a:b@id.example.cn',
      'https://id.example.cn?x=1',
      'javascript:alert(1)',
    ])
      assert.ok(!isIssuer(unfit), unfit)
  })
})

describe('A directory', () => {
  it('is reached by ldaps, or by ldap with StartTLS, and by nothing else', () => {
    for (const fit of ['ldaps://ad.example.cn', 'ldap://ad.example.cn:3389', 'ldaps://10.1.2.3/'])
      assert.ok(isDirectoryAddress(fit), fit)
    for (const unfit of ['https://ad.example.cn', 'ldaps://ad.example.cn/dc=cn', 'ad.example.cn', 'ldap://'])
      assert.ok(!isDirectoryAddress(unfit), unfit)
  })
  it('is asked for a name that is only ever a value', async () => {
    assert.equal(escapedForFilter('张三'), '张三')
    assert.equal(escapedForFilter('*)(uid=*'), '\\2a\\29\\28uid=\\2a')
    assert.equal(escapedForFilter('a\\b\u0000'), 'a\\5cb\\00')
    assert.ok(await isDirectoryFilter('(&(objectClass=person)(uid={username}))'))
    for (const unfit of ['(uid=x)', '(uid={username}', '{username}', ''])
      assert.ok(!(await isDirectoryFilter(unfit)), unfit)
  })
})

describe('What goes with a browser', () => {
  it('comes from its token alone, and each part is another', () => {
    const [one, again, other] = [secretsOf('a'), secretsOf('a'), secretsOf('b')]
    assert.deepEqual(one, again)
    const all = [...Object.values(one), ...Object.values(other)]
    assert.equal(new Set(all).size, 6)
    // RFC 7636, 4.1: from 43 to 128 signs.
    for (const secret of all) assert.match(secret, /^[\w-]{43}$/)
  })
})

describe('What a provider says of somebody', () => {
  it('holds the employee number, which it may not have verified', () => {
    assert.deepEqual(employeeNoIn({ no: ' A1 ' }, 'no'), { employeeNo: 'A1' })
    assert.deepEqual(employeeNoIn({ no: 1001 }, 'no'), { employeeNo: '1001' })
    assert.deepEqual(employeeNoIn({ no: 'A1', no_verified: true }, 'no'), { employeeNo: 'A1' })
    for (const unverified of [false, 'true', null])
      assert.deepEqual(employeeNoIn({ no: 'A1', no_verified: unverified }, 'no'), {
        why: 'sign-on-number-unverified',
      })
    for (const none of [{}, { no: '' }, { no: ['A1'] }, { no: null }])
      assert.deepEqual(employeeNoIn(none, 'no'), { why: 'sign-on-no-number' })
  })
  it('spares the second factor only when it says that there was more than one', () => {
    assert.ok(saysFactor(['pwd', 'otp', 'mfa']))
    assert.ok(!saysFactor(['otp']) && !saysFactor([]))
  })
  it('names him as people know him', () => {
    assert.equal(shownName({ name: '张三' }, 's'), '张三')
    assert.equal(shownName({ name: ' ', preferred_username: 'zhang' }, 's'), 'zhang')
    assert.equal(shownName({}, 's'), 's')
  })
})

describe('Who comes for the first time', () => {
  const first = {
    matches: true,
    unbound: false,
    number: { employeeNo: 'A1' },
    account: { linkedElsewhere: false },
  }
  it('is known by his employee number where that is allowed, and never against what somebody did before', () => {
    assert.equal(whyNotMatch(first), null)
    assert.equal(whyNotMatch({ ...first, matches: false }), 'sign-on-not-linked')
    assert.equal(whyNotMatch({ ...first, unbound: true }), 'sign-on-unbound')
    assert.equal(whyNotMatch({ ...first, number: { why: 'sign-on-no-number' } }), 'sign-on-no-number')
    assert.equal(whyNotMatch({ ...first, account: null }), 'sign-on-no-account')
    assert.equal(whyNotMatch({ ...first, account: { linkedElsewhere: true } }), 'sign-on-other-identity')
  })
})
