import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Powers } from '#basics/contract.ts'
import { distinct, type Held, titleOf } from './roles/rules.ts'
import { accountState, permissionsOf, reachOf, whyNotManage } from './rules.ts'

const powers: Powers = {
  'people.read': ['member', 'branch', 'committee'],
  'people.correct': ['branch', 'committee'],
  'accounts.grant': ['committee'],
}
const branch = { key: 'b', role: 'branch', path: '1.2.' } as const
const member = { key: 'm', role: 'member', path: null } as const
const committee = { key: 'c', role: 'committee', path: '1.' } as const

describe('The reach of a permission', () => {
  it('is that of the roles that hold it: organizations, and the own record', () => {
    assert.deepEqual(reachOf([branch, member], 'people.read', powers, 7), { paths: ['1.2.'], personId: 7 })
    assert.deepEqual(reachOf([branch, member], 'people.correct', powers, 7), {
      paths: ['1.2.'],
      personId: null,
    })
    assert.deepEqual(reachOf([member], 'people.read', powers, 7), { paths: [], personId: 7 })
  })

  it('is nothing when no role holds it', () => {
    assert.equal(reachOf([branch, member], 'accounts.grant', powers, 7), null)
    assert.equal(reachOf([committee], 'no-such-power', powers, 7), null)
  })

  it('names no organization twice and none below another', () => {
    const west = { key: 'w', role: 'branch', path: '1.3.' } as const
    assert.deepEqual(reachOf([branch, committee, branch], 'people.read', powers, null)?.paths, ['1.'])
    assert.deepEqual(reachOf([branch, west], 'people.read', powers, null)?.paths, ['1.2.', '1.3.'])
  })

  it('comes with the permissions that any of the roles holds', () => {
    assert.deepEqual(permissionsOf([branch], powers), ['people.read', 'people.correct'])
    assert.deepEqual(permissionsOf([], powers), [])
  })
})

describe('Who may manage an account', () => {
  const held = (role: 'branch' | 'politicalWorkDepartment' | 'member', path: string | null) => ({
    role,
    path,
  })
  const account = { own: false, personPath: '1.2.', held: [held('branch', '1.2.'), held('member', null)] }
  const inHand = [{ role: 'committee', path: '1.' }] as const

  it('is whoever could give all that it holds', () => {
    assert.equal(whyNotManage(account, [...inHand]), null)
  })
  it('is not its owner', () => {
    assert.equal(whyNotManage({ ...account, own: true }, [...inHand]), 'own-account')
  })
  it('is nobody to whom one of its roles is too high or elsewhere', () => {
    const high = { ...account, held: [held('politicalWorkDepartment', '1.2.')] }
    assert.equal(whyNotManage(high, [...inHand]), 'account-above-own')
    assert.equal(whyNotManage({ ...account, held: [held('branch', '9.')] }, [...inHand]), 'account-above-own')
    assert.equal(whyNotManage(account, [{ role: 'branch', path: '1.2.' }]), 'account-above-own')
  })
  it('is nobody to whom its person belongs elsewhere', () => {
    assert.equal(whyNotManage({ ...account, personPath: '9.', held: [] }, [...inHand]), 'account-elsewhere')
  })
})

describe('An account', () => {
  it('is disabled, locked, waiting for its first password, or active, in this order', () => {
    const plain = { disabledAt: null, lockedUntil: null, mustChangePassword: false }
    assert.equal(accountState(plain), 'active')
    assert.equal(accountState({ ...plain, mustChangePassword: true }), 'waiting')
    assert.equal(accountState({ ...plain, mustChangePassword: true, lockedUntil: '2026' }), 'locked')
    assert.equal(
      accountState({ disabledAt: '2026', mustChangePassword: true, lockedUntil: '2026' }),
      'disabled',
    )
  })
})

describe('A role', () => {
  const post: Held = {
    role: 'branch',
    source: 'post',
    postKind: 'committeeMember',
    duty: 'organization',
    organizationId: 2,
    organizationName: '第一党支部',
    path: '1.2.',
    fromOn: '2024-12-01',
    untilOn: null,
    termEndsOn: '2027-12-01',
  }
  const grant: Held = { ...post, source: 'grant', postKind: null, duty: null, termEndsOn: null }

  it('is called by the post that gives it, else by its organization', () => {
    assert.equal(titleOf(post), '第一党支部组织委员')
    assert.equal(titleOf(grant), '第一党支部')
    assert.equal(
      titleOf({ ...grant, organizationName: '中共星河研究院第一支部委员会' }),
      '中共星河研究院第一支部委员会（党支部）',
    )
    assert.equal(titleOf({ ...grant, source: 'self', role: 'member', path: null }), '党员')
  })

  it('counts once for an organization: the post before the grant', () => {
    assert.deepEqual(distinct([post, grant]), [post])
    const other = { ...grant, organizationId: 3, path: '1.3.' }
    assert.deepEqual(distinct([post, grant, other]), [post, other])
  })
})
