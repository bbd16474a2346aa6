import { violationsOf } from './accessible.ts'
import { walk } from './every-page.ts'
import { expect, test } from './stage.ts'

// On the phone the walk through every page looks at this too: every-page.spec.ts.
test.describe('Every page on the desktop', { tag: '@desktop' }, () => {
  test.setTimeout(900_000)

  // Whoever is a secretary, of a committee and of the department at once has every page that there is.
  test('has nothing in the way of those who see badly or use no mouse', async ({ page, enter }) => {
    await enter('several')
    const found: string[] = []
    await walk(page, async (kind) => {
      for (const one of await violationsOf(page)) found.push(`${kind}: ${one}`)
    })
    expect(found).toEqual([])
  })
})
