import assert from 'node:assert/strict'
import { it } from 'node:test'
import { fileSize } from './file-size.ts'

it('The size of a file is told in the unit that people read', () => {
  assert.deepEqual([0, 600, 20_480, 1_048_575, 3_145_728].map(fileSize), [
    '1 KB',
    '1 KB',
    '20 KB',
    '1024 KB',
    '3.0 MB',
  ])
})
