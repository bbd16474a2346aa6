import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { testDatabase } from '#platform/testing.ts'
import { Tables } from './tables.ts'

const open = await testDatabase()
after(() => open.close())

it('Who watches the tables sees a row that is new, one that reads otherwise, and one that is gone; not what was undone', async () => {
  const tables = await Tables.watch(open)
  const after = async (text: string) => {
    await open.pool.query(text)
    return tables.changed()
  }
  const put = `insert into setting (key, value) values ('watched', '1')`
  assert.deepEqual(await after(put), ['public.setting'])
  assert.deepEqual(await after(`update setting set value = '2' where key = 'watched'`), ['public.setting'])
  assert.deepEqual(await after('select 1'), [])
  assert.deepEqual(await after(`begin; delete from setting; rollback`), [])
  assert.deepEqual(await after(`delete from setting where key = 'watched'`), ['public.setting'])
  const { compared } = tables
  assert.deepEqual(await after('select 1'), [])
  assert.equal(tables.compared, compared, 'where nobody wrote nothing is compared')
})
