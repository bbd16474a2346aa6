import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { postName, postText, whyNotPost } from './rules.ts'

const fit = {
  kind: 'committeeMember',
  personIsFullMember: true,
  personInOrganization: true,
  organizationIsBranch: true,
  organizationClosed: false,
  termRuns: true,
} as const

describe('A post', () => {
  it('is called as the branch calls it', () => {
    assert.equal(postName('committeeMember', 'discipline'), '纪检委员')
    assert.equal(postName('secretary', null), '书记')
    assert.equal(postText('一室党支部 committeeMember publicity'), '一室党支部宣传委员')
    assert.equal(postText('一室党支部 secretary '), '一室党支部书记')
  })

  it('goes to full members, in a branch of its own people (章程第七条)', () => {
    assert.equal(whyNotPost(fit), null)
    assert.equal(whyNotPost({ ...fit, personIsFullMember: false }), 'post-needs-full-member')
    assert.equal(whyNotPost({ ...fit, personInOrganization: false }), 'post-needs-own-branch')
    assert.equal(whyNotPost({ ...fit, organizationClosed: true }), 'post-organization-closed')
  })

  it('in a committee may be held by a member of any branch below; a group leader leads in a branch', () => {
    assert.equal(whyNotPost({ ...fit, organizationIsBranch: false, personInOrganization: false }), null)
    assert.equal(
      whyNotPost({ ...fit, kind: 'groupLeader', organizationIsBranch: false }),
      'post-group-needs-branch',
    )
  })

  it('of somebody who convenes a new branch lasts until its members have elected', () => {
    const convener = { ...fit, kind: 'convener', termRuns: false } as const
    assert.equal(postName('convener', null), '筹备负责人')
    assert.equal(whyNotPost(convener), null)
    assert.equal(whyNotPost({ ...convener, termRuns: true }), 'post-convener-elected')
    assert.equal(whyNotPost({ ...convener, organizationIsBranch: false }), 'post-convener-elected')
    assert.equal(whyNotPost({ ...convener, personInOrganization: false }), 'post-needs-own-branch')
  })
})
