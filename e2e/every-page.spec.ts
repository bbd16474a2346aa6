import { actsOf, deskOf, sideways, smallThings, walk } from './every-page.ts'
import { expect, type Person, people, test, useTypeSize } from './stage.ts'

/** What the phone has in another place: in the dialog of the act, in one field of choices, behind a heading to unfold, on the whole card. */
const elsewhere: Record<string, RegExp> = {
  '/affairs/:id': /^常用语$/,
  '/statistics': /情况$|^党员年龄与学历$/,
  '/differences': /^处理$|^查看$/,
  '/alerts': /\d$/,
}

test.describe('Every page on the phone', { tag: '@phone' }, () => {
  test.setTimeout(600_000)

  for (const who of Object.keys(people) as Person[])
    test(`of ${who} fits the screen, and sends nobody to a computer`, async ({ page, enter }) => {
      await enter(who)
      const found: string[] = []
      const seen = await walk([page], async (kind) => {
        const wide = await sideways(page)
        if (wide) found.push(`${kind} sticks out by ${wide}`)
        const text = await page.locator('main, .verify').first().textContent()
        if (/请(?:使用|用|在|到)电脑/.test(text ?? '')) found.push(`${kind} sends people to a computer`)
      })
      expect(found).toEqual([])
      expect(seen).toBeGreaterThan(30)
    })

  // Whoever is a secretary, of a committee and of the department at once has every page that there is.
  for (const who of ['member', 'several'] as const)
    test(`of ${who} can do what the same page can on the desktop`, async ({
      page,
      enter,
      browser,
      baseURL,
    }) => {
      await enter(who)
      const [desk, context] = await deskOf(browser, who, baseURL as string)
      const found: string[] = []
      await walk([page, desk], async (kind) => {
        const [here, there] = [await actsOf(page), await actsOf(desk)]
        const lacking = there.filter((act) => !here.includes(act) && !elsewhere[kind]?.test(act))
        if (lacking.length > 0) found.push(`${kind} lacks ${lacking.join('、')}`)
      })
      await context.close()
      expect(found).toEqual([])
    })

  for (const who of ['member', 'secretary'] as const)
    test(`of ${who} is in 长辈版 large enough to read and to press`, async ({ page, enter }) => {
      await useTypeSize(page, 'elder')
      await enter(who)
      const found: string[] = []
      await walk([page], async (kind) => {
        const wide = await sideways(page)
        for (const small of [...(wide ? [`sticks out by ${wide}`] : []), ...(await smallThings(page))])
          found.push(`${kind}: ${small}`)
      })
      expect(found).toEqual([])
    })
})
