import { violationsOf } from './accessible.ts'
import { walk } from './every-page.ts'
import { expect, test } from './stage.ts'

test.describe('Every page', () => {
  test.setTimeout(900_000)

  // Whoever is a secretary, of a committee and of the department at once has every page that there is.
  test('has nothing in the way of those who see badly or use no mouse', async ({ page, enter }) => {
    await enter('several')
    const found: string[] = []
    await walk([page], async (kind) => {
      for (const one of await violationsOf(page)) found.push(`${kind}: ${one}`)
    })
    expect(found).toEqual([])
  })
})
