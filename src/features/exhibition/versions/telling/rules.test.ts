import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whoHears } from './rules.ts'

const organizations = [
  { id: 1, path: '1.' },
  { id: 5, path: '1.5.' },
]
const holder = (accountId: number, role: string, organizationId: number) => ({
  accountId,
  role,
  organizationId,
})

describe('That an exhibition waits is heard', () => {
  it('by those nearest to the people it is for, and not by whoever submitted it', () => {
    const holders = [holder(7, 'committee', 5), holder(8, 'committee', 5), holder(9, 'committee', 1)]
    assert.deepEqual(whoHears(holders, organizations, 7), [8])
    assert.deepEqual(whoHears(holders, organizations, null), [7, 8])
  })

  it('one step higher, when the submitter is alone', () => {
    const holders = [holder(7, 'committee', 5), holder(9, 'committee', 1)]
    assert.deepEqual(whoHears(holders, organizations, 7), [9])
  })

  it('by the department before the committee of the institute, once each', () => {
    const department = holder(3, 'politicalWorkDepartment', 1)
    assert.deepEqual(whoHears([holder(9, 'committee', 1), department, department], organizations, null), [3])
    assert.deepEqual(whoHears([holder(9, 'committee', 1)], organizations, null), [9])
  })

  it('by nobody who could not decide', () => {
    assert.deepEqual(whoHears([holder(4, 'branch', 5)], organizations, null), [])
    assert.deepEqual(whoHears([], organizations, null), [])
  })
})
